"""The page about the register, with the dictionary of its data made from the models."""

from django.shortcuts import render

from agreements.filters.parameters import unknown_parameters
from agreements.presenters.about import about_page
from agreements.presenters.linked_data import dataset_data


def about(request):
    """The page about the register."""
    context = {
        **about_page(),
        "linked_data": dataset_data(request.build_absolute_uri),
        "unknown": unknown_parameters(request.GET),
    }
    return render(request, "agreements/about.html", context)
