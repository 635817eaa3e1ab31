"""Rules of delegations, and which of them are contacts."""

import pytest

from agreements.models import (
    Delegation,
    DelegationGroup,
    DelegationParty,
    Partnership,
)
from tests.factories import make_delegation, make_region
from tests.refusals import complaints

pytestmark = pytest.mark.django_db

RANGE = (
    "The upper end of a range is not below its lower end. For a single number, give it as the "
    "lower end and leave the upper end empty."
)


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        ({"headcount": 9}, []),
        ({"headcount": 9, "headcount_to": 9}, []),
        ({"headcount": 9, "headcount_qualifier": "over"}, []),
        ({"headcount": 0}, []),
        ({"headcount": 9, "headcount_to": 8}, [RANGE]),
        ({"headcount_to": 8}, [RANGE]),
        ({"headcount_qualifier": "over"}, ["There is no number of people to qualify."]),
    ],
)
def test_number_of_people_is_in_order(fields, messages):
    assert complaints(Delegation(title="A visit", kind="visit", **fields)) == messages


@pytest.mark.parametrize(
    ("status", "is_contact"),
    [
        ("took_place", True),
        ("under_way", True),
        ("planned", False),
        ("cancelled", False),
        ("reported_only", False),
    ],
)
def test_delegation_is_a_contact_once_it_has_begun(status, is_contact):
    visit = make_delegation(senders=[make_region()], hosts=[make_region()], status=status)

    assert visit.is_realised is is_contact
    assert Delegation.objects.contacts().exists() is is_contact
    assert Partnership.objects.get().contact_count == int(is_contact)


def test_party_is_listed_once_in_a_role():
    place = make_region()
    visit = make_delegation(senders=[place])

    again = DelegationParty(delegation=visit, region=place, role="sender")
    otherwise = DelegationParty(delegation=visit, region=place, role="met")

    assert complaints(again) == ["This place is a party in this role already."]
    assert complaints(otherwise) == []


def test_group_is_named_in_the_language_of_the_reader_or_in_english():
    group = DelegationGroup(label="Nine academicians", label_zh="九名院士")

    assert [group.display_label, group.label_lang] == ["Nine academicians", ""]


def test_order_is_by_the_days_that_the_source_allows_with_undated_ones_last():
    undated, wide, narrow = (make_delegation(dates=dates) for dates in ("", "2009", "2009-06"))

    delegations = Delegation.objects.all()

    assert list(delegations.newest_first()) == [wide, narrow, undated]
    assert list(delegations.oldest_first()) == [wide, narrow, undated]
