"""The part of a page that a chart fills once it is seen: its marks, its table, its keeping."""

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from django.core.cache import cache

from agreements.charts.svg import FORMS
from agreements.views.chart_response import MAX_ROWS
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_region,
    make_specialty,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache"), pytest.mark.slow]

PART = {"HX-Request": "true"}
PAGES = [
    "/map/",
    "/timeline/",
    "/network/",
    "/agreements/map/?place=alpha",
    "/exchanges/specialties/?to=beta",
    "/regions/alpha/map/",
    "/regions/alpha/network/",
    "/partnerships/alpha/beta/timeline/",
    "/vi/delegations/network/",
]


@pytest.fixture
def register():
    """Two cities with records of all kinds between them."""
    alpha = make_region(slug="alpha", name="Alpha", latitude=23, longitude=113)
    beta = make_region(slug="beta", name="Beta", latitude=36, longitude=101)
    clinic = make_institution(slug="clinic", name="Clinic", region=alpha)
    hospital = make_institution(slug="hospital", name="Hospital", region=beta)
    make_agreement(parties=[clinic, hospital], signed="2009-05-01")
    make_agreement(parties=[alpha, beta], signed="2009?")
    make_delegation(senders=[clinic], hosts=[hospital], dates="2010-03")
    make_exchange(
        senders=[alpha], hosts=[hospital], specialties=[make_specialty(code="L90")], dates="2011"
    )
    return {"alpha": alpha, "beta": beta}


class Table(HTMLParser):
    """The table of a chart: its heads, and its rows as (text, address)."""

    def __init__(self, answer):
        super().__init__()
        self.heads, self.rows = [], []
        self.cell = None
        self.feed(answer.content.decode())

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        elif tag in ("th", "td"):
            self.cell = ["", ""]
            (self.heads if tag == "th" else self.rows[-1]).append(self.cell)
        elif tag == "a" and self.cell:
            self.cell[1] = dict(attrs)["href"]

    def handle_endtag(self, tag):
        if tag in ("th", "td"):
            self.cell = None

    def handle_data(self, data):
        if self.cell:
            self.cell[0] += data


def links(text):
    """The marks of the drawings in a text as (name, address)."""
    return re.findall(r'<a href="([^"]*)"><path aria-label="([^"]*)"', text)


# The part and the page


@pytest.mark.parametrize("url", PAGES)
def test_part_says_what_the_page_of_the_chart_says(client, register, url):
    page, part = client.get(url), client.get(url, headers=PART)

    assert len(Table(page).rows) > 1
    assert (Table(part).heads, Table(part).rows) == (Table(page).heads, Table(page).rows)
    notes = [re.findall('<p class="muted">.*?</p>', one.content.decode()) for one in (part, page)]
    assert notes[0] == notes[1]


def test_part_is_one_element_and_no_page(client, register):
    text = client.get("/map/", headers=PART).content.decode().strip()

    assert text.startswith('<div class="chart-body">')
    assert text.endswith("</div>")
    assert ("<html" in text, "<header" in text, "<h1" in text) == (False, False, False)


@pytest.mark.parametrize("width", FORMS)
def test_part_has_the_drawing_in_one_form_and_a_place_for_the_other(client, register, width):
    text = client.get(f"/agreements/map/?place=alpha&width={width}", headers=PART).content.decode()

    (other,) = set(FORMS) - {width}
    drawn = re.findall(r'<div class="(\w+)"><svg [^>]*\bwidth="(\d+)"', text)
    assert drawn == [(width, str(FORMS[width]))]
    (place,) = re.findall(r'<div class="\w+ placeholder".*?><svg', text, re.DOTALL)
    assert f'class="{other} placeholder"' in place
    assert f'hx-get="/agreements/map/?place=alpha&amp;width={other}"' in place
    assert f'hx-select=".chart-body > .{other}"' in place


def test_page_of_a_chart_has_both_forms_without_a_script(client, register):
    text = client.get("/map/").content.decode()

    assert re.findall(r'<div class="(\w+)"><svg ', text) == ["wide", "narrow"]
    assert "intersect once" not in text
    assert '<details class="chart-table" open>' in text


def test_marks_of_a_part_lead_to_the_records(client, register):
    text = client.get("/agreements/map/?width=wide", headers=PART).content.decode()

    assert [(unescape(url), name) for url, name in links(text)] == [
        ("/agreements/?place=alpha&partner=beta", "Alpha – Beta: Agreements 2"),
        ("/agreements/?place=alpha", "Alpha: Agreements 2"),
        ("/agreements/?place=beta", "Beta: Agreements 2"),
    ]


def test_part_has_a_name_a_description_and_a_language(client, register):
    text = client.get("/vi/map/", headers=PART).content.decode()

    (drawing,) = re.findall("<svg [^>]*role=[^>]*>", text)
    title = re.search("<title>(.*?)</title><desc>(.*?)</desc>", text)
    assert 'lang="vi"' in drawing
    assert f'aria-label="{title[1]}"' in drawing
    assert "2" in title[2]


def test_parts_of_a_page_share_no_id(client, register):
    page = client.get("/regions/alpha/").content.decode()
    urls = {unescape(url) for url in re.findall('hx-get="([^"]*)"', page)}

    parts = [client.get(url, headers=PART).content.decode() for url in sorted(urls)]

    found = [set(re.findall(r'\bid="([^"]*)"', part)) for part in parts]
    variants = [part for part in parts if "<svg " in part]
    tables_alone = [part for part in parts if "<svg " not in part and "<table" in part]
    assert len(variants) + len(tables_alone) == len(urls) >= 6
    # The two forms of a chart share the id of their table, of which only one is there.
    clips = [name for names in found for name in names if "clip" in name]
    assert len(clips) == len(set(clips)) > 0
    tables = {name for names in found for name in names if "clip" not in name}
    assert len(tables) == len(urls) / 2
    for part, names in zip(parts, found, strict=True):
        assert set(re.findall(r"url\(#([^)]*)\)", part)) <= names
        assert set(re.findall(r'href="#([^"]*)"', part)) <= names


