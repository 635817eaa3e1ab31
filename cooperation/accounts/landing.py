"""Where somebody lands after signing in: on the page they came from, if they may see it."""

import copy
import logging
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.messages.storage import default_storage
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme

from cooperation.errors import is_unavailable

logger = logging.getLogger(__name__)


def landing_page(request, address):
    """The address to go to after a sign-in: `address` if it is a page of ours that the account may
    see, else the front page of the staff area. `request` is the account's own.
    """
    is_ours = address and url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if is_ours and _opens(request, address) else reverse("admin:index")


def _opens(request, address):
    """Whether an address of this site answers the account with a page.

    The view itself is called, as only it knows whether a row exists and who may see it.
    """
    parts = urlsplit(address)
    language = translation.get_language_from_path(parts.path) or settings.LANGUAGE_CODE
    with translation.override(language):
        try:
            match = _resolve(parts.path)
            visit = _visit(request, parts, match)
            return match.func(visit, *match.args, **match.kwargs).status_code < 400
        except (Http404, PermissionDenied, BadRequest, SuspiciousOperation):
            return False
        except Exception as error:
            if is_unavailable(error):
                raise
            # A page that fails must not keep anybody from signing in.
            logger.exception("A page failed to which a sign-in would have led: %s", parts.path)
            return False


def _resolve(path):
    try:
        return resolve(path)
    except Resolver404:
        if path.endswith("/"):
            raise
        return resolve(f"{path}/")  # CommonMiddleware leads there.


def _visit(request, parts, match):
    """A request for another page by the same account; what it leaves behind is thrown away."""
    visit = copy.copy(request)
    visit.method = "GET"
    visit.path = visit.path_info = parts.path
    visit.META = request.META | {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": parts.path,
        "QUERY_STRING": parts.query,
    }
    visit.GET, visit.POST = QueryDict(parts.query), QueryDict()
    visit.resolver_match = match
    visit._messages = default_storage(visit)
    return visit
