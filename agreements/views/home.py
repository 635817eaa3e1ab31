"""The front page: what the register is, how much it holds, what is new, and the ways in."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from agreements.presenters.home import home_page
from agreements.presenters.linked_data import dataset_data


def home(request):
    """The front page; with a text to search for, the search."""
    if "q" in request.GET:
        return redirect(f"{reverse('search')}?{request.GET.urlencode()}")
    linked_data = dataset_data(request.build_absolute_uri)
    context = {**home_page(timezone.localdate()), "linked_data": linked_data}
    return render(request, "agreements/home.html", context)
