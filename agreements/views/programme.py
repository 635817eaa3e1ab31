"""To be written."""

from django.http import Http404


def programmes(request):
    """The list."""
    raise Http404


def programme(request, **kwargs):
    """The page of one."""
    raise Http404
