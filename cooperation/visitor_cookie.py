"""The cookie in which a visitor keeps a place: its address name and the days of the last visits.

It holds nothing else and is no account: whoever deletes it is a new visitor. The day of the visit
before stays until the next day, so that a page that is loaded again says the same.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse

NAME = "my_city"
MAX_AGE = 365 * 24 * 60 * 60  # seconds: a year from the last visit
VALUE = re.compile(r"([-a-zA-Z0-9_]{1,200})\.(\d{8})\.(\d{8})")


@dataclass(frozen=True)
class Visit:
    """A visitor's place with the day of the visit before this one, and of this one."""

    slug: str
    previous: date
    current: date


def read_visit(request: HttpRequest, today: date) -> Visit | None:
    """The visit that a request makes; None without a cookie, or where it cannot be read."""
    found = VALUE.fullmatch(request.COOKIES.get(NAME, ""))
    if found is None:
        return None
    try:
        previous, last = (datetime.strptime(day, "%Y%m%d").date() for day in found.groups()[1:])
    except ValueError:
        return None
    if not previous <= last <= today:
        return None
    return Visit(found[1], last if last < today else previous, today)


def remember(response: HttpResponse, visit: Visit) -> None:
    """Let the visitor keep a place and the days of the visits."""
    response.set_cookie(
        NAME,
        f"{visit.slug}.{visit.previous:%Y%m%d}.{visit.current:%Y%m%d}",
        max_age=MAX_AGE,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def forget(response: HttpResponse) -> None:
    """Delete the cookie."""
    response.delete_cookie(NAME, samesite="Lax")
