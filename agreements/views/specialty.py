"""To be written."""

from django.http import Http404


def specialties(request):
    """The list."""
    raise Http404


def specialty(request, **kwargs):
    """The page of one."""
    raise Http404
