"""Error pages: 400 for an address that cannot be read, 503 while the database is away, and 500 for
any other fault.

Django calls `server_error` for an error of a view and of a middleware alike, so it reads neither
session nor account nor database.
"""

import logging
import sys

import psycopg2
from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.db import Error
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views import defaults
from psycopg2 import errorcodes

from cooperation.request_log import request_id

logger = logging.getLogger(__name__)

RETRY_AFTER = 30  # seconds
# What Django answers with a page of its own.
REFUSED = (Http404, PermissionDenied, BadRequest, SuspiciousOperation)

# Classes and codes of SQLSTATE (PostgreSQL, appendix A) that are no fault of the statement: another
# attempt may succeed.
UNAVAILABLE_CLASSES = {
    errorcodes.CLASS_CONNECTION_EXCEPTION,
    errorcodes.CLASS_TRANSACTION_ROLLBACK,  # Deadlocks.
    errorcodes.CLASS_INSUFFICIENT_RESOURCES,  # Too many connections, a full disk.
    errorcodes.CLASS_OPERATOR_INTERVENTION,  # Shutdown, start-up, statement_timeout.
    errorcodes.CLASS_SYSTEM_ERROR,
}
UNAVAILABLE_CODES = {
    errorcodes.LOCK_NOT_AVAILABLE,  # lock_timeout
    errorcodes.READ_ONLY_SQL_TRANSACTION,  # A standby server.
    errorcodes.IDLE_IN_TRANSACTION_SESSION_TIMEOUT,
    errorcodes.TRANSACTION_TIMEOUT,
}


class UnknownPartError(BadRequest):
    """Parts of an address that its page does not know, as names or as ``name=value``."""

    def __init__(self, *parts):
        super().__init__("&".join(parts))
        self.parts = parts


def bad_request(request, exception):
    """The answer to a request that cannot be read; it names the parts that a page does not know."""
    if not isinstance(exception, UnknownPartError):
        return defaults.bad_request(request, exception)
    context = {"unknown": exception.parts, "known_url": request.path}
    return render(request, "400.html", context, status=400)


def is_unavailable(error: BaseException | None) -> bool:
    """Whether an error says that the database cannot answer now, not that a statement is wrong."""
    cause = error.__cause__ if isinstance(error, Error) else error
    if not isinstance(cause, psycopg2.Error):
        return False
    if code := cause.pgcode:
        return code[:2] in UNAVAILABLE_CLASSES or code in UNAVAILABLE_CODES
    # Refused, lost or closed: no server is there to send a code. A connection that is lost while
    # rows arrive raises the bare DatabaseError.
    lost = psycopg2.OperationalError | psycopg2.InterfaceError
    return isinstance(cause, lost) or type(cause) is psycopg2.DatabaseError


def server_error(request):
    """The answer to an error that nothing has caught, in the language of the address."""
    error = sys.exc_info()[1]
    status = 503 if is_unavailable(error) else 500
    if status == 500 and isinstance(error.__context__, REFUSED):
        # The page of a refusal has failed, and Django logs what was refused, or nothing.
        logger.error("The page of an error failed: %s", request.path, exc_info=error)
    path = request.path_info
    language = translation.get_language_from_path(path) or settings.LANGUAGE_CODE
    with translation.override(language):
        if wants_json(request):
            content = {"error": error_message(status), "request_id": request_id.get()}
            response = JsonResponse(content, status=status)
        else:
            context = {
                "status": status,
                "home_url": reverse("home"),
                "request_id": request_id.get(),
            }
            response = HttpResponse(render_to_string(f"{status}.html", context), status=status)
    response.headers["Content-Language"] = language
    response.headers["Cache-Control"] = "no-store"
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def error_message(status):
    """The error in one sentence, for programs."""
    if status == 503:
        return _("The register cannot reach its data just now.")
    return _("Something went wrong")


def wants_json(request) -> bool:
    """Whether the address or the client asks for JSON."""
    types = ["text/html", "application/json"]
    return request.path.endswith(".json") or request.get_preferred_type(types) == types[1]


class WithoutTraceback(logging.Filter):
    """Keeps a line to itself where a traceback would show no fault of the code: the database was
    away, or the request was malformed.
    """

    def filter(self, record):
        error = record.exc_info and record.exc_info[1]
        if is_unavailable(error):
            reason = " ".join(str(error).split())
            record.msg, record.args = "%s: %s", (record.getMessage(), reason)
        if is_unavailable(error) or isinstance(error, SuspiciousOperation):
            record.exc_info = None
        return True