def test_part_of_nothing_says_so(client, register):
    text = client.get("/exchanges/specialties/?from=beta", headers=PART).content.decode()

    assert "No data to show." in text
    assert ("<svg" in text, "<details" in text) == (False, False)


# Long tables


def test_long_table_is_cut_and_says_so(client, register, settings):
    many = MAX_ROWS["part"] + 1
    for number in range(many):
        place = make_region(slug=f"city-{number}", latitude=10 + number, longitude=100)
        make_agreement(parties=[place])

    part = client.get("/agreements/map/", headers=PART)
    page = client.get("/agreements/map/")
    file = client.get("/agreements/map.csv").content.decode()

    number = many + 3  # Alpha, Beta, and the two together.
    text = " ".join(part.content.decode().split())
    assert f"As a table ({number} rows)" in text
    assert f"These are the first {MAX_ROWS['part']} of {number} rows." in text
    assert '<a href="/agreements/map/">More of them on a page of their own</a>' in text
    assert '<a href="/agreements/map.csv">All of them as CSV</a>' in text
    rows = [row for row in Table(page).rows if row]
    assert [row for row in Table(part).rows if row] == rows[: MAX_ROWS["part"]]
    assert len(rows) == len(file.splitlines()) - 1 == number
    assert "These are the first" not in page.content.decode()


def test_page_of_a_chart_cuts_a_very_long_table(client):
    parties = [make_institution(name=f"Body {number}") for number in range(33)]
    make_agreement(parties=parties)

    page = client.get("/agreements/network/")

    number = 33 + 33 * 32 // 2
    text = " ".join(page.content.decode().split())
    assert number > MAX_ROWS["page"]
    assert len([row for row in Table(page).rows if row]) == MAX_ROWS["page"]
    assert f"These are the first {MAX_ROWS['page']} of {number} rows." in text
    assert "More of them on a page of their own" not in text
    assert len(client.get("/agreements/network.csv").content.decode().splitlines()) - 1 == number


# Answers and keeping


@pytest.mark.parametrize("url", ["/map/?colour=red", "/map/?width=huge", "/map/?place=alpha"])
def test_part_does_not_guess(client, register, url):
    assert client.get(url, headers=PART).status_code == 400


@pytest.mark.parametrize(
    "more", [{"HX-Boosted": "true"}, {"HX-History-Restore-Request": "true"}, {"HX-Request": "no"}]
)
def test_request_for_a_whole_page_is_answered_with_one(client, register, more):
    text = client.get("/map/", headers={**PART, **more}).content.decode()

    assert "<!doctype html>" in text


def test_part_is_not_kept_as_the_page(client, register):
    page, part = client.get("/map/"), client.get("/map/", headers=PART)

    assert "HX-Request" in page["Vary"]
    assert "HX-Request" in part["Vary"]
    assert part["Cache-Control"] == "public, no-cache"
    assert "ETag" not in page
    assert "default-src 'none'" in part["Content-Security-Policy"]


def test_part_that_is_known_is_not_sent_again(client, register):
    tag = client.get("/map/", headers=PART)["ETag"]

    again = client.get("/map/", headers={**PART, "If-None-Match": tag})
    other = client.get("/map/?width=narrow", headers={**PART, "If-None-Match": tag})
    page = client.get("/map/", headers={"If-None-Match": tag})

    assert (again.status_code, again.content) == (304, b"")
    assert "HX-Request" in again["Vary"]
    assert (other.status_code, page.status_code) == (200, 200)


def test_part_is_made_once(client, register, django_assert_num_queries):
    first = client.get("/regions/alpha/map/", headers=PART)

    with django_assert_num_queries(2):  # The place, and whether the data are still the same.
        again = client.get("/regions/alpha/map/", headers=PART)

    assert first.content == again.content


def test_part_makes_as_many_queries_for_many_regions_as_for_few(
    client, register, django_assert_max_num_queries
):
    with django_assert_max_num_queries(5) as few:
        client.get("/agreements/map/", headers=PART)
    for number in range(5):
        make_agreement(parties=[make_region(slug=f"city-{number}"), register["alpha"]])

    with django_assert_max_num_queries(5) as many:
        client.get("/agreements/map/", headers=PART)

    assert len(few) == len(many)


@pytest.mark.parametrize("url", PAGES)
@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_hidden_record_shows_in_no_part(client, register, url, state):
    before = client.get(url, headers=PART)

    there = make_region(name="zqhidden", latitude=10, longitude=20)
    institution = make_institution(name="zqhidden", region=register["alpha"])
    term = make_specialty(name="zqhidden")
    parties = [register["alpha"], register["beta"], there, institution]
    make_agreement(parties=parties, signed="1999", state=state)
    make_delegation(
        senders=[institution], hosts=[there, register["beta"]], dates="1999", state=state
    )
    make_exchange(senders=[institution], hosts=[register["beta"]], specialties=[term], state=state)
    cache.clear()
    after = client.get(url, headers=PART)

    assert (after.content, after["ETag"]) == (before.content, before["ETag"])
