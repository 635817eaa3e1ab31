"""The front page."""

from django.http import Http404


def home(request):
    """The front page."""
    raise Http404
