"""Rules of programmes, and their order."""

import pytest

from agreements.models import Programme, ProgrammeParty
from tests.factories import make_programme, make_region
from tests.refusals import complaints

pytestmark = pytest.mark.django_db


def test_programme_is_no_part_of_itself():
    programme = make_programme(state="draft")
    programme.parent = programme

    assert complaints(programme) == ["A programme cannot be part of itself."]


@pytest.mark.parametrize(
    ("state", "is_shown"), [("published", True), ("draft", False), ("withdrawn", False)]
)
def test_whole_is_named_where_the_public_may_read_it(state, is_shown):
    whole = make_programme(state=state)

    part = Programme(title="Part", parent=whole)

    assert part.public_parent == (whole if is_shown else None)


def test_newest_first_is_by_the_latest_day_with_undated_ones_last():
    undated, open_, old, new = (
        make_programme(period=period) for period in ("", "2019/..", "2010/2012", "2011/2018")
    )

    found = list(Programme.objects.newest_first())

    # What has no end yet has no latest day either.
    assert found == [new, old, open_, undated]


def test_party_is_listed_once_in_a_role():
    place = make_region()
    programme = make_programme(parties=[place])

    again = ProgrammeParty(programme=programme, region=place, role="organiser")
    otherwise = ProgrammeParty(programme=programme, region=place, role="funder")

    assert complaints(again) == ["This place is a party in this role already."]
    assert complaints(otherwise) == []
