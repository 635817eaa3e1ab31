"""Middleware for all requests and responses."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotAllowed, HttpResponsePermanentRedirect
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers

READING = ("GET", "HEAD", "OPTIONS")
STAFF_NAMESPACES = {"admin"}


def response_headers(get_response):
    """Gives every answer the headers of `RESPONSE_HEADERS` that its view has not set itself, and
    lets no cache keep a page of the staff area: Django leaves that to each view, and its refusals
    and its form for a new password out.

    It stands first, so that the answers of other middleware, static files and errors have them too.
    """

    def middleware(request):
        response = get_response(request)
        for name, value in settings.RESPONSE_HEADERS.items():
            response.headers.setdefault(name, value)
        if is_staff_area(request):
            add_never_cache_headers(response)
        return response

    return middleware


def is_staff_area(request):
    """Whether the address of a request is one of the staff area; False before it was resolved."""
    match = request.resolver_match
    return match is not None and not STAFF_NAMESPACES.isdisjoint(match.namespaces)


def single_leading_slash(get_response):
    """Leads an address that begins with several slashes to the one with a single slash.

    A link to `//evil.example/` on a page of ours would lead to that host. The address itself is
    often only put together carelessly: `https://register.example/` and `/agreements/`.
    """

    def middleware(request):
        if not request.path_info.startswith("//"):
            return get_response(request)
        request.path = "/" + request.path_info.lstrip("/")
        return HttpResponsePermanentRedirect(request.get_full_path(), preserve_request=True)

    return middleware


def storable_cookies(get_response):
    """Drops cookies that hold a zero byte, which no text of PostgreSQL can: none of ours does, and
    the key of a session is looked up as it comes. A quoted cookie may write one as `\\000`.
    """

    def middleware(request):
        for name in [name for name, value in request.COOKIES.items() if "\0" in value]:
            del request.COOKIES[name]
        return get_response(request)

    return middleware


class AllowedMethods:
    """Refuses, with status 405, any method but those that read; the staff area takes POST as well.

    It stands after the middleware that finds the language, in which it refuses, and before the one
    that looks for a token in what is posted.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, named_arguments):
        allowed = (*READING, "POST") if is_staff_area(request) else READING
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers={"Allow": ", ".join(allowed)})
            del response.headers["Content-Type"]
            return response
        if request.method not in allowed:
            return HttpResponseNotAllowed(allowed, render_to_string("405.html", request=request))
        return None
