"""The numbers and marks of charts: each leads to the records that it counts."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest

from tests.chart_pages import PICTURES, address, make_drawn_records
from tests.factories import (
    make_agreement,
    make_institution,
    make_region,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache")]


@pytest.fixture
def register():
    return make_drawn_records()


class Cells(HTMLParser):
    """The rows of a page's table as lists of (text, address)."""

    def __init__(self, text):
        super().__init__()
        self.rows = []
        self.is_body = False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        if tag == "tbody":
            self.is_body = True
        elif self.is_body and tag == "tr":
            self.rows.append([])
        elif self.is_body and tag == "td":
            self.rows[-1].append(["", ""])
        elif self.is_body and tag == "a":
            self.rows[-1][-1][1] = dict(attrs)["href"]

    def handle_endtag(self, tag):
        if tag == "tbody":
            self.is_body = False

    def handle_data(self, data):
        if self.is_body and data.strip():
            self.rows[-1][-1][0] += data


def table(client, where):
    """The table of a picture's page."""
    return Cells(client.get(address(where, "/")).content.decode()).rows


def marks(client, where):
    """The marks of a picture as (name, address)."""
    root = ET.fromstring(client.get(address(where, ".svg")).content)
    links = [one for one in root.iter() if one.get("href")]
    return [(mark.get("aria-label"), link.get("href")) for link in links for mark in link]


# Numbers and links


def test_every_number_of_a_table_is_that_of_its_list(client, register):
    wrong, tried = [], 0
    for where in PICTURES:
        for row in table(client, where):
            for column, (text, url) in enumerate(row):
                if not (text.isdigit() and "?" in url):
                    continue
                tried += 1
                answer = client.get(url).context
                name = "number"
                if "timeline" in where:
                    name = "certain" if column % 2 else "possible"
                if int(text) != answer[name]:
                    wrong.append((where, url, text, answer[name]))

    assert wrong == []
    assert tried > 100


def test_every_mark_leads_where_the_table_does_with_its_number(client, register):
    wrong, without = [], []
    for where in PICTURES:
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


def test_map_of_a_list_counts_its_records(client, register):
    found = [[text for text, _url in row] for row in table(client, "/agreements/map")]

    assert found == [
        ["Alpha, Land", "", "4"],
        ["Beta, Land", "", "3"],
        ["Lost", "", "3"],
        ["Alpha, Land", "Beta, Land", "2"],
        ["Alpha, Land", "Lost", "2"],
        ["Beta, Land", "Lost", "2"],
    ]


def test_map_lists_places_without_coordinates(client, register):
    picture = client.get("/agreements/map/").context["picture"]

    assert [[(cell.text, cell.url) for cell in note] for note in picture.notes] == [
        [
            ("Not on the map, because their coordinates are not known:", ""),
            ("Lost", "/regions/lost/"),
        ]
    ]


def test_map_of_a_place_has_its_own_arcs_only(client, register):
    gamma = make_region(slug="gamma", latitude=30, longitude=104)
    make_agreement(parties=[register["alpha"], register["beta"], gamma])

    pairs = [(row[0][0], row[1][0]) for row in table(client, "/regions/alpha/map") if row[1][0]]

    assert [
        sorted(pair) for pair in pairs if not any(name.startswith("Alpha") for name in pair)
    ] == []
    assert len(pairs) == 3


def test_pictures_of_a_place_follow_its_narrowing_to_itself(client):
    city, there = make_region(slug="city", name="City"), make_region(name="There")
    below = make_region(kind="district", parent=city)
    make_agreement(parties=[make_institution(region=below, name="Below"), there], signed="2009")
    make_agreement(parties=[make_institution(region=city, name="Seated"), there], signed="2010")

    page = client.get("/regions/city/?only=itself")

    pictures = page.context["pictures"]
    assert [pictures[name]["page_url"] for name in pictures] == [
        "/regions/city/map/?only=itself",
        "/regions/city/timeline/?only=itself",
        "/regions/city/network/?only=itself",
        "/exchanges/specialties/?from=city&itself=city",
        "/exchanges/specialties/?to=city&itself=city",
    ]
    assert page.content.decode().count('<figure class="picture') == 3
    assert [row[0][0] for row in table(client, "/regions/city/network?only=itself")] == ["Seated"]
    (year,) = table(client, "/regions/city/timeline?only=itself")
    assert year[:2] == [["2010", ""], ["1", "/agreements/?place=city&itself=city&date=2010"]]


def test_mark_between_two_places_leads_to_their_partnership(client, register):
    found = dict(marks(client, "/map"))

    assert found["Alpha – Beta: Agreements 2, Delegations 2, Exchanges 4"] == (
        "/partnerships/alpha/beta/"
    )


def test_timeline_tells_certain_from_possible(client, register):
    rows = [[text for text, _url in row] for row in table(client, "/agreements/timeline")]

    assert rows == [
        ["2009", "1", "2"],  # 2009? is inferred; a day without a year may be in any.
        ["2010", "0", "2"],
        ["2011", "0", "2"],
        ["2012", "0", "2"],
    ]


def test_timeline_tells_of_records_without_a_year_and_without_a_date(client, register):
    notes = [note[-1] for note in client.get("/agreements/timeline/").context["picture"].notes]

    assert [(cell.text, cell.url) for cell in notes[1:]] == [
        ("Agreements: 1 gives a day without a year and is possible in all years.", ""),
        ("Agreements without any date: 1", "/agreements/?date=not_stated"),
    ]


def test_specialties_tell_of_what_they_leave_out(client, register):
    picture = client.get("/exchanges/specialties/").context["picture"]

    assert [[cell.text for cell in row] for row in picture.rows] == [
        ["L90", str(picture.rows[0][1].text), 2],
        ["L90.01", str(picture.rows[1][1].text), 1],
        ["L91", str(picture.rows[2][1].text), 1],
    ]
    assert [note[0].text for note in picture.notes[1:]] == [
        "Exchanges for which no specialty is stated: 1",
        "Exchanges with labels as printed that stand for no term yet: 1",
    ]


def test_network_joins_institutions_of_the_same_record(client, register):
    rows = [[text for text, _url in row] for row in table(client, "/agreements/network")]

    assert rows == [["Clinic", "", "1"], ["Hospital", "", "1"], ["Clinic", "Hospital", "1"]]


def test_csv_says_the_same_as_the_table(client, register):
    text = client.get("/agreements/map.csv").content.decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["Place", "Partner", "Agreements"]
    assert rows[1:] == [[text for text, _url in row] for row in table(client, "/agreements/map")]


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
def test_pictures_of_a_page_are_there(client, register, url):
    text = client.get(url).content.decode()

    urls = re.findall(r'<figure class="picture">.*?</figure>', text, re.DOTALL)
    linked = {
        url.replace("&amp;", "&")
        for figure in urls
        for url in re.findall(r'(?:href|src|srcset)="([^"]+)"', figure)
    }
    assert linked != set()
    assert [url for url in linked if client.get(url).status_code != 200] == []
    assert text.count('loading="lazy"') == len(urls)


def test_pictures_of_a_list_have_its_filters_and_not_its_page(client, register):
    pictures = client.get("/agreements/?place=alpha&sort=oldest&utm=1").context["pictures"]

    assert [picture["svg_url"] for picture in pictures] == [
        "/agreements/map.svg?place=alpha",
        "/agreements/timeline.svg?place=alpha",
        "/agreements/network.svg?place=alpha",
    ]
