"""The log: a line for each request, and in each line the number of the request it belongs to.

A line holds the names of the parameters of an address and not their values, since people search for
names of people; no cookies; nothing that was posted. Control characters are escaped, so that nobody
writes a line of his own.
"""

import logging
import re
import secrets
import time
from contextvars import ContextVar

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.utils.encoding import escape_uri_path
from pythonjsonlogger.json import JsonFormatter

from cooperation.client_address import client_address

HEALTH_CHECKS = ("/livez", "/healthz")
access_log = logging.getLogger("access")
# Of the request that this thread answers; "" outside of any.
request_id: ContextVar[str] = ContextVar("request_id", default="")

WELL_FORMED = re.compile(r"[A-Za-z0-9._=-]{8,64}")
CONTROL_CHARACTERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
MOST_NAMES = 20
LONGEST_NAME, LONGEST_PATH = 30, 500  # characters


def log_requests(get_response):
    """Numbers each request, sends the number back as X-Request-ID, and logs what was answered.

    It stands first, so that errors of other middleware have their number and line too.
    """

    def middleware(request):
        begin = time.perf_counter()
        request_id.set(chosen_id(request))
        response = get_response(request)
        response.headers["X-Request-ID"] = request_id.get()

        def log(size):
            log_response(request, response, size, time.perf_counter() - begin)

        if response.streaming and "Content-Length" not in response.headers:
            response.streaming_content = CountedStream(response.streaming_content, log)
        else:
            log(content_length(request, response))
        return response

    return middleware


def chosen_id(request) -> str:
    """The number that our own proxy gave a request, or a new one."""
    proposed = request.headers.get("X-Request-ID", "") if settings.PROXY_COUNT else ""
    return proposed if WELL_FORMED.fullmatch(proposed) else secrets.token_hex(8)


def content_length(request, response) -> int:
    """The bytes of the body that is sent."""
    if request.method == "HEAD":
        return 0
    return int(response.headers.get("Content-Length") or len(response.content))


class CountedStream:
    """The chunks of a streamed body, counted; `log` is called with their bytes at its end, be it
    sent as a whole or not.
    """

    def __init__(self, chunks, log):
        self.chunks, self.log, self.size = chunks, log, 0

    def __iter__(self):
        for chunk in self.chunks:
            self.size += len(chunk)
            yield chunk

    def close(self):
        """Called by the server, whatever became of the connection."""
        self.log(self.size)


def log_response(request, response, size, seconds):
    """Write the line of a request, but for health checks that find all well every few seconds."""
    status, path = response.status_code, escape_uri_path(request.path)[:LONGEST_PATH]
    if path in HEALTH_CHECKS and status == 200:
        return
    level = logging.ERROR if status >= 500 else logging.WARNING if status >= 400 else logging.INFO
    fields = {
        "method": request.method,
        "path": path,
        "parameters": parameter_names(request),
        "status": status,
        "bytes": size,
        "ms": round(seconds * 1000),
        "address": client_address(request),
        "staff": staff_id(request),
    }
    access_log.log(level, "%s %s %s", request.method, path, status, extra=fields)


def parameter_names(request) -> list[str]:
    """The names of the parameters in the address, cut to a length that a line can bear."""
    try:
        return sorted(name[:LONGEST_NAME] for name in request.GET)[:MOST_NAMES]
    except TooManyFieldsSent:
        return []


def staff_id(request) -> int | None:
    """The id of the account, if it was looked up for the request and is of the staff."""
    user = getattr(request, "_cached_user", None)
    return user.pk if user and user.is_staff else None


class RequestId(logging.Filter):
    """Gives each line the number of its request."""

    def filter(self, record):
        if number := request_id.get():
            record.request_id = number
        return True


class WithoutQuery(logging.Filter):
    """Takes the query from the addresses that gunicorn names in its own lines."""

    def filter(self, record):
        if isinstance(record.args, tuple):
            record.args = tuple(
                arg.partition("?")[0] if isinstance(arg, str) else arg for arg in record.args
            )
        return True


class JsonLines(JsonFormatter):
    """One JSON object per line, with the time in UTC as ISO 8601 writes it."""

    converter = time.gmtime
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"


class ReadableLines(logging.Formatter):
    """Lines for people. A traceback follows on lines of its own."""

    def formatMessage(self, record):
        line = super().formatMessage(record)
        return CONTROL_CHARACTERS.sub(lambda found: repr(found[0])[1:-1], line)
