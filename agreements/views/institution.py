"""To be written."""

from django.http import Http404


def institutions(request):
    """The list."""
    raise Http404


def institution(request, **kwargs):
    """The page of one."""
    raise Http404
