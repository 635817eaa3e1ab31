"""Known devices: browsers in which an account signed in before.

They carry a signed cookie (the "device cookie" of OWASP's advice on blocking brute force), which
proves nothing but that: it does not sign anybody in. Attempts with it are counted by themselves.
"""

import secrets

from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

COOKIE = "known_device"
SALT = "cooperation.accounts.devices"
MAX_AGE = 90 * 24 * 60 * 60  # seconds since the last sign-in
MOST_ACCOUNTS = 5  # that share one browser


def name_hash(username):
    """The hash of an account's name in buckets and cookies; one value for names that are
    easily taken for each other.
    """
    return salted_hmac(SALT, (username or "").casefold(), algorithm="sha256").hexdigest()


def known_device(request, name):
    """The id of the browser, if the account with this hash signed in there; else ""."""
    device, names = _read(request)
    return device if name in names else ""


def remember_device(request, response, username):
    """Let the browser know that the account has signed in there."""
    device, names = _read(request)
    name = name_hash(username)
    names = [name, *(other for other in names if other != name)][:MOST_ACCOUNTS]
    response.set_cookie(
        COOKIE,
        signing.dumps([device or secrets.token_hex(16), names], salt=SALT),
        max_age=MAX_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request):
    try:
        return signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=MAX_AGE)
    except signing.BadSignature:
        return "", []
