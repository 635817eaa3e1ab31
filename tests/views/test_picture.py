"""Pictures at their addresses: numbers and links, filters, forms, keeping, and what never shows."""

import csv
import io
import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest
from django.core.cache import cache

from agreements.actions.publication import submit, withdraw
from agreements.charts import drawing, vega
from agreements.charts.drawing import STYLE_HASH
from agreements.models import Agreement
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_region,
    make_source,
    make_specialty,
    make_user,
)

pytestmark = pytest.mark.django_db

FORMS = {".svg": "image/svg+xml", ".png": "image/png", ".csv": "text/csv", "/": "text/html"}
PICTURES = [
    "/map",
    "/timeline",
    "/network",
    *(f"/{name}/{kind}" for name in ("agreements", "delegations") for kind in ("map", "timeline")),
    *(f"/exchanges/{kind}" for kind in ("map", "timeline", "specialties", "network")),
    "/agreements/network",
    "/delegations/network",
    *(f"/regions/alpha/{kind}" for kind in ("map", "timeline", "specialties", "network")),
    *(f"/regions/land/{kind}" for kind in ("map", "timeline")),
    *(f"/regions/alpha/{kind}?only=itself" for kind in ("map", "timeline", "network")),
    *(f"/partnerships/alpha/beta/{kind}" for kind in ("map", "timeline", "specialties", "network")),
    "/agreements/map?place=alpha",
    "/agreements/map?place=land&kind=framework",
    "/agreements/map?place=beta&partner=alpha",
    "/agreements/timeline?date=2009/2011",
    "/agreements/timeline?date=2009-03/2011-05",
    "/delegations/map?from=alpha&date=2010",
    "/exchanges/specialties?to=beta",
    "/exchanges/specialties?specialty=L90",
    "/exchanges/network?institution=clinic",
]


@pytest.fixture(autouse=True)
def nothing_kept():
    """No picture is left from the test before."""
    cache.clear()


@pytest.fixture
def register():
    """Three cities, one of them without coordinates, and records of all kinds between them."""
    land = make_region(slug="land", kind="country", name="Land", latitude=25, longitude=110)
    alpha = make_region(slug="alpha", parent=land, name="Alpha", latitude=23, longitude=113)
    beta = make_region(
        slug="beta", parent=land, name="Beta", name_zh="贝塔", latitude=36, longitude=101
    )
    lost = make_region(slug="lost", name="Lost")
    clinic = make_institution(slug="clinic", name="Clinic", region=alpha)
    hospital = make_institution(slug="hospital", name="Hospital", region=beta)
    branch, other = make_specialty(code="L90"), make_specialty(code="L91")
    twig = make_specialty(code="L90.01", parent=branch)
    make_agreement(parties=[clinic, hospital], signed="2009-05-01")
    make_agreement(parties=[alpha, beta, lost], signed="2009?", kind="memorandum")
    make_agreement(parties=[alpha, lost], signed="2010/2012")
    make_agreement(parties=[beta, lost], signed="XXXX-01-14")
    make_agreement(parties=[alpha])
    make_delegation(senders=[alpha], hosts=[beta], dates="2010-03")
    make_delegation(senders=[clinic], hosts=[hospital], dates="2011-12-30/2012-01-02")
    make_exchange(senders=[clinic], hosts=[beta], specialties=[twig, other], dates="2009")
    make_exchange(senders=[alpha], hosts=[hospital], specialties=[branch], dates="201X")
    make_exchange(senders=[beta], hosts=[alpha], specialties=["A label"])
    make_exchange(senders=[beta], hosts=[alpha])
    return {"land": land, "alpha": alpha, "beta": beta, "lost": lost, "clinic": clinic}


def address(where, form):
    """The address of a picture in a form: `/map?a=1` and `.svg` make `/map.svg?a=1`."""
    path, mark, query = where.partition("?")
    return f"{path}{form}{mark}{query}"


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


