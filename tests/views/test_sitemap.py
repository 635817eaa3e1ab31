"""The map of pages, and what robots may read."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.addresses import list_names
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
)

pytestmark = pytest.mark.django_db

HOST = "http://testserver"


def locations(client, url):
    """The addresses in a map of pages."""
    answer = client.get(url)
    assert answer.status_code == 200
    return re.findall(f"<loc>{HOST}([^<]*)</loc>", answer.content.decode())


@pytest.mark.slow
def test_map_of_pages_has_the_public_ones_only(client):
    city, hidden = make_region(), make_region()
    hospital, secret = make_institution(region=city), make_institution(region=hidden)
    agreement = make_agreement(parties=[hospital])
    make_agreement(parties=[secret], state="draft")
    make_agreement(parties=[secret], state="submitted")
    make_agreement(parties=[secret], state="withdrawn")
    programme = make_programme(parties=[hospital])
    make_programme(parties=[secret], state="draft")

    parts = locations(client, "/sitemap.xml")

    found = [url for part in parts for url in locations(client, part)]
    paths = {agreement.get_absolute_url(), programme.get_absolute_url()}
    assert {url for url in found if re.match("/(agreements|programmes)/.", url)} == paths
    assert locations(client, "/sitemap-region.xml") == [city.get_absolute_url()]
    assert locations(client, "/sitemap-institution.xml") == [hospital.get_absolute_url()]
    assert {"/", "/about/", reverse("exchanges")} <= set(found)
    assert all(client.get(url).status_code == 200 for url in found)


def test_map_of_pages_is_cut_and_names_the_other_languages(client, monkeypatch):
    monkeypatch.setattr("agreements.views.sitemap.PublicSitemap.limit", 2)
    records = [make_agreement() for _number in range(3)]

    parts = [url for url in locations(client, "/sitemap.xml") if "agreement" in url]

    assert parts == ["/sitemap-agreement.xml", "/sitemap-agreement.xml?p=2"]
    assert locations(client, parts[1]) == [records[2].get_absolute_url()]
    page = client.get(parts[1]).content.decode()
    assert re.findall('hreflang="([^"]*)" href="([^"]*)"', page) == [
        ("en", f"{HOST}{records[2].get_absolute_url()}"),
        ("zh-Hans", f"{HOST}/zh-hans{records[2].get_absolute_url()}"),
        ("vi", f"{HOST}/vi{records[2].get_absolute_url()}"),
        ("x-default", f"{HOST}{records[2].get_absolute_url()}"),
    ]


def test_map_of_pages_has_each_pair_once(client, django_assert_num_queries):
    alpha, beta, gamma = (make_region(slug=name) for name in ("alpha", "beta", "gamma"))
    make_agreement(parties=[alpha, beta])
    make_exchange(senders=[alpha], hosts=[make_institution(region=beta)])
    client.get("/sitemap-partnership.xml")
    with CaptureQueriesContext(connection) as queries:
        before = locations(client, "/sitemap-partnership.xml")
    make_delegation(senders=[gamma], hosts=[alpha])
    make_delegation(senders=[gamma], hosts=[beta], state="draft")

    with django_assert_num_queries(len(queries)):
        after = locations(client, "/sitemap-partnership.xml")

    assert before == ["/partnerships/alpha/beta/"]
    assert sorted(after) == ["/partnerships/alpha/beta/", "/partnerships/alpha/gamma/"]
    page = client.get("/sitemap-partnership.xml").content.decode()
    assert f'hreflang="vi" href="{HOST}/vi/partnerships/alpha/gamma/"' in page


def test_map_of_pages_has_every_list(client):
    found = locations(client, "/sitemap-overview.xml")

    assert sorted(found) == sorted(reverse(name) for name in ("home", "about", *list_names()))


def test_robots_are_kept_from_the_staff_area_and_from_endless_filters(client):
    text = client.get("/robots.txt").content.decode()

    assert text.splitlines() == [
        "User-agent: *",
        "Disallow: /staff/",
        "Disallow: /zh-hans/staff/",
        "Disallow: /vi/staff/",
        "Disallow: /*?",
        "",
        f"Sitemap: {HOST}/sitemap.xml",
    ]
