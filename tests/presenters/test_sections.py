"""Sections of a page: the first rows, their number, and the way to all of them."""

import pytest

from agreements.models import Agreement, Delegation, Person
from agreements.presenters.sections import mentions, section, total
from tests.factories import make_agreement, make_delegation, make_institution, make_region

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("rows", "shown", "is_cut", "queries"), [(2, 2, False, 1), (3, 3, False, 1), (4, 3, True, 2)]
)
def test_section_counts_only_what_it_leaves_out(
    rows, shown, is_cut, queries, django_assert_num_queries
):
    for _number in range(rows):
        make_agreement(state="draft")
    agreements = Agreement.objects.order_by("pk")

    with django_assert_num_queries(queries):
        found = section(agreements, row=str, list_name="agreements", size=3, kind="framework")

    assert found == {
        "rows": [str(one) for one in agreements[:shown]],
        "number": rows,
        "is_more": False,
        "is_cut": is_cut,
        "url": "/agreements/?kind=framework",
    }


def test_total_is_the_number_of_the_list_to_which_it_leads():
    make_agreement(state="draft")

    assert total(Agreement.objects.all(), list_name="agreements", place="xining") == {
        "number": 1,
        "is_more": False,
        "url": "/agreements/?place=xining",
    }


def test_mentions_of_several_kinds_share_one_limit():
    place = make_region()
    agreements = [make_agreement(place_of_signing=place) for _number in range(2)]
    Person.objects.create(
        delegation=make_delegation(),
        institution=make_institution(region=place),
        name="A visitor",
        role="member",
    )
    querysets = (Agreement.objects.order_by("pk"), Delegation.objects.all())

    cut, whole = mentions(place, *querysets, size=2), mentions(place, *querysets, size=3)

    assert [row["name"] for row in cut["rows"]] == [one.title for one in agreements]
    assert (cut["is_cut"], whole["is_cut"], len(whole["rows"])) == (True, False, 3)


def test_mentions_ask_no_kind_that_has_none(django_assert_num_queries):
    place = make_region()
    make_agreement(parties=[place])

    with django_assert_num_queries(1):
        found = mentions(place, Agreement.objects.all(), Delegation.objects.all())

    assert found == {"rows": [], "is_cut": False}
