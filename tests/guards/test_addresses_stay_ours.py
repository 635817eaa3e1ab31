"""Every link that we make stays on our host, whatever stands in the address that is asked for."""

import re
from html import unescape
from urllib.parse import urljoin, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HOST = "testserver"
# As a server hands them on, percent-encoding undone, with what a browser would make of them.
FOREIGN = [
    "//evil.example/x/",
    "///evil.example/x/",
    "//evil.example/agreements/",
    "//evil.example/zh-hans/agreements/",
    "//evil.example/agreements",
    "//evil.example/agreements/A-0001.json",
    "//evil.example/map.svg",
    "//evil.example/staff/login/",
    "//evil.example/sitemap.xml",
    "//evil.example\\@testserver/about/",
    "/\\evil.example/x/",
    "/\\/evil.example/x/",
    "\\\\evil.example/x/",
    "/\t/evil.example/x/",
    "/\n//evil.example/about/",
    "/zh-hans//evil.example/x/",
    "/vi///evil.example/agreements/",
    "/zh-hans/\\evil.example/x",
    "/.//evil.example/x/",
    "/..//evil.example/x/",
    "/%2f%2fevil.example/x/",
    "/http://evil.example/about/",
    "/@evil.example/about/",
]


@pytest.mark.parametrize("path", FOREIGN)
def test_no_answer_leads_away_from_our_host(client, path):
    """Follows redirects as a browser does, and reads all links of what it arrives at."""
    for _ in range(4):
        answer = client.get("/", PATH_INFO=path)
        target = answer.headers.get("Location")
        if target is None:
            break
        assert host_of(target) == HOST
        path = urlsplit(urljoin(f"http://{HOST}/", target)).path

    assert answer.status_code in (200, 404)
    assert {host_of(link) for link in links(answer.content.decode())} <= {
        HOST,
        "schema.org",
        "creativecommons.org",
    }


def links(page):
    """Whatever in a page a browser or a program would take for an address."""
    found = re.findall(r'(?:href|src|action|hx-get|content)="([^"]*)"', page)
    return [unescape(link) for link in found if re.match(r"[a-z]+:|[/\\\s]", unescape(link))]


def host_of(link):
    """The host to which a browser goes: it takes a backslash for a slash, leaves out tabs and line
    ends, and does not mind how many slashes begin an address.
    """
    link = re.sub(r"[\t\r\n]", "", link.strip()).replace("\\", "/")
    link = re.sub(r"^(https?:)?/{2,}", "http://", link)
    return urlsplit(urljoin(f"http://{HOST}/here/", link)).hostname


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("//agreements/", "/agreements/"),
        ("///zh-hans/agreements/", "/zh-hans/agreements/"),
        ("//evil.example/x/", "/evil.example/x/"),
        ("//", "/"),
        ("//\\evil.example/", "/%5Cevil.example/"),
    ],
)
def test_address_that_begins_with_several_slashes_leads_to_that_with_one(client, path, target):
    answer = client.get("/", PATH_INFO=path, query_params={"sort": "oldest"})

    assert answer.status_code == 308
    assert answer.headers["Location"] == f"{target}?sort=oldest"


@pytest.mark.parametrize("target", ["//evil.example/", "/\\evil.example/", "https://evil.example/"])
def test_sign_in_does_not_lead_away(client, target):
    get_user_model().objects.create_superuser("admin", password="the right one")
    names = {"username": "admin", "password": "the right one", "next": target}

    answer = client.post(reverse("admin:login"), names)

    assert answer.status_code == 302
    assert host_of(answer.headers["Location"]) == HOST
