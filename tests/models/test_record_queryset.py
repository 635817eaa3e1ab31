"""The words that all records share: by state, by region, by institution, by area, by text."""

import pytest

from agreements.models import Agreement, Delegation, Exchange
from tests.factories import (
    make_agreement,
    make_area,
    make_delegation,
    make_exchange,
    make_institution,
    make_region,
)

pytestmark = pytest.mark.django_db

STATES = ["draft", "submitted", "returned", "published", "withdrawn"]


@pytest.mark.parametrize(
    ("word", "states"),
    [
        ("published", {"published"}),
        ("once_published", {"published", "withdrawn"}),
        ("closed_to_editors", {"submitted", "published", "withdrawn"}),
    ],
)
def test_records_by_state(word, states):
    for state in ("draft", "submitted", "published", "withdrawn"):
        make_agreement(state=state)
    returned = make_agreement(state="draft")
    Agreement.objects.filter(pk=returned.pk).update(state="returned", review_note="Why")

    found = getattr(Agreement.objects, word)().values_list("state", flat=True)

    assert set(found) == states


def test_record_is_in_the_place_of_its_parties_and_in_all_that_holds_it():
    country = make_region(kind="country")
    city, other = make_region(parent=country), make_region(parent=country)
    hospital = make_institution(region=city)
    record = make_agreement(parties=[hospital, make_region()])

    for place in (city, country):
        assert list(Agreement.objects.in_region(place)) == [record]
    assert not Agreement.objects.in_region(other).exists()


def test_record_is_with_a_place_itself_where_more_than_something_below_takes_part():
    province = make_region(kind="province")
    city = make_region(parent=province)
    below = make_agreement(parties=[make_institution(region=city)])
    itself = make_agreement(parties=[province])
    seated = make_agreement(parties=[make_institution(region=province)])

    agreements = Agreement.objects.order_by("pk")

    assert list(agreements.in_region(province)) == [below, itself, seated]
    assert list(agreements.with_itself(province)) == [itself, seated]


def test_records_between_two_places():
    one, other, third = make_region(), make_region(), make_region()
    both = make_agreement(parties=[one, make_institution(region=other)])
    make_agreement(parties=[one, third])

    assert list(Agreement.objects.between(one, other)) == [both]


def test_record_only_names_a_place_where_it_was_signed_there():
    place, party = make_region(), make_region()
    signed_there = make_agreement(parties=[party], place_of_signing=place)
    with_it = make_agreement(parties=[place], place_of_signing=place)

    agreements = Agreement.objects.order_by("pk")

    assert list(agreements.naming_region(place.pk)) == [signed_there, with_it]
    assert list(agreements.only_naming_region(place)) == [signed_there]


def test_record_is_with_an_institution_and_what_it_is_a_unit_of():
    university = make_institution()
    record = make_agreement(parties=[make_institution(parent=university)])
    visit = make_delegation()
    visit.members.create(name="A person", role="leader", institution=university)

    assert list(Agreement.objects.with_institution(university)) == [record]
    assert list(Delegation.objects.only_naming_institution(university)) == [visit]


def test_records_of_areas_or_of_none():
    training, aid = make_area(slug="training"), make_area(slug="aid")
    one, other, none = (make_agreement(areas=areas) for areas in ([training], [training, aid], []))

    agreements = Agreement.objects.order_by("pk")

    assert list(agreements.in_areas(["training"])) == [one, other]
    assert list(agreements.in_areas(["aid"], or_none=True)) == [other, none]
    assert list(agreements.in_areas(["unknown"])) == []


@pytest.mark.parametrize(
    ("make", "model"), [(make_delegation, Delegation), (make_exchange, Exchange)]
)
def test_records_with_a_direction_run_from_sender_to_host(make, model):
    province = make_region(kind="province")
    city, abroad = make_region(parent=province), make_region()
    out, back = make(senders=[city], hosts=[abroad]), make(senders=[abroad], hosts=[province])

    records = model.objects.order_by("pk")

    assert list(records.from_region(province)) == [out]
    assert list(records.from_itself(province)) == []
    assert list(records.from_itself(city)) == [out]
    assert list(records.to_region(province)) == [back]
    assert list(records.to_itself(province)) == [back]


def test_row_of_a_list_leaves_out_what_only_a_search_reads():
    make_agreement()

    assert Agreement.objects.as_rows().get().get_deferred_fields() == {"search", "names", "texts"}
    assert Agreement.objects.as_search_results().get().get_deferred_fields() == {"search"}


def test_records_between_any_of_some_pairs():
    one, other, third = make_region(), make_region(), make_region()
    first = make_agreement(parties=[one, other])
    second = make_agreement(parties=[third, one])
    make_agreement(parties=[third, other])

    agreements = Agreement.objects.order_by("pk")

    assert list(agreements.between_any([(one, other), (one, third)])) == [first, second]
    assert list(agreements.between_any([])) == []
