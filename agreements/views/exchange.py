"""To be written."""

from django.http import Http404


def exchanges(request):
    """The list."""
    raise Http404


def exchange(request, **kwargs):
    """The page of one."""
    raise Http404
