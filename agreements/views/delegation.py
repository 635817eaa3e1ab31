"""To be written."""

from django.http import Http404


def delegations(request):
    """The list."""
    raise Http404


def delegation(request, **kwargs):
    """The page of one."""
    raise Http404
