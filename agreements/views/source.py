"""To be written."""

from django.http import Http404


def sources(request):
    """The list."""
    raise Http404


def source(request, **kwargs):
    """The page of one."""
    raise Http404
