"""The end of a term that is computed from its length, and where an agreement stands in its term on
a day: in exactly one state.
"""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from agreements.choices import TermState
from agreements.models import Agreement
from agreements.models.term import running_out_q
from tests.factories import make_agreement, make_link
from tests.refusals import complaints

pytestmark = pytest.mark.django_db

DAY = date(2020, 6, 1)
FIVE_YEARS = {"term_length": 5, "term_length_unit": "years"}


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
        # Computed from a length, the end counts as a stated one does.
        ({"term_start": "2015-05-31", **FIVE_YEARS}, "ended"),
        ({"term_start": "2015-06-01", **FIVE_YEARS}, "ending"),
        ({"term_start": "2015-08-31", **FIVE_YEARS}, "running"),
        ({"term_start": "2015-05", **FIVE_YEARS}, "ended"),
        ({"term_start": "2015", **FIVE_YEARS}, "running"),
        ({"term_start": "2020-07", **FIVE_YEARS}, "not_started"),
        ({"term_start": "2015-05-31", "term_end": "2025", **FIVE_YEARS}, "running"),
        ({"term_start": "2015-05-31", "ended": "2020-06-01", **FIVE_YEARS}, "ended"),
        ({"signed": "2015-05-31", "in_force": "2015-05-31", **FIVE_YEARS}, "not_stated"),
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


# The end that is computed


@pytest.mark.parametrize(
    ("start", "length", "unit", "end"),
    [
        ("2018-07-20", 5, "years", "2023-07-20"),
        ("2018-07", 5, "years", "2023-07"),
        ("2018", 5, "years", "2023"),
        ("2018-XX-XX", 5, "years", "2023-XX-XX"),
        ("2018-07-XX", 18, "months", "2020-01-XX"),
        ("2020-02-29", 1, "years", "2021-02-28"),
        ("2020-02-29", 4, "years", "2024-02-29"),
        ("2021-01-31", 1, "months", "2021-02-28"),
        ("2018-11-30", 3, "months", "2019-02-28"),
        ("2018", 24, "months", "2020"),
        ("2018-12-25", 2, "weeks", "2019-01-08"),
        ("2018-12-25", 10, "days", "2019-01-04"),
        # What was inferred or is approximate stays so.
        ("2010?-01-14", 5, "years", "2015?-01-14"),
        ("2010-01?-14", 13, "months", "2011-02?-14"),
        ("2010-01-14%", 3, "days", "2010-01-17%"),
        ("2004-08~", 2, "years", "2006-08~"),
        ("2009?", 2, "years", "2011?"),
        # The start is not precise enough, or names no year or several days.
        ("2018", 18, "months", None),
        ("2018", 90, "days", None),
        ("2018-07", 2, "weeks", None),
        ("201X", 5, "years", None),
        ("202X-09-23", 5, "years", None),
        ("XXXX-01-14", 5, "years", None),
        ("2018/2020", 5, "years", None),
        ("2018/..", 5, "years", None),
        ("9998", 5, "years", None),
        ("", 5, "years", None),
    ],
)
def test_end_is_as_precise_as_the_start(start, length, unit, end):
    made = make_agreement(term_start=start, term_length=length, term_length_unit=unit)

    agreement = Agreement.objects.get(pk=made.pk)

    assert (agreement.effective_end and agreement.effective_end.text) == end
    assert agreement.is_end_computed is bool(end)
    assert agreement.term_end is None
    stored = agreement.effective_end
    assert (agreement.effective_end_from, agreement.effective_end_to) == (
        (stored.earliest, stored.latest) if stored else (None, None)
    )


def test_stated_end_comes_before_a_computed_one():
    made = make_agreement(term_start="2018", term_end="2022-12-31", **FIVE_YEARS)

    agreement = Agreement.objects.get(pk=made.pk)

    assert (agreement.effective_end.text, agreement.is_end_computed) == ("2022-12-31", False)


def test_computed_end_follows_every_way_of_writing():
    made = make_agreement(term_start="2018", **FIVE_YEARS)
    ends = []
    for statement in ("term_length = 6", "term_start = '2019-02'", "term_end = '2020'"):
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE agreements_agreement SET {statement}")
        ends.append(Agreement.objects.get(pk=made.pk).effective_end.text)

    assert ends == ["2024", "2025-02", "2020"]


def test_agreements_that_run_out_are_in_the_order_of_stated_and_computed_ends():
    later = make_agreement(term_end="2024")
    sooner = make_agreement(term_start="2018-07-20", **FIVE_YEARS)
    make_agreement(term_start="2010", **FIVE_YEARS)
    make_agreement(**FIVE_YEARS)

    found = Agreement.objects.running_out_from(DAY).soonest_ending()

    assert list(found) == [sooner, later]


# The length


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        (FIVE_YEARS, {}),
        (
            {"term_length": 5},
            {"term_length_unit": ["Give a length and its unit together, or leave both empty."]},
        ),
        (
            {"term_length_unit": "years"},
            {"term_length": ["Give a length and its unit together, or leave both empty."]},
        ),
        (
            {"term_length": 0, "term_length_unit": "years"},
            {"term_length": ["Ensure this value is greater than or equal to 1."]},
        ),
        (
            {**FIVE_YEARS, "end_kind": "open_ended"},
            {
                "term_length": [
                    "An open-ended agreement has no length of term: clear one of the two."
                ]
            },
        ),
    ],
)
def test_length_has_a_unit_and_a_term_that_ends(fields, errors):
    agreement = Agreement(title="A", kind="framework", **fields)

    try:
        agreement.full_clean()
        found = {}
    except ValidationError as error:
        found = error.message_dict

    assert found == errors


def test_open_ended_agreement_with_an_end_and_no_length_is_refused_as_before():
    agreement = Agreement(title="A", kind="framework", end_kind="open_ended", term_end="2010")

    assert complaints(agreement) == [
        "An open-ended agreement has no end of term: clear one of the two."
    ]


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"term_length": 5}, "agreement_term_length_has_unit"),
        ({"term_length": 0, "term_length_unit": "years"}, "agreement_term_length_has_unit"),
        ({**FIVE_YEARS, "end_kind": "open_ended"}, "agreement_open_ended_no_length"),
    ],
)
def test_database_refuses_what_a_form_refuses(fields, constraint):
    agreement = make_agreement(state="draft")

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Agreement.objects.filter(pk=agreement.pk).update(**fields)


@pytest.mark.parametrize("values", ["term_length = 5", "term_length_unit = 'years'"])
def test_database_keeps_no_length_without_its_unit_nor_a_unit_alone(values):
    agreement = make_agreement(state="draft")
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE agreements_agreement SET {values} WHERE id = %s", [agreement.pk])


@pytest.mark.parametrize("status", ["proposed", "to_be_signed"])
@pytest.mark.parametrize("end", ["2010", "2026-12", "2090"])
def test_term_of_what_is_not_signed_neither_runs_nor_ends(status, end):
    plan = make_agreement(status=status, term_start="2005", term_end=end)
    day = date(2026, 11, 28)

    assert Agreement.objects.with_term_state(day).get(pk=plan.pk).term == TermState.NOT_STATED
    assert [
        state for state in TermState.values if plan in Agreement.objects.in_term_state(state, day)
    ] == [TermState.NOT_STATED]
    assert not Agreement.objects.filter(running_out_q(day)).exists()
