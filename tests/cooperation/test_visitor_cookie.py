"""The cookie of a visitor's place: what is read from it, and what is not."""

from datetime import date

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from cooperation.visitor_cookie import NAME, Visit, forget, read_visit, remember

TODAY = date(2026, 11, 27)


def request(value):
    found = RequestFactory().get("/")
    found.COOKIES[NAME] = value
    return found


@pytest.mark.parametrize(
    ("value", "previous"),
    [
        ("xining.20261101.20261120", date(2026, 11, 20)),
        ("xining.20261101.20261127", date(2026, 11, 1)),
        ("xining.20261127.20261127", date(2026, 11, 27)),
    ],
)
def test_visit_before_is_that_of_another_day(value, previous):
    assert read_visit(request(value), TODAY) == Visit("xining", previous, TODAY)


@pytest.mark.parametrize(
    "value",
    [
        *("", "xining", "xining.20261101", "xining.20261101.20261399", "xi ning.20261101.20261120"),
        *("xining.20261120.20261101", "xining.20261101.20261128", "../x.20261101.20261120"),
        *("x" * 201 + ".20261101.20261120", "xining.٢٠٢٦١١٠١.20261120", "<b>.20261101.20261120"),
    ],
)
def test_cookie_that_cannot_be_read_is_none(value):
    assert read_visit(request(value), TODAY) is None


def test_cookie_is_kept_for_a_year_and_read_again(settings):
    settings.SESSION_COOKIE_SECURE = True
    visit = Visit("xining", date(2026, 11, 20), TODAY)
    response = HttpResponse()

    remember(response, visit)

    cookie = response.cookies[NAME]
    assert read_visit(request(cookie.value), TODAY) == visit
    assert (cookie["max-age"], cookie["samesite"]) == (31_536_000, "Lax")
    assert cookie["httponly"] and cookie["secure"]


def test_cookie_is_deleted():
    response = HttpResponse()

    forget(response)

    assert response.cookies[NAME]["max-age"] == 0
