"""The parts of which derived columns are computed, one by one."""

import json

import pytest
from django.db import connection

from agreements.models import DelegationStop, RegionMember
from tests.factories import (
    make_agreement,
    make_area,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_programme,
    make_region,
    make_specialty,
)

pytestmark = pytest.mark.django_db


def rows(call, *values, columns="*"):
    """The rows of a function, sorted."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {columns} FROM {call}", values)
        return sorted(cursor.fetchall(), key=repr)


@pytest.fixture
def city():
    province = make_region(name="Yunnan", kind="province")
    return make_region(name="Kunming", kind="prefecture", parent=province)


def test_regions_above_are_the_place_what_holds_it_and_groupings(city):
    inner = make_region(kind="grouping")
    outer = make_region(kind="grouping")
    RegionMember.objects.create(grouping=inner, member=city.parent)
    RegionMember.objects.create(grouping=outer, member=inner)

    above = {city.pk, city.parent_id, inner.pk, outer.pk}

    assert rows("regions_above(%s)", [city.pk]) == sorted(((city.pk, pk) for pk in above), key=repr)


def test_region_that_does_not_exist_yet_has_itself_above():
    assert rows("regions_above(%s)", [77_777]) == [(77_777, 77_777)]


@pytest.mark.parametrize(
    ("kind", "gbt_2260", "is_city"),
    [("county", "", False), ("city", "", True), ("province", "310000", True)],
)
def test_city_is_the_nearest_of_city_level(kind, gbt_2260, is_city):
    region = make_region(kind=kind, parent=make_region(kind="city"), gbt_2260=gbt_2260)

    expected = region.pk if is_city else region.parent_id

    assert rows("cities_of(%s)", [region.pk]) == [(region.pk, expected)]


def test_place_above_city_level_stands_for_itself(city):
    assert rows("cities_of(%s)", [city.parent_id]) == [(city.parent_id, city.parent_id)]


def test_seat_is_that_of_the_next_institution_above(city):
    top = make_institution(region=city.parent)
    middle = make_institution(region=city, parent=top)
    unit = make_institution(parent=middle)
    homeless = make_institution()

    assert rows("seats_of(%s)", [unit.pk, top.pk, homeless.pk]) == sorted(
        [(unit.pk, city.pk), (top.pk, city.parent_id)], key=repr
    )


def test_institutions_above_are_all_that_it_is_a_unit_of():
    top = make_institution()
    middle = make_institution(parent=top)
    unit = make_institution(parent=middle)

    assert rows("institutions_above(%s)", [unit.pk]) == sorted(
        ((unit.pk, above.pk) for above in (unit, middle, top)), key=repr
    )


def test_joined_names_are_each_once_and_sorted(city):
    hospital = make_institution(name="A hospital", name_zh="医院")

    call = "joined_names(%s, %s, %s)"

    assert rows(call, [city.pk], [hospital.pk], ["Kunming", "", "Zoo", None]) == [
        ("A hospital\nKunming\nZoo\n医院",)
    ]


def test_located_mentions_say_where_each_is_and_what_it_does(city):
    hospital = make_institution(region=city)
    delegation = make_delegation(senders=[hospital], hosts=[city.parent], state="draft")
    DelegationStop.objects.create(delegation=delegation, region=city, position=1)

    columns = "how, seat_id, takes_part, sends, hosts"

    assert rows("delegation_located(%s)", [delegation.pk], columns=columns) == sorted(
        [
            ("party", city.pk, True, True, False),
            ("party", city.parent_id, True, False, True),
            ("stop", city.pk, True, False, True),
        ],
        key=repr,
    )


def test_place_of_signing_is_named_but_takes_no_part(city):
    agreement = make_agreement(parties=[], place_of_signing=city, state="draft")

    assert rows("agreement_places(%s)", [agreement.pk]) == [
        (agreement.pk, None, None, sorted([city.pk, city.parent_id]), None, None, None)
    ]


def test_places_hold_what_is_above_and_institutions_what_they_are_units_of(city):
    top = make_institution(region=city.parent)
    unit = make_institution(region=city, parent=top)
    exchange = make_exchange(senders=[unit], hosts=[city.parent], state="draft")

    sending, host = sorted([city.pk, city.parent_id]), [city.parent_id]
    institutions = sorted([top.pk, unit.pk])

    assert rows("exchange_places(%s)", [exchange.pk]) == [
        (exchange.pk, sending, institutions, sending, institutions, sending, host)
    ]


def test_parties_stand_in_their_order_with_their_city(city):
    county = make_region(name="Luquan", kind="county", parent=city)
    programme = make_programme(parties=[county, make_institution(name="H")], state="draft")

    ((parties, stops),) = rows("programme_parties(%s)", [programme.pk], columns="parties, stops")

    assert [
        (party["name"], (party["place"] or {}).get("name")) for party in json.loads(parties)
    ] == [
        ("Luquan", "Kunming"),
        ("H", None),
    ]
    assert stops is None


def test_first_sender_and_host_with_a_city_give_the_direction(city):
    homeless, seated = make_institution(), make_institution(region=city)
    exchange = make_exchange(senders=[homeless, seated], hosts=[homeless], state="draft")

    columns = "sending_region, host_region"

    assert rows("exchange_parties(%s)", [exchange.pk], columns=columns) == [(city.pk, None)]


def test_listed_terms_are_the_ids_the_items_and_the_names():
    area = make_area(name="Nursing", name_zh="护理")
    agreement = make_agreement(areas=[area], state="draft")

    assert rows("agreement_listed_terms(%s)", [agreement.pk], columns="term_ids, words") == [
        ([area.pk], "Nursing\n护理\n")
    ]


def test_areas_of_programmes_are_listed_like_those_of_agreements():
    area = make_area(name="Nursing")
    programme = make_programme(areas=[area], state="draft")

    assert rows("programme_listed_terms(%s)", [programme.pk], columns="term_ids, words") == [
        ([area.pk], "Nursing\n\n")
    ]


@pytest.mark.parametrize("maker", [make_agreement, make_delegation, make_exchange, make_programme])
def test_specialty_brings_the_one_that_holds_it_but_only_itself_to_the_card(maker):
    top = make_specialty(name="Surgery", name_vi="Ngoại khoa")
    low = make_specialty(name="Hand surgery", parent=top)
    record = maker(specialties=[low, "a label"], state="draft")

    call = f"{record._meta.model_name}_specialties(%s)"
    columns = "specialty_ids, jsonb_array_length(items), string_to_array(words, E'\\n')"

    ((ids, items, words),) = rows(call, [record.pk], columns=columns)

    assert (ids, items) == (sorted([low.pk, top.pk]), 2)
    assert sorted(filter(None, words)) == ["Hand surgery", "Ngoại khoa", "Surgery", "a label"]


def test_texts_begin_with_those_of_the_kind_and_end_with_evidence():
    agreement = make_agreement(principles="Equality", state="draft")
    make_figure(agreement=agreement, metric="beds")
    make_evidence(agreement=agreement, note="from the preamble")

    ((texts,),) = rows("agreement_texts(%s)", [agreement.pk], columns="texts")

    texts = json.loads(texts)
    assert [text["of"] for text in texts] == ["principles", "figure", "evidence"]
    assert texts[2]["text"] == {"en": "from the preamble"}


def test_own_ways_are_those_of_the_place_itself(city):
    exchange = make_exchange(senders=[city], hosts=[city.parent], state="draft")

    assert rows("exchange_ways(%s, %s)", exchange.pk, city.parent_id) == [(["hosts"],)]
    assert rows("record_ways(%s, %s, %s)", "exchange", exchange.pk, city.pk) == [(["sends"],)]


def test_published_records_of_a_place_itself_leave_out_what_is_below(city):
    make_agreement(parties=[city, make_region()])

    assert len(rows("published_records_of_itself(%s)", city.pk)) == 1
    assert rows("published_records_of_itself(%s)", city.parent_id) == []
