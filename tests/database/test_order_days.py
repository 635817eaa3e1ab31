"""Days by which records are put in order: none without a stated year, none after the sources."""

from datetime import date

import pytest

from agreements.models import Agreement, Delegation, Evidence, Exchange, Partnership, Programme
from tests.factories import (
    make_agreement,
    make_delegation,
    make_evidence,
    make_exchange,
    make_programme,
    make_region,
    make_source,
)

pytestmark = pytest.mark.django_db


def days(record):
    record.refresh_from_db()
    return record.earliest_day, record.latest_day


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2009", date(2009, 1, 1), date(2009, 12, 31)),
        ("2010?-01-14", date(2010, 1, 14), date(2010, 1, 14)),
        ("2010-XX-XX", date(2010, 1, 1), date(2010, 12, 31)),
        ("2001-07-10/..", date(2001, 7, 10), None),
        ("/2017-09?", None, date(2017, 9, 30)),
        *((text, None, None) for text in ("", "202X", "202X-09-23", "20XX", "XXXX-01-14")),
        *((text, None, None) for text in ("202X/2030", "2001/202X")),
    ],
)
def test_record_has_its_days_where_its_year_is_stated(text, earliest, latest):
    assert days(make_delegation(dates=text)) == (earliest, latest)


@pytest.mark.parametrize("model", [Agreement, Delegation, Exchange, Programme])
def test_records_without_a_stated_year_come_last_in_every_order(model):
    make = {
        Agreement: lambda text: make_agreement(signed=text),
        Delegation: lambda text: make_delegation(dates=text),
        Exchange: lambda text: make_exchange(dates=text),
        Programme: lambda text: make_programme(period=text),
    }[model]
    decade, yearless, old, new = map(make, ("202X-09-23", "XXXX-01-14", "2009", "2023-07-19"))

    newest = list(model.objects.newest_first())

    assert newest[:2] == [new, old]
    assert set(newest[2:]) == {decade, yearless}
    if model in (Delegation, Exchange):
        oldest = list(model.objects.oldest_first())
        assert oldest[:2] == [old, new]
        assert set(oldest[2:]) == {decade, yearless}


@pytest.mark.parametrize(
    ("fields", "latest"),
    [
        ({"published": "2018-07"}, date(2018, 7, 31)),
        ({"retrieved_on": date(2018, 8, 2)}, date(2018, 8, 2)),
        ({"published": "2018-07", "retrieved_on": date(2020, 1, 1)}, date(2018, 7, 31)),
        ({"published": "2017"}, date(2018, 1, 1)),  # Not before the record itself.
        ({"published": "202X"}, date(2018, 12, 31)),
        ({}, date(2018, 12, 31)),
    ],
)
def test_what_took_place_did_so_before_its_source_was_published(fields, latest):
    visit = make_delegation(dates="2018", status="took_place", source=make_source(**fields))

    assert days(visit)[1] == latest


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (make_delegation, {"status": "planned", "dates": "2018"}),
        (make_exchange, {"status": "under_way", "dates": "2018"}),
        (make_exchange, {"status": "announced", "dates": "2018"}),
        (make_agreement, {"status": "to_be_signed", "signed": "2018"}),
        (make_programme, {"period": "2018"}),
    ],
)
def test_what_is_planned_or_goes_on_may_lie_after_its_source(make, fields):
    record = make(**fields, source=make_source(published="2018-01"))

    assert days(record)[1] == date(2018, 12, 31)


def test_latest_day_follows_evidence_and_sources():
    early, late, unknown = make_source(published="2018-03"), make_source(), make_source()
    visit = make_delegation(dates="2018", status="took_place", source=early)
    assert days(visit)[1] == date(2018, 3, 31)

    make_evidence(delegation=visit, source=late)
    assert days(visit)[1] == date(2018, 12, 31)
    late.published = "2018-05"
    late.save()
    assert days(visit)[1] == date(2018, 5, 31)
    Evidence.objects.filter(source=late).update(source=unknown)
    assert days(visit)[1] == date(2018, 12, 31)
    Evidence.objects.filter(source=unknown).delete()
    assert days(visit)[1] == date(2018, 3, 31)


def test_partnership_without_a_stated_year_has_no_last_contact():
    one, other = make_region(), make_region()
    make_delegation(senders=[one], hosts=[other], dates="202X-09-23", status="took_place")

    found = Partnership.objects.get()

    assert (found.contact_count, found.last_contact, found.last_contact_day) == (1, None, None)
