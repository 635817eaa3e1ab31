"""The interval between contacts: what counts as one occasion, and when a relation is dormant."""

from datetime import date

import pytest
from django.utils import translation

from agreements.analysis.contact_interval import FLOOR_DAYS, Dormancy, contact_interval
from agreements.dates import UncertainDate
from agreements.presenters.partnerships.contact_interval import days

TODAY = date(2026, 1, 1)


def found(*texts, day=TODAY):
    return contact_interval([text and UncertainDate.parse(text) for text in texts], day)


def names(result):
    return [[str(one) for one in occasion.dates] for occasion in result.occasions]


def test_contact_interval_of_nothing_is_unknown():
    result = found()

    assert (result.intervals, result.median_interval, result.days_since_last_contact) == (
        (),
        None,
        None,
    )
    assert result.dormancy == Dormancy.UNKNOWN


def test_median_of_an_even_number_of_gaps_may_end_on_a_half():
    result = found("2001-01-01", "2003-01-01", "2005-01-01")

    assert (result.intervals, result.median_interval, result.limit) == ((730, 731), 730.5, 1461)


@pytest.mark.parametrize(
    ("language", "number", "words"),
    [
        ("en", 1, "1 day"),
        ("en", 246.5, "246.5 days"),
        ("en", 1461.0, "1461 days"),
        ("vi", 246.5, "246,5 ngày"),
    ],
)
def test_days_are_said_to_the_half(language, number, words):
    with translation.override(language):
        said = days(number)

    assert said == words


def test_contact_interval_is_the_median_gap_between_occasions():
    result = found("2020-01-01", "2020-01-11", "2020-02-10", "2020-02-15")

    assert result.intervals == (10, 30, 5)
    assert result.median_interval == 10


def test_contact_interval_takes_contacts_of_one_day_for_one_occasion():
    result = found("2010-01-14", "2010-01-14", "2010-01-14", "2012-01-14")

    assert names(result) == [["2010-01-14"], ["2012-01-14"]]
    assert result.intervals == (730,)


def test_contact_interval_takes_contacts_that_may_coincide_for_one_occasion():
    result = found("2009", "2009-05", "2009-05-20", "2009-06-20")

    assert names(result) == [["2009", "2009-05", "2009-05-20"], ["2009-06-20"]]
    assert result.intervals == (31,)


def test_contact_interval_places_a_year_at_its_middle():
    result = found("2009", "2010", "2011")

    assert result.intervals == (365, 365)


def test_one_gap_is_no_contact_interval_and_the_floor_holds():
    result = found("2010", "2020")

    assert result.median_interval is None
    assert result.limit == FLOOR_DAYS


def test_contact_interval_below_the_floor_leaves_the_floor():
    result = found("2025-01-01", "2025-02-01", "2025-03-01")

    assert (result.median_interval, result.limit, result.is_own_limit) == (29.5, FLOOR_DAYS, False)


def test_contact_interval_that_is_slow_is_patient():
    result = found("2006-01-01", "2011-01-01", "2016-01-01", day=date(2025, 12, 31))

    assert result.limit == 2 * result.median_interval == 3652
    assert result.is_own_limit
    assert result.dormancy == Dormancy.ACTIVE


@pytest.mark.parametrize(
    ("day", "dormancy"),
    [(date(2025, 1, 1), Dormancy.ACTIVE), (date(2025, 1, 2), Dormancy.DORMANT)],
)
def test_relation_is_dormant_beyond_the_limit_only(day, dormancy):
    result = found("2023-01-02", day=day)

    assert result.days_since_last_contact == (day - date(2023, 1, 2)).days
    assert result.dormancy == dormancy


def test_days_since_last_contact_runs_from_the_latest_day_that_the_last_contact_allows():
    result = found("2024", day=date(2025, 1, 2))

    assert result.days_since_last_contact == 2


def test_days_since_last_contact_runs_from_the_last_contact_whatever_began_last():
    result = found("2018/2025-12-31", "2019-01-01")

    assert result.days_since_last_contact == 1


@pytest.mark.parametrize("text", ["XXXX-01-14", "202X-09-23", "20XX", "202X-05", "../2010", None])
def test_contact_without_a_year_counts_and_has_no_place_in_the_contact_interval(text):
    result = found("2010-01-01", text)

    assert names(result) == [["2010-01-01"]]
    assert result.undated == 1


def test_relation_whose_contacts_have_no_year_cannot_be_judged():
    result = found("XXXX-01-14", "202X")

    assert result.dormancy == Dormancy.UNKNOWN


@pytest.mark.parametrize("text", ["2001-07-10/..", "2001/"])
def test_contact_that_may_go_on_is_no_days_since_last_contact(text):
    result = found(text)

    assert result.is_open
    assert result.dormancy == Dormancy.ACTIVE


def test_contact_that_is_yet_to_come_is_left_out():
    result = found("2020-01-01", "2030-01-01")

    assert names(result) == [["2020-01-01"]]
    assert result.dormancy == Dormancy.DORMANT
