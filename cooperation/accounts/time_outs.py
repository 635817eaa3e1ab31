"""How long a sign-in lasts: until nothing was done for a while, and a working day at most."""

import time

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

SIGNED_IN_AT, SEEN_AT = "signed_in_at", "seen_at"
NOTED_EVERY = 60  # seconds: not each request writes to the session


def session_time_outs(get_response):
    """Ends sign-ins that nobody has used for `SESSION_IDLE_AGE`, or that are older than
    `SESSION_COOKIE_AGE`; the stock session lives that long after it was last written.

    It stands after the middleware for messages, in which it says why.
    """

    def middleware(request):
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            reason = _end_or_extend(request.session, time.time())
            if reason:
                logout(request)
                messages.info(request, reason)
        return get_response(request)

    return middleware


def begin(session):
    """Count the time of a sign-in from now."""
    session[SIGNED_IN_AT] = session[SEEN_AT] = time.time()


def keep_alive(request):
    """The answer to a page in which somebody is typing (keep_alive.js): the request is enough."""
    return HttpResponse(status=204)


def _end_or_extend(session, now):
    """Why a sign-in is over; None, and its time noted, while it is not."""
    began, seen = session.get(SIGNED_IN_AT, now), session.get(SEEN_AT, now)
    if now - began > settings.SESSION_COOKIE_AGE:
        return _("You were signed out, as your sign-in was long ago.")
    if now - seen > settings.SESSION_IDLE_AGE:
        minutes = settings.SESSION_IDLE_AGE // 60
        text = ngettext(
            "You were signed out, as nothing was done for %(count)d minute.",
            "You were signed out, as nothing was done for %(count)d minutes.",
            minutes,
        )
        return text % {"count": minutes}
    session.setdefault(SIGNED_IN_AT, now)
    if now - seen >= NOTED_EVERY or SEEN_AT not in session:
        session[SEEN_AT] = now
    return None
