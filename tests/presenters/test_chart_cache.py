"""How long a chart is kept: until what the public reads of it changes."""

import re

import pytest

from agreements.actions.publication import submit, withdraw
from agreements.charts import svg
from agreements.models import Agreement
from tests.chart_pages import CHARTS, address, make_drawn_records
from tests.factories import (
    make_agreement,
    make_delegation,
    make_institution,
    make_region,
    make_source,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache"), pytest.mark.slow]


@pytest.fixture
def register():
    return make_drawn_records()


def test_chart_that_is_known_is_not_sent_again(client, register):
    tag = client.get("/map.svg")["ETag"]

    answer = client.get("/map.svg", headers={"If-None-Match": tag})

    assert (answer.status_code, answer.content) == (304, b"")


def test_chart_is_drawn_once(client, register, django_assert_num_queries):
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


def test_work_of_the_staff_changes_no_chart(client, register, monkeypatch):
    before = {url: client.get(url) for url in KEPT}
    pages = [client.get(url, headers={"HX-Request": "true"}) for url in ("/map/", "/timeline/")]

    edit_what_is_not_public(register)
    monkeypatch.setattr(svg.vega, "draw", None)  # Nothing may be drawn again.
    after = {url: client.get(url) for url in KEPT}
    again = [client.get(url, headers={"HX-Request": "true"}) for url in ("/map/", "/timeline/")]

    assert {url: one["ETag"] for url, one in after.items()} == {
        url: one["ETag"] for url, one in before.items()
    }
    assert [one.content for one in after.values()] == [one.content for one in before.values()]
    assert [(one["ETag"], one.content) for one in again] == [
        (one["ETag"], one.content) for one in pages
    ]


def test_ids_of_a_page_of_a_chart_are_not_changed_by_the_staff(client, register):
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
def test_chart_changes_with_what_it_shows(client, register, change):
    before = client.get("/agreements/map.svg")

    change(register)
    after = client.get("/agreements/map.svg")

    assert before["ETag"] != after["ETag"]
    assert before.content != after.content


def test_charts_share_no_key(client, register):
    urls = {address(where, ".csv") for where in CHARTS}
    urls |= {f"/zh-hans{url}" for url in urls}
    urls |= {"/map.svg", "/map.svg?width=narrow"}

    tags = {client.get(url)["ETag"] for url in urls}

    assert len(tags) == len(urls)


def test_chart_of_a_state_that_comes_back_is_not_that_of_the_state_between(client, register):
    first = client.get("/agreements/map.svg")
    other = make_agreement(parties=[register["alpha"], register["beta"]])
    between = client.get("/agreements/map.svg")
    withdraw(record=other, by=make_user(is_superuser=True), reason="A test")

    again = client.get("/agreements/map.svg")

    assert (again["ETag"], again.content) == (first["ETag"], first.content)
    assert again.content != between.content


def test_file_of_a_map_has_all_pairs_and_its_table_knows_their_number(
    client, register, monkeypatch
):
    monkeypatch.setattr("agreements.presenters.chart_cache.MAX_PAIRS", 1)

    lines = client.get("/map.csv").content.decode().splitlines()
    page = client.get("/map/")

    pairs = [line for line in lines[1:] if line.split(",")[1]]
    assert len(pairs) > 1
    assert f"As a table ({len(lines) - 1} rows)" in page.content.decode()
