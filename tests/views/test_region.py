"""The list of regions and the page of one: what shows, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import RegionAlias, RegionMember
from tests.factories import (
    make_agreement,
    make_delegation,
    make_evidence,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
    make_source,
    make_specialty,
)

pytestmark = pytest.mark.django_db


def by_name(response):
    return {row["name"]: row for row in response.context["rows"]}


def numbers(row):
    return [row[kind]["number"] for kind in ("agreements", "delegations", "exchanges")]


def test_regions_are_those_that_published_records_name_and_what_holds_them(client):
    country = make_region(name="China", kind="country")
    xining = make_region(name="Xining", parent=country)
    guangzhou = make_region(name="Guangzhou", parent=country)
    make_region(name="Named nowhere", parent=country)
    make_agreement(parties=[xining, guangzhou])
    make_agreement(parties=[xining, make_region(name="SECRET draft")], state="draft")
    make_agreement(parties=[xining, make_region(name="SECRET withdrawn")], state="withdrawn")

    response = client.get(reverse("regions"))

    assert list(by_name(response)) == ["China", "Guangzhou", "Xining"]


def test_regions_count_published_records_with_everything_below(client):
    province = make_region(name="Qinghai", kind="province")
    city = make_region(name="Xining", parent=province)
    hospital = make_institution(region=city)
    other = make_region(name="Guangzhou")
    make_agreement(parties=[hospital, other])
    make_delegation(senders=[city], hosts=[other])
    make_exchange(senders=[hospital], hosts=[other])
    make_exchange(senders=[other], hosts=[province])
    make_agreement(parties=[hospital, other], state="draft")
    make_exchange(senders=[hospital], hosts=[other], state="submitted")

    rows = by_name(client.get(reverse("regions")))

    assert {name: numbers(row) for name, row in rows.items()} == {
        "Guangzhou": [1, 1, 2],
        "Qinghai": [1, 1, 2],
        "Xining": [1, 1, 1],
    }


@pytest.mark.parametrize("kind", ["agreements", "delegations", "exchanges"])
def test_regions_numbers_lead_to_exactly_what_they_count(client, kind):
    grouping = make_region(name="Bay area", kind="grouping")
    city = make_region(name="Guangzhou")
    RegionMember.objects.create(grouping=grouping, member=city)
    make_agreement(parties=[city, grouping])
    make_delegation(senders=[city])
    make_exchange(hosts=[city])
    make_exchange(senders=[city])

    row = by_name(client.get(reverse("regions")))["Bay area"]
    listed = client.get(row[kind]["url"])

    assert row[kind]["number"] == listed.context["number"] == (2 if kind == "exchanges" else 1)


def test_region_that_only_drafts_name_is_as_unknown_as_any_other(client):
    hidden = make_region()
    make_agreement(parties=[hidden, make_region()], state="draft")

    answers = [client.get(hidden.get_absolute_url()), client.get("/regions/no-such-place/")]

    assert [answer.status_code for answer in answers] == [404, 404]


@pytest.mark.slow
def test_regions_cost_the_same_for_one_and_three(client, django_assert_num_queries):
    def add():
        country = make_region(kind="country")
        province = make_region(kind="province", parent=country)
        city = make_region(parent=make_region(kind="prefecture", parent=province))
        make_agreement(parties=[make_institution(region=city)])

    add()
    client.get(reverse("regions"))
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("regions"))
    add()
    add()

    with django_assert_num_queries(len(queries)):
        client.get(reverse("regions"))


@pytest.mark.slow
def test_region_page_costs_the_same_for_one_and_three_of_everything(
    client, django_assert_num_queries
):
    def costly(number):
        place = make_region(parent=make_region(kind="country"))
        for _ in range(number):
            source = make_source()
            hospital = make_institution(region=place)
            make_agreement(parties=[hospital], place_of_signing=place, source=source)
            make_agreement(place_of_signing=place, source=source)
            make_delegation(senders=[place], source=source)
            make_delegation(hosts=[place], source=source)
            make_exchange(senders=[place], source=source)
            make_exchange(hosts=[place], source=source)
            make_programme(parties=[make_region(parent=place)], source=source)
            make_evidence(region=place, field="name", source=source)
            grouping = make_region(kind="grouping")
            RegionMember.objects.create(grouping=grouping, member=place)
        return place

    one, three = costly(1), costly(3)

    with CaptureQueriesContext(connection) as queries:
        client.get(one.get_absolute_url())

    with django_assert_num_queries(len(queries)):
        client.get(three.get_absolute_url())


def test_region_page_has_records_before_charts_and_no_chart_without_anything_to_draw(client):
    here, there = make_region(), make_region()
    make_agreement(parties=[here, there], title="Agreement of both")
    make_exchange(senders=[here], hosts=[there], specialties=["A label without a term"])
    make_exchange(senders=[there], hosts=[here], specialties=[make_specialty()])

    page = client.get(here.get_absolute_url()).content.decode()

    assert page.rindex("Agreement of both") < page.index("Charts")
    assert page.index("Charts") < page.rindex("Partners on the map")
    assert "Specialties of persons sent" not in page
    assert "Specialties of persons received" in page


@pytest.mark.parametrize("address", ["guangdong-province", "tinh-quang-dong"])
def test_address_with_the_word_for_a_kind_leads_to_the_place(client, address):
    make_agreement(
        parties=[make_region(name="Guangdong", name_vi="Quảng Đông", slug="gd", kind="province")]
    )

    response = client.get(f"/regions/{address}/")

    assert (response.status_code, response.get("Location")) == (302, "/regions/gd/")


def test_address_that_fits_two_places_or_one_that_is_not_public_leads_nowhere(client):
    for number in range(2):
        twin = make_region(name="Twin", slug=f"twin-{number}", kind="province")
        make_agreement(parties=[twin])
    make_region(name="Hidden", slug="hidden", kind="province")

    for address in ("twin-province", "hidden-province", "hidden", "nothing"):
        assert client.get(f"/regions/{address}/").status_code == 404


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("", "Former name, Chinese (Simplified), until 2010"),
        ("/zh-hans", "曾用名，中文（简体），至2010年为止"),
        ("/vi", "Tên cũ, Tiếng Trung (Giản thể), đến năm 2010"),
    ],
)
def test_page_and_json_say_when_another_name_was_in_use(client, language, text):
    place = make_region(name="Xiangyang", slug="xiangyang")
    RegionAlias.objects.create(
        region=place, text="襄樊", language="zh-Hans", kind="former", used="../2010"
    )
    make_agreement(parties=[place])

    page = client.get(f"{language}/regions/xiangyang/").content.decode()
    [alias] = client.get("/regions/xiangyang.json").json()["aliases"]

    assert text in page
    assert alias["used"] == {
        "edtf": "../2010",
        "from": None,
        "to": "2010-12-31",
        "text": "until 2010",
    }
