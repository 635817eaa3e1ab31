"""The headers of every answer, of whatever kind it is."""

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.urls import get_resolver, reverse

from tests.factories import make_agreement, make_source, make_user

pytestmark = pytest.mark.django_db

EVERYWHERE = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}
ADDRESSES = {
    "page": ("/", 200),
    "json": ("/agreements/{code}.json", 200),
    "sitemap": ("/sitemap.xml", 200),
    "page of a chart": ("/agreements/map/", 200),
    "data of a chart": ("/agreements/map.csv", 200),
    "robots": ("/robots.txt", 200),
    "static file": ("/static/register.css", 200),
    "redirect": ("/agreements", 301),
    "redirect of slashes": ("//agreements/", 308),
    "unreadable": ("/agreements/?date=0000", 400),
    "not found": ("/nothing/", 404),
    "staff": ("/staff/login/", 200),
}

# Pages of the staff area beside those of each kind of thing.
OWN = ("index", "login", "password_change", "password_change_done")


@pytest.mark.parametrize(("path", "status"), ADDRESSES.values(), ids=ADDRESSES)
def test_every_answer_is_ours_alone(client, path, status):
    path, _mark, query = path.format(code=make_agreement().code).partition("?")

    answer = client.get("/", PATH_INFO=path, QUERY_STRING=query)
    b"".join(answer)  # To the end of a file.

    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "camera=()" in answer.headers["Permissions-Policy"].split(", ")
    assert "Access-Control-Allow-Origin" not in answer.headers
    answer.close()


@pytest.mark.parametrize("host", ["evil.example", "[::1"])
def test_refusal_of_a_foreign_host_has_the_headers_too(client, host):
    answer = client.get("/about/", headers={"host": host})

    assert answer.status_code == 400
    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE


def test_answer_to_a_fault_of_ours_has_the_headers_too(client, monkeypatch):
    client.raise_request_exception = False
    with connection.execute_wrapper(fail):
        answer = client.get("/agreements/")

    assert answer.status_code == 500
    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE


def fail(*_query):
    raise RuntimeError


@pytest.mark.parametrize("form", ["svg", "png"])
def test_pages_of_others_may_show_the_file_of_a_chart(client, form):
    made = client.get(f"/agreements/map.{form}")
    again = client.get(f"/agreements/map.{form}", headers={"if-none-match": made.headers["ETag"]})

    assert (made.status_code, again.status_code) == (200, 304)
    policies = [answer.headers["Cross-Origin-Resource-Policy"] for answer in (made, again)]
    assert policies == ["cross-origin", "cross-origin"]


def test_uploaded_file_is_no_page_of_ours(client):
    source = make_source(is_text_public=True)
    source.file.save("page.html", ContentFile(b"<script>alert(1)</script>"))
    make_agreement(source=source)

    answer = client.get(reverse("source_file", args=[source.slug]))

    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    assert answer.headers["Content-Disposition"].startswith("attachment;")
    assert "sandbox" in answer.headers["Content-Security-Policy"].split("; ")
    assert {name: answer.headers.get(name) for name in EVERYWHERE} == EVERYWHERE


@pytest.mark.slow
def test_no_page_of_the_staff_area_is_kept_by_a_cache(client):
    client.force_login(make_user(is_superuser=True))
    pk = make_agreement().pk
    named = [
        (pattern.name, pattern.pattern.converters)
        for resolver in get_resolver().url_patterns[-1].url_patterns[0].url_patterns
        for pattern in getattr(resolver, "url_patterns", [resolver])
        if pattern.name
    ]

    answers = {
        name: client.get(reverse(f"admin:{name}", args=[pk, "withdraw"][: len(parts)])).headers
        for name, parts in named
        if name.startswith("agreements_agreement_") or name in OWN
    }

    assert {*OWN, "agreements_agreement_change", "agreements_agreement_step"} <= answers.keys()
    assert [
        name
        for name, headers in answers.items()
        if "no-store" not in headers.get("Cache-Control", "")
    ] == []


def test_cookies_stay_with_us_and_away_from_scripts(client, settings):
    make_user(username="clerk")
    names = {"username": "clerk", "password": "correct horse battery", "next": "/staff/"}

    client.get("/staff/login/")
    client.post("/staff/login/", names)

    assert {"csrftoken", "sessionid"} <= client.cookies.keys()
    assert {
        name: (cookie["httponly"], cookie["samesite"]) for name, cookie in client.cookies.items()
    } == dict.fromkeys(client.cookies.keys(), (True, "Lax"))
