"""Where an agreement stands in its term on a day: in exactly one state."""

from datetime import date

import pytest

from agreements.choices import TermState
from agreements.models import Agreement
from tests.factories import make_agreement, make_link

pytestmark = pytest.mark.django_db

DAY = date(2020, 6, 1)


def term_state(agreement, **within):
    """Where an agreement stands in its term on that day."""
    return Agreement.objects.with_term_state(DAY, **within).get(pk=agreement.pk).term


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({"term_end": "2020-05-31"}, "ended"),
        ({"term_end": "2020-05"}, "ended"),
        ({"ended": "2020-06-01", "term_end": "2025"}, "ended"),
        ({"ended": "2020", "term_end": "2025"}, "running"),  # Not before it certainly has ended.
        ({"term_start": "2020-07", "term_end": "2025"}, "not_started"),
        ({"term_end": "2020-06-01"}, "ending"),
        ({"term_end": "2020-08-30"}, "ending"),  # 90 days.
        ({"term_end": "2020-08-31"}, "running"),
        ({"term_end": "2020"}, "running"),
        ({"end_kind": "open_ended"}, "open_ended"),
        ({"end_kind": "open_ended", "ended": "2019"}, "ended"),
        ({"status": "terminated", "term_end": "2025"}, "not_stated"),
        ({"status": "terminated", "term_end": "2019"}, "ended"),
        ({"status": "completed", "end_kind": "open_ended"}, "not_stated"),
        ({"term_start": "2019"}, "not_stated"),
        ({}, "not_stated"),
    ],
)
def test_agreement_is_in_one_state(fields, state):
    agreement = make_agreement(**fields)

    found = [s for s in TermState if Agreement.objects.in_term_state(s, DAY).exists()]

    assert found == [state]
    assert term_state(agreement) == state


@pytest.mark.parametrize("kind", ["renews", "supersedes"])
def test_agreement_is_renewed_by_a_public_one_only(kind):
    old = make_agreement(term_end="2019")
    draft = make_agreement(state="draft")
    make_link(from_agreement=draft, to_agreement=old, kind=kind)
    before = term_state(old)

    make_link(from_agreement=make_agreement(), to_agreement=old, kind=kind)

    assert (before, term_state(old)) == ("ended", "renewed")


def test_number_of_days_that_is_soon_can_be_given():
    agreement = make_agreement(term_end="2020-06-11")

    assert term_state(agreement, within=10) == "ending"
    assert term_state(agreement, within=9) == "running"


def test_state_that_there_is_not_is_no_condition():
    with pytest.raises(ValueError, match="'over' is not a term state"):
        Agreement.objects.in_term_state("over", DAY)


def test_agreements_come_with_their_term_states_for_one_query(django_assert_num_queries):
    make_agreement(title="A", term_end="2020-05-31")
    renewed = make_agreement(title="B", term_end="2020-05-31")
    make_link(from_agreement=make_agreement(title="C"), to_agreement=renewed, kind="renews")

    with django_assert_num_queries(1):
        found = dict(Agreement.objects.with_term_state(DAY).values_list("title", "term"))

    assert found == {"A": "ended", "B": "renewed", "C": "not_stated"}