# Drafts


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_hidden_record_feeds_no_picture(client, register, state):
    urls = [address(where, ".csv") for where in PICTURES]
    urls += [f"/{name}.svg" for name in ("map", "timeline", "network", "exchanges/specialties")]
    before = {url: client.get(url).content for url in urls}

    there = make_region(name="zqhidden", latitude=10, longitude=20)
    body = make_institution(name="zqhidden", region=register["alpha"])
    term = make_specialty(name="zqhidden")
    make_agreement(parties=[register["alpha"], there, body], signed="1999", state=state)
    make_delegation(senders=[register["beta"]], hosts=[there, body], dates="1999", state=state)
    make_exchange(
        senders=[body], hosts=[register["beta"]], specialties=[term], dates="1999", state=state
    )

    assert [url for url in urls if client.get(url).content != before[url]] == []


def test_published_record_changes_the_picture_at_once(client, register):
    before = client.get("/agreements/map.svg")

    record = make_agreement(parties=[register["alpha"], register["beta"]])
    after = client.get("/agreements/map.svg")
    withdraw(record=record, by=make_user(is_superuser=True), reason="A test")

    assert before["ETag"] != after["ETag"]
    assert before.content != after.content
    assert client.get("/agreements/map.svg").content == before.content


# Addresses and forms


@pytest.mark.parametrize(
    "where", ["/map", "/regions/alpha/timeline", "/exchanges/specialties?to=beta"]
)
def test_picture_answers_in_each_form(client, register, where):
    answers = [client.get(address(where, form)) for form in FORMS]

    assert [answer.status_code for answer in answers] == [200] * 4
    assert [answer["Content-Type"].partition(";")[0] for answer in answers] == list(FORMS.values())


@pytest.mark.parametrize(
    "url",
    [
        "/specialties.svg",  # The front page has none.
        "/agreements/specialties.svg",
        "/delegations/specialties/",
        "/regions/nowhere/map.svg",
        "/regions/alone/map.svg",
        "/partnerships/alpha/nowhere/map.svg",
    ],
)
def test_picture_that_is_not_there(client, register, url):
    make_region(slug="alone")  # No published record names it.

    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "/agreements/map.svg?utm_source=x",
        "/agreements/map.csv?colour=red",
        "/map.svg?place=alpha",
        "/map.svg?width=huge",
        "/agreements/map.svg?place=nowhere",
        "/agreements/map/?date=soon",
        "/agreements/map.svg?place=alpha&place=beta",
        "/agreements/map.svg?q=%00",
        "/regions/alpha/map/?only=others",
    ],
)
def test_picture_does_not_guess(client, register, url):
    assert client.get(url).status_code == 400


def test_page_of_a_picture_tells_what_it_does_not_know(client, register):
    answer = client.get("/agreements/map/?utm_source=x")

    assert (answer.status_code, answer.context["unknown"]) == (200, ["utm_source"])


def test_picture_between_two_places_is_one_in_either_order(client, register):
    one, other = (
        client.get(f"/partnerships/{pair}/map.csv").content for pair in ("alpha/beta", "beta/alpha")
    )

    assert one == other


def test_picture_speaks_the_language_of_its_address(client, register):
    text = client.get("/zh-hans/agreements/map.svg").content.decode()

    assert ('lang="zh-hans"' in text, "贝塔" in text, "Beta" in text) == (True, True, False)
    assert 'href="/zh-hans/agreements/?place=beta"' in text


def test_narrow_picture_is_narrow(client, register):
    root = ET.fromstring(client.get("/map.svg?width=narrow").content)

    assert root.get("width") == "400"


def test_picture_of_nothing_says_so(client):
    svg, page = client.get("/map.svg"), client.get("/map/")

    assert "There is nothing to draw." in svg.content.decode()
    assert page.status_code == 200
    assert "<svg" not in page.content.decode()


# Keeping


def test_picture_that_is_known_is_not_sent_again(client, register):
    tag = client.get("/map.svg")["ETag"]

    answer = client.get("/map.svg", headers={"If-None-Match": tag})

    assert (answer.status_code, answer.content) == (304, b"")


def test_picture_is_drawn_once(client, register, django_assert_num_queries):
    first = client.get("/map.svg")

    with django_assert_num_queries(1):  # Whether the data are still the same.
        again = client.get("/map.svg")

    assert first.content == again.content


KEPT = ["/map.svg", "/map.png", "/timeline.csv", "/network.svg", "/exchanges/specialties.svg"]


