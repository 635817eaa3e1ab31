"""What every address takes, and with what it answers, whichever view stands behind it."""

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from tests.factories import make_user

pytestmark = pytest.mark.django_db

VALUES = {"kind": "regions", "chart": "map", "form": "svg", "citation": "txt"}
PUBLIC = get_resolver("agreements.urls").url_patterns


def address_of(pattern):
    """An address that a pattern fits; what it names need not exist."""
    values = {
        name: "txt" if "citation" in pattern.name and name == "form" else VALUES.get(name, "x")
        for name in pattern.pattern.converters
    }
    return reverse(pattern.name, kwargs=values)


@pytest.mark.parametrize("pattern", PUBLIC, ids=lambda pattern: pattern.name)
def test_public_page_takes_nothing_that_is_sent_to_it(pattern):
    client = Client(enforce_csrf_checks=True)

    answer = client.post(address_of(pattern), {"name": "value"})

    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("method", "path", "allowed"),
    [
        *((method, "/vi/about/", "GET, HEAD, OPTIONS") for method in ("PUT", "DELETE", "BREW")),
        ("TRACE", "/", "GET, HEAD, OPTIONS"),
        ("TRACE", "/robots.txt", "GET, HEAD, OPTIONS"),
        ("TRACE", "/sitemap.xml", "GET, HEAD, OPTIONS"),
        ("TRACE", "/vi/staff/login/", "GET, HEAD, OPTIONS, POST"),
        ("PATCH", "/staff/", "GET, HEAD, OPTIONS, POST"),
    ],
)
def test_other_method_is_refused_in_the_frame_of_the_page(client, method, path, allowed):
    answer = client.generic(method, path, headers={"cookie": "secret=1"})

    page = answer.content.decode()
    assert answer.status_code == 405
    assert answer.headers["Allow"] == allowed
    assert "<nav" in page
    assert "secret" not in page


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", "GET, HEAD, OPTIONS"),
        ("/agreements/A-0001.json", "GET, HEAD, OPTIONS"),
        ("/staff/", "GET, HEAD, OPTIONS, POST"),
    ],
)
def test_options_are_answered_without_the_page(client, path, allowed):
    answer = client.options(path)

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Allow"] == allowed
    assert "Content-Type" not in answer.headers


def test_page_without_its_text_has_the_headers_of_the_page(client):
    page, head = client.get("/about/"), client.head("/about/")

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Type"] == page.headers["Content-Type"]


@pytest.mark.parametrize("method", ["POST", "TRACE", "OPTIONS"])
def test_address_of_nothing_is_not_found_by_any_method(client, method):
    assert client.generic(method, "/nothing/").status_code == 404


def test_staff_area_takes_forms(client):
    client.force_login(make_user(is_superuser=True))

    answer = client.post(reverse("admin:agreements_specialty_add"), {})

    assert answer.status_code == 200
    assert "Please correct the errors below." in answer.content.decode()


def test_register_stands_at_the_root_whatever_the_server_says(client):
    page = client.get("/about/", SCRIPT_NAME="//evil.example").content.decode()

    assert "evil.example" not in page
    assert '<link rel="canonical" href="http://testserver/about/">' in page


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages", "other"])
@pytest.mark.parametrize("path", ["/", "/staff/", "/regions/"])
def test_cookie_with_a_zero_byte_is_as_good_as_none(name, path):
    client = Client(HTTP_COOKIE=rf'{name}="\000{"a" * 32}"')

    assert client.get(path).status_code == (302 if path == "/staff/" else 200)
