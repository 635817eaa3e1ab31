"""The page about the register, with the dictionary of its data made from the models."""

from django.shortcuts import render

from agreements.presenters.about import about_page
from agreements.presenters.linked_data import dataset_data


def about(request):
    """The page about the register."""
    context = {**about_page(), "linked_data": dataset_data(request.build_absolute_uri)}
    return render(request, "agreements/about.html", context)
