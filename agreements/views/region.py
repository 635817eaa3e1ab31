"""To be written."""

from django.http import Http404


def regions(request):
    """The list."""
    raise Http404


def region(request, **kwargs):
    """The page of one."""
    raise Http404
