"""The front page: what the register is, how much it holds, what is new, and the ways in."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from agreements.filters.parameters import unknown_parameters
from agreements.presenters.home import home_page
from agreements.presenters.linked_data import dataset_data
from agreements.views.my_city import private, show_my_city
from cooperation.visitor_cookie import NAME, forget


def home(request):
    """The front page; that of their place for visitors who keep one, and with a text to search
    for, the search.
    """
    if "q" in request.GET:
        return redirect(f"{reverse('search')}?{request.GET.urlencode()}")
    today = timezone.localdate()
    response = show_my_city(request, today)
    if response is None:
        linked_data = dataset_data(request.build_absolute_uri)
        context = {
            **home_page(today),
            "linked_data": linked_data,
            "unknown": unknown_parameters(request.GET),
        }
        response = render(request, "agreements/home.html", context)
        if NAME in request.COOKIES:  # It cannot be read, or its place is not public any more.
            forget(response)
    return private(response)