def edit_what_is_not_public(register):
    """All kinds of work of the staff that the public does not see."""
    draft = make_agreement(parties=[register["alpha"], register["clinic"]], state="draft")
    draft.title = "Another title"
    draft.save()
    Agreement.objects.exclude(pk=draft.pk).update(internal_notes="A note among the staff")
    register["clinic"].internal_notes = "A note among the staff"
    register["clinic"].save()
    submit(record=make_delegation(senders=[register["alpha"]], state="draft"), by=make_user())
    make_region(name="Nobody's", parent=register["land"])
    make_institution(region=register["alpha"])
    make_source()


def test_work_of_the_staff_changes_no_picture(client, register, monkeypatch):
    before = {url: client.get(url) for url in KEPT}
    pages = [client.get(url, headers={"HX-Request": "true"}) for url in ("/map/", "/timeline/")]

    edit_what_is_not_public(register)
    monkeypatch.setattr(drawing.vega, "draw", None)  # Nothing may be drawn again.
    after = {url: client.get(url) for url in KEPT}
    again = [client.get(url, headers={"HX-Request": "true"}) for url in ("/map/", "/timeline/")]

    assert {url: one["ETag"] for url, one in after.items()} == {
        url: one["ETag"] for url, one in before.items()
    }
    assert [one.content for one in after.values()] == [one.content for one in before.values()]
    assert [(one["ETag"], one.content) for one in again] == [
        (one["ETag"], one.content) for one in pages
    ]


def test_ids_of_a_page_of_a_picture_are_not_changed_by_the_staff(client, register):
    ids = re.compile(r'\bid="(p[0-9a-f]{12}[^"]*)"')
    before = ids.findall(client.get("/map/").content.decode())

    edit_what_is_not_public(register)

    assert ids.findall(client.get("/map/").content.decode()) == before != []


def move(register):
    register["beta"].longitude = 102
    register["beta"].save()


def rename(register):
    register["beta"].name = "Beta City"
    register["beta"].save()


def rename_what_it_lies_in(register):
    register["land"].name = "Another land"
    register["land"].save()


def publish_another(register):
    make_agreement(parties=[register["alpha"], register["beta"]])


@pytest.mark.parametrize("change", [move, rename, rename_what_it_lies_in, publish_another])
def test_picture_changes_with_what_it_shows(client, register, change):
    before = client.get("/agreements/map.svg")

    change(register)
    after = client.get("/agreements/map.svg")

    assert before["ETag"] != after["ETag"]
    assert before.content != after.content


def test_pictures_share_no_key(client, register):
    urls = {address(where, ".csv") for where in PICTURES}
    urls |= {f"/zh-hans{url}" for url in urls}
    urls |= {"/map.svg", "/map.svg?width=narrow"}

    tags = {client.get(url)["ETag"] for url in urls}

    assert len(tags) == len(urls)


def test_picture_of_a_state_that_comes_back_is_not_that_of_the_state_between(client, register):
    first = client.get("/agreements/map.svg")
    other = make_agreement(parties=[register["alpha"], register["beta"]])
    between = client.get("/agreements/map.svg")
    withdraw(record=other, by=make_user(is_superuser=True), reason="A test")

    again = client.get("/agreements/map.svg")

    assert (again["ETag"], again.content) == (first["ETag"], first.content)
    assert again.content != between.content


def test_picture_that_cannot_be_drawn_now_says_when_to_come_again(client, register, monkeypatch):
    monkeypatch.setattr(vega, "TURN", 0.01)
    with drawing.vega._turn:
        answers = [
            client.get("/map.svg"),
            client.get("/map/"),
            client.get("/map/", headers={"HX-Request": "true"}),
        ]

    assert [(one.status_code, one["Retry-After"]) for one in answers] == [(503, "10")] * 3
    assert "This picture is being drawn" in answers[1].content.decode()
    assert client.get("/map.svg").status_code == 200


def test_svg_has_a_policy_for_its_own_style(client, register):
    policy = client.get("/map.svg")["Content-Security-Policy"]

    assert f"style-src {STYLE_HASH}" in policy
    assert "unsafe" not in policy


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
