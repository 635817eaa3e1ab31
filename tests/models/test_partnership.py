"""Which partnerships there are, and what is counted of each."""

from datetime import date

import pytest

from agreements.models import DelegationStop, Partnership, RegionMember
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_link,
    make_programme,
    make_region,
)
from tests.partnerships import NUMBERS, a_bit_of_everything, pairs, province_and_city

pytestmark = pytest.mark.django_db


def figures(row):
    """The numbers of a row, without their addresses."""
    return {name: row[name]["number"] for name in NUMBERS if row[name]["number"]}


# Which pairs there are


def test_partnerships_are_of_every_two_cities_of_an_agreement(client):
    a, b, c = (province_and_city(name)[1] for name in ("Ax", "Bx", "Cx"))
    make_agreement(parties=[a, make_institution(region=b), c])

    found = pairs(client)

    assert {key: figures(row) for key, row in found.items()} == {
        ("ax", "bx"): {"agreements": 1},
        ("ax", "cx"): {"agreements": 1},
        ("bx", "cx"): {"agreements": 1},
    }


def test_partnerships_of_a_district_count_for_its_city(client):
    city = make_region(slug="city")
    district = make_region(kind="district", parent=city)
    make_agreement(parties=[make_institution(region=district), make_region(slug="other")])

    assert list(pairs(client)) == [("city", "other")]


def test_partnerships_of_a_province_are_its_own_where_no_city_takes_part(client):
    province, _city = province_and_city("Lao")
    make_agreement(parties=[province, make_region(slug="honghe")])

    assert list(pairs(client)) == [("honghe", "lao-province")]


def test_partnerships_count_what_is_below_a_province_for_it_too(client):
    province, city = province_and_city("Lao")
    other = make_region(slug="honghe")
    make_agreement(parties=[province, other])
    make_agreement(parties=[city, other])

    found = pairs(client)

    assert {key: figures(row) for key, row in found.items()} == {
        ("honghe", "lao"): {"agreements": 1},
        ("honghe", "lao-province"): {"agreements": 2},
    }


def test_stop_in_the_place_of_a_party_is_no_partner_of_its_own(client):
    province, city = province_and_city("Lao")
    elsewhere = make_region(slug="elsewhere")
    talks = make_delegation(senders=[make_region(slug="honghe")], hosts=[province])
    DelegationStop.objects.create(delegation=talks, region=city, position=2)
    DelegationStop.objects.create(delegation=talks, region=elsewhere, position=3)

    assert sorted(pairs(client)) == [
        ("elsewhere", "honghe"),
        ("elsewhere", "lao-province"),
        ("honghe", "lao-province"),
    ]
    assert sorted(pairs(client, place="lao")) == [
        ("elsewhere", "lao-province"),
        ("honghe", "lao-province"),
    ]
    assert {one.second.slug for one in Partnership.objects.of(city)} == {"elsewhere", "honghe"}


def test_partnerships_leave_out_groupings_and_what_lies_in_each_other(client):
    province, city = province_and_city("Lao")
    grouping = make_region(kind="grouping")
    RegionMember.objects.create(grouping=grouping, member=city)
    make_agreement(parties=[province, city, grouping])

    assert pairs(client) == {}


def test_partnerships_of_a_municipality_are_of_city_level(client):
    beijing = make_region(slug="beijing", kind="province", gbt_2260="110000")
    district = make_region(kind="district", parent=beijing)
    make_agreement(parties=[district, make_region(slug="shenyang")])

    assert list(pairs(client)) == [("beijing", "shenyang")]


@pytest.mark.parametrize("state", ["draft", "submitted", "withdrawn"])
def test_partnerships_are_made_by_published_records_only(client, state):
    a, b = make_region(), make_region()
    make_agreement(parties=[a, b], state=state)
    make_delegation(senders=[a], hosts=[b], state=state)
    make_exchange(senders=[a], hosts=[b], state=state)
    make_programme(parties=[a, b], state=state)

    assert pairs(client) == {}


# What is counted


