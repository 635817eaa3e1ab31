"""Filters, orders and conditions on uncertain dates."""

from datetime import date

import pytest
from django.db import models

from agreements.dates import certain_q, possible_q
from tests.treaties import Treaty, make_treaty, parse


def test_filter_finds_by_text_and_by_absence(table):
    stated, absent = make_treaty(signed="2009"), make_treaty()

    assert list(Treaty.objects.filter(signed="2009")) == [stated]
    assert list(Treaty.objects.filter(signed=parse("2009"))) == [stated]
    assert list(Treaty.objects.filter(signed=None)) == [absent]
    assert list(Treaty.objects.exclude(signed=None)) == [stated]


def test_order_by_span_sorts_by_time(table):
    late, none, early = (make_treaty(signed=text) for text in ("2011", "", "2009-05"))

    ordered = Treaty.objects.order_by(models.F("signed_from").asc(nulls_last=True))

    assert list(ordered) == [early, late, none]


def test_only_the_span_can_be_loaded(table, django_assert_num_queries):
    make_treaty(signed="2009")

    with django_assert_num_queries(1):
        treaty = Treaty.objects.only("signed_from").get()
        assert treaty.signed_from == date(2009, 1, 1)


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (None, None),
        (date(2010, 1, 1), date(2010, 12, 31)),
        (date(2010, 1, 1), None),
        (None, date(2010, 12, 31)),
        (date(2020, 9, 23), date(2029, 9, 23)),
    ],
)
def test_queries_answer_as_the_date_itself(table, start, end):
    texts = ["2009", "2010", "2010-05", "2010?-01-14", "2010~", "XXXX-01-14", "202X-09-23"]
    texts += ["2009/2011", "2009/..", "2010/", "../2010", "/2009", ""]
    treaties = [make_treaty(signed=text) for text in texts]

    certain = list(Treaty.objects.filter(certain_q("signed", start, end)).order_by("pk"))
    possible = list(Treaty.objects.filter(possible_q("signed", start, end)).order_by("pk"))

    assert certain == [t for t in treaties if t.signed and t.signed.certainly_within(start, end)]
    assert possible == [t for t in treaties if t.signed and t.signed.possibly_within(start, end)]


def test_queries_of_one_year_are_these(table):
    treaties = {
        text: make_treaty(signed=text)
        for text in ("2010-05", "2010?-01-14", "XXXX-01-14", "2009/2011", "2009", "")
    }
    year = date(2010, 1, 1), date(2010, 12, 31)

    certain = Treaty.objects.filter(certain_q("signed", *year))
    possible = Treaty.objects.filter(possible_q("signed", *year)).order_by("pk")

    assert list(certain) == [treaties["2010-05"]]
    assert list(possible) == list(treaties.values())[:4]
