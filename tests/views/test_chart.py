"""Charts at their addresses: forms, languages, what is refused, and what never shows."""

import xml.etree.ElementTree as ET

import pytest

from agreements.actions.publication import withdraw
from agreements.charts import svg, vega
from agreements.charts.svg import STYLE_HASH
from tests.chart_pages import CHARTS, address, make_drawn_records
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_region,
    make_specialty,
    make_user,
)
from tests.pages import page_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache"), pytest.mark.slow]

FORMS = {".svg": "image/svg+xml", ".png": "image/png", ".csv": "text/csv", "/": "text/html"}


@pytest.fixture
def register():
    return make_drawn_records()


# Drafts


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_hidden_record_feeds_no_chart(client, register, state):
    urls = [address(where, ".csv") for where in CHARTS]
    urls += [f"/{name}.svg" for name in ("map", "timeline", "network", "exchanges/specialties")]
    before = {url: client.get(url).content for url in urls}

    there = make_region(name="zqhidden", latitude=10, longitude=20)
    institution = make_institution(name="zqhidden", region=register["alpha"])
    term = make_specialty(name="zqhidden")
    make_agreement(parties=[register["alpha"], there, institution], signed="1999", state=state)
    make_delegation(
        senders=[register["beta"]], hosts=[there, institution], dates="1999", state=state
    )
    make_exchange(
        senders=[institution],
        hosts=[register["beta"]],
        specialties=[term],
        dates="1999",
        state=state,
    )

    assert [url for url in urls if client.get(url).content != before[url]] == []


def test_published_record_changes_the_chart_at_once(client, register):
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
def test_chart_answers_in_each_form(client, register, where):
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
def test_chart_that_is_not_there(client, register, url):
    make_region(slug="alone")  # No published record names it.

    assert client.get(url).status_code == 404


@pytest.mark.parametrize(
    "url",
    [
        "/agreements/map.svg?utm=x",
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
def test_chart_does_not_guess(client, register, url):
    assert client.get(url).status_code == 400


def test_page_of_a_chart_says_what_it_does_not_know(client, register):
    answer = client.get("/agreements/map/?colour=red&utm_source=x")

    assert answer.status_code == 400
    assert "The address asks for “colour”, which this page does not know." in page_text(answer)
    assert 'href="/agreements/map/">Show the page without it</a>' in answer.content.decode()


def test_chart_between_two_places_is_one_in_either_order(client, register):
    one, other = (
        client.get(f"/partnerships/{pair}/map.csv").content for pair in ("alpha/beta", "beta/alpha")
    )

    assert one == other


def test_chart_speaks_the_language_of_its_address(client, register):
    text = client.get("/zh-hans/agreements/map.svg").content.decode()

    assert ('lang="zh-hans"' in text, "贝塔" in text, "Beta" in text) == (True, True, False)
    assert 'href="/zh-hans/agreements/?place=beta"' in text


def test_narrow_chart_is_narrow(client, register):
    root = ET.fromstring(client.get("/map.svg?width=narrow").content)

    assert root.get("width") == "400"


def test_chart_of_nothing_says_so(client):
    svg, page = client.get("/map.svg"), client.get("/map/")

    assert "No data to show." in svg.content.decode()
    assert page.status_code == 200
    assert "<svg" not in page.content.decode()


# Keeping


def test_chart_that_cannot_be_drawn_now_says_when_to_come_again(client, register, monkeypatch):
    monkeypatch.setattr(vega, "TURN", 0.01)
    with svg.vega._turn:
        answers = [
            client.get("/map.svg"),
            client.get("/map/"),
            client.get("/map/", headers={"HX-Request": "true"}),
        ]

    assert [(one.status_code, one["Retry-After"]) for one in answers] == [(503, "10")] * 3
    assert "The chart is being prepared" in answers[1].content.decode()
    assert client.get("/map.svg").status_code == 200


def test_svg_has_a_policy_for_its_own_style(client, register):
    policy = client.get("/map.svg")["Content-Security-Policy"]

    assert f"style-src {STYLE_HASH}" in policy
    assert "unsafe" not in policy