def test_partnership_counts_directions_apart(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_delegation(senders=[a], hosts=[b])
    make_delegation(senders=[a], hosts=[b])
    make_delegation(senders=[b], hosts=[a])
    make_exchange(senders=[b], hosts=[a])
    make_programme(parties=[a, b])

    assert figures(pairs(client)["a", "b"]) == {
        "programmes": 1,
        "delegations": 3,
        "out": 2,
        "in": 1,
        "exchanges": 1,
        "received": 1,
    }


def test_partnerships_of_a_delegation_to_three_places(client):
    a, b, c = (make_region(slug=slug) for slug in "abc")
    delegation = make_delegation(senders=[a], hosts=[b])
    DelegationStop.objects.create(delegation=delegation, region=c, position=2)

    found = pairs(client)

    assert {key: figures(row) for key, row in found.items()} == {
        ("a", "b"): {"delegations": 1, "out": 1},
        ("a", "c"): {"delegations": 1, "out": 1},
        ("b", "c"): {"delegations": 1},
    }


def test_partnership_counts_people_in_each_direction_as_the_sources_do(client):
    a, b, c = (make_region(slug=slug) for slug in "abc")
    make_exchange(senders=[a], hosts=[b, c], participants=10, status="completed")
    make_exchange(senders=[a], hosts=[b], status="completed")
    make_exchange(senders=[b], hosts=[a], participants=3, status="planned")

    found = pairs(client)

    assert found["a", "b"]["people_sent"] == ["at least 10 people + 1 exchange of unstated size"]
    assert found["a", "b"]["people_received"] == ["planned or under discussion: 3 people"]
    assert found["a", "c"]["people_sent"] == ["10 people"]
    assert found["b", "c"]["people_sent"] == found["b", "c"]["people_received"] == []


def test_partnership_has_its_first_and_last_contact(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_agreement(parties=[a, b], signed="2009", status="signed")
    make_delegation(senders=[a], hosts=[b], dates="2010?-01-14", status="took_place")
    make_exchange(senders=[a], hosts=[b], dates="2001", status="planned")
    make_delegation(senders=[a], hosts=[b], dates="2020", status="reported_only")
    make_agreement(parties=[a, b], signed="2022", status="to_be_signed")
    make_delegation(senders=[a], hosts=[b], dates="XXXX-05-01", status="took_place")

    row = pairs(client)["a", "b"]

    assert (str(row["first"]), str(row["last"])) == ("2009", "2010?-01-14")


def test_partnership_whose_contacts_have_no_year_has_contacts_all_the_same(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_delegation(senders=[a], hosts=[b], dates="XXXX-05-01", status="took_place")

    row = pairs(client)["a", "b"]

    assert (row["first"], row["has_contact"], row["relation_level"]) == (
        None,
        True,
        "Contact without agreement",
    )


def test_partnership_of_plans_has_no_contact(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_delegation(senders=[a], hosts=[b], dates="2024", status="planned")

    row = pairs(client)["a", "b"]

    assert (row["first"], row["has_contact"], row["relation_level"]) == (
        None,
        False,
        "No contact recorded",
    )


def test_partnership_names_what_runs_out_next(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    later = date.today().year + 2
    make_agreement(parties=[a, b], term_end="2009")
    soon = make_agreement(parties=[a, b], term_end=str(later))
    make_agreement(parties=[a, b], term_end=str(later + 1))
    renewed = make_agreement(parties=[a, b], term_end=str(later - 1))
    renewing = make_agreement(parties=[a, b])
    make_link(from_agreement=renewing, to_agreement=renewed, kind="renews")
    make_agreement(parties=[a, b], term_end=str(later - 1), state="draft")

    ending = pairs(client)["a", "b"]["ending"]

    assert (ending["url"], str(ending["date"])) == (soon.get_absolute_url(), str(later))


# Costs


@pytest.mark.slow
def test_partnership_view_and_function_agree(db):
    a_bit_of_everything()

    for one in Partnership.objects.for_public():
        turned = {other.second_id: other for other in Partnership.objects.of(one.first)}
        same = turned[one.second_id]
        for field in Partnership._meta.concrete_fields:
            assert getattr(one, field.attname) == getattr(same, field.attname)
