"""Limits by client for addresses that cost much, and the answer to who exceeds them: 429.

A view of such an address begins with `count_request(request, kind)`. The kinds and how many
requests of each are allowed in a minute are `CLIENT_LIMITS` in the settings.
"""

from ipaddress import ip_address

from django.conf import settings
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from cooperation.client_address import client_address, client_and_network
from cooperation.client_limits.counting import seconds_to_wait
from cooperation.errors import wants_json


class TooManyRequestsError(Exception):
    """A client has made too many requests; ``seconds`` are those until it may make another."""

    def __init__(self, seconds):
        super().__init__(f"Too many requests; another one in {seconds} s")
        self.seconds = seconds


def count_request(request, kind):
    """Count a request. Raises TooManyRequestsError if its client has made too many of this kind.

    A client whose address is not known, or that is this machine itself, is not counted.
    """
    per_minute, address = settings.CLIENT_LIMITS[kind], client_address(request)
    if not per_minute or not address or ip_address(address).is_loopback:
        return
    client, _network = client_and_network(address)
    if seconds := seconds_to_wait(client, kind, per_minute):
        raise TooManyRequestsError(seconds)


class ClientLimitsMiddleware:
    """Answers clients that make too many requests."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, error):
        if not isinstance(error, TooManyRequestsError):
            return None
        if wants_json(request):
            message = _("There were too many requests from your network.")
            response = JsonResponse({"error": message}, status=429)
        else:
            response = render(request, "429.html", {"seconds": error.seconds}, status=429)
        response.headers["Retry-After"] = str(error.seconds)
        response.headers["Cache-Control"] = "no-store"
        return response
