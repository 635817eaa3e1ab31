"""Where the marks of charts and their places on pages lead."""

import re
import xml.etree.ElementTree as ET

import pytest

from tests.chart_pages import CHARTS, address, make_drawn_records
from tests.chart_tables import table
from tests.factories import make_agreement, make_institution, make_region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache"), pytest.mark.slow]


@pytest.fixture
def register():
    return make_drawn_records()


def marks(client, where):
    """The marks of a chart as (name, address)."""
    root = ET.fromstring(client.get(address(where, ".svg")).content)
    links = [one for one in root.iter() if one.get("href")]
    return [(mark.get("aria-label"), link.get("href")) for link in links for mark in link]


# Numbers and links


def test_every_mark_leads_where_the_table_does_with_its_number(client, register):
    wrong, without = [], []
    for where in CHARTS:
        numbers = {}
        for row in table(client, where):
            for text, url in row:
                numbers.setdefault(url, []).append(text)
        found = marks(client, where)
        if not found:
            without.append(where)
        for name, url in found:  # The last number in the name of a mark is that of its list.
            is_counted = "?" in url
            if is_counted and re.findall(r"\d+", name)[-1] not in numbers.get(url, []):
                wrong.append((where, name, url))
            if not is_counted and client.get(url).status_code != 200:
                wrong.append((where, name, url))

    assert wrong == []
    assert without == []


def test_charts_of_a_place_follow_its_narrowing_to_itself(client):
    city, there = make_region(slug="city", name="City"), make_region(name="There")
    below = make_region(kind="district", parent=city)
    make_agreement(parties=[make_institution(region=below, name="Below"), there], signed="2009")
    make_agreement(parties=[make_institution(region=city, name="Seated"), there], signed="2010")

    page = client.get("/regions/city/?only=itself")

    charts = page.context["charts"]
    assert [charts[name]["page_url"] for name in charts] == [
        "/regions/city/map/?only=itself",
        "/regions/city/timeline/?only=itself",
        "/regions/city/network/?only=itself",
        "/exchanges/specialties/?from=city&itself=city",
        "/exchanges/specialties/?to=city&itself=city",
    ]
    assert page.content.decode().count('<figure class="chart') == 3
    assert [row[0][0] for row in table(client, "/regions/city/network?only=itself")] == ["Seated"]
    (year,) = table(client, "/regions/city/timeline?only=itself")
    assert year[:2] == [["2010", ""], ["1", "/agreements/?place=city&itself=city&date=2010"]]


def test_mark_between_two_places_leads_to_their_partnership(client, register):
    found = dict(marks(client, "/map"))

    assert found["Alpha – Beta: Agreements 2, Delegations 2, Exchanges 4"] == (
        "/partnerships/alpha/beta/"
    )


# On pages


@pytest.mark.parametrize(
    "url",
    [
        "/",
        "/regions/alpha/",
        "/regions/alpha/?only=itself",
        "/partnerships/alpha/beta/",
        "/agreements/",
        "/delegations/",
        "/exchanges/?to=beta",
        "/vi/",
    ],
)
def test_charts_of_a_page_are_there(client, register, url):
    text = client.get(url).content.decode()

    urls = re.findall(r'<figure class="chart">.*?</figure>', text, re.DOTALL)
    linked = {
        url.replace("&amp;", "&")
        for figure in urls
        for url in re.findall(r'(?:href|src|srcset)="([^"]+)"', figure)
    }
    assert linked != set()
    assert [url for url in linked if client.get(url).status_code != 200] == []
    assert text.count('loading="lazy"') == len(urls)


def test_charts_of_a_list_have_its_filters_and_not_its_page(client, register):
    charts = client.get("/agreements/?place=alpha&sort=oldest&utm=1").context["charts"]

    assert [chart["svg_url"] for chart in charts] == [
        "/agreements/map.svg?place=alpha",
        "/agreements/timeline.svg?place=alpha",
        "/agreements/network.svg?place=alpha",
    ]
