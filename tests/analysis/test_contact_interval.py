"""The interval between contacts: which days count, and when a relation is dormant."""

from datetime import date

import pytest
from django.utils import translation

from agreements.analysis.contact_interval import (
    FLOOR_DAYS,
    Dormancy,
    contact_interval,
    stated_day,
)
from agreements.dates import UncertainDate
from agreements.presenters.partnerships.contact_interval import days

TODAY = date(2026, 1, 1)
EACH_YEAR = ("2001-01-01", "2002-01-01", "2003-01-01")


def found(*texts, day=TODAY):
    return contact_interval([text and UncertainDate.parse(text) for text in texts], day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2009-05-20", date(2009, 5, 20)),
        ("2017-09-02/2017-09-04?", date(2017, 9, 2)),
        ("2017-09-02/..", date(2017, 9, 2)),
        *((text, None) for text in ("2009", "2009-05", "202X-09-23", "XXXX-01-14", "2010?-01-14")),
        *((text, None) for text in ("2009-05-20~", "../2009-05-20", "/2009-05-20")),
    ],
)
def test_day_is_stated_in_full_or_not_at_all(text, day):
    assert stated_day(UncertainDate.parse(text)) == day


def test_nothing_is_told_of_no_contacts():
    result = found()

    assert (result.days, result.intervals, result.limit) == ((), (), None)
    assert (result.last, result.days_since_last_contact) == (None, None)
    assert result.dormancy == Dormancy.NOT_TOLD


@pytest.mark.parametrize(
    "texts",
    [
        ("2001-01-01",),
        ("2001-01-01", "2002-01-01"),
        ("2001-01-01", "2001-01-01", "2002-01-01"),
        ("2001", "2002", "2003", "2004"),
        ("2001-01-01", "2002-01-01", "2003"),
        ("2001-01-01", "2002-01-01", "2003?-01-01"),
        ("2001-01-01", "2002-01-01", "2027-01-01"),
    ],
)
def test_dormancy_is_not_told_from_fewer_than_three_stated_days(texts):
    result = found(*texts)

    assert result.limit is None
    assert result.dormancy == Dormancy.NOT_TOLD


def test_dormancy_is_told_from_three_stated_days():
    result = found(*EACH_YEAR)

    assert result.intervals == (365, 365)
    assert (result.median_interval, result.limit) == (365, FLOOR_DAYS)
    assert result.dormancy == Dormancy.DORMANT


def test_dormancy_is_not_told_where_a_contact_without_a_year_may_be_the_last():
    result = found(*EACH_YEAR, "XXXX-01-14")

    assert result.without_year == 1
    assert result.dormancy == Dormancy.NOT_TOLD


def test_contact_without_a_stated_day_still_ends_the_time_without_contact():
    result = found(*EACH_YEAR, "2025")

    assert (result.without_day, result.intervals) == (1, (365, 365))
    assert str(result.last) == "2025"
    assert result.days_since_last_contact == 1
    assert result.dormancy == Dormancy.ACTIVE


def test_median_of_an_even_number_of_intervals_may_end_on_a_half():
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


def test_contacts_of_one_day_are_one():
    result = found("2010-01-14", "2010-01-14", "2012-01-14", "2014-01-14")

    assert len(result.days) == 3
    assert result.intervals == (730, 731)


def test_limit_that_is_the_relation_s_own_is_patient():
    result = found("2006-01-01", "2011-01-01", "2016-01-01", day=date(2025, 12, 31))

    assert result.limit == 2 * result.median_interval == 3652
    assert result.is_own_limit
    assert result.dormancy == Dormancy.ACTIVE


@pytest.mark.parametrize(
    ("day", "dormancy"),
    [(date(2005, 1, 2), Dormancy.ACTIVE), (date(2005, 1, 3), Dormancy.DORMANT)],
)
def test_relation_is_dormant_beyond_the_limit_only(day, dormancy):
    result = found("2002-12-30", "2003-01-01", "2003-01-03", day=day)

    assert result.days_since_last_contact == (day - date(2003, 1, 3)).days
    assert result.dormancy == dormancy


@pytest.mark.parametrize(
    ("texts", "last", "number"),
    [
        (("2024",), "2024", 366),
        (("2018/2025-12-31", "2019-01-01"), "2018/2025-12-31", 1),
        (("2009", "202X"), "2009", 5845),
    ],
)
def test_days_since_the_last_contact_run_from_the_latest_day_that_it_allows(texts, last, number):
    result = found(*texts)

    assert (str(result.last), result.days_since_last_contact) == (last, number)


@pytest.mark.parametrize("text", ["2001-07-10/..", "2001/"])
def test_relation_with_a_contact_that_may_go_on_is_not_dormant(text):
    result = found(text, *EACH_YEAR)

    assert result.is_open
    assert result.dormancy == Dormancy.ACTIVE


def test_contact_that_is_yet_to_come_is_left_out():
    result = found(*EACH_YEAR, "2030-01-01")

    assert (len(result.days), result.without_day) == (3, 0)
    assert result.dormancy == Dormancy.DORMANT
