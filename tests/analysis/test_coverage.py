"""What the register covers: published records only, and no year that a source leaves open."""

import pytest

from agreements.analysis import coverage
from tests.factories import make_agreement, make_delegation, make_exchange, make_programme

pytestmark = pytest.mark.django_db


def test_empty_register_covers_nothing():
    found = coverage()

    assert found.records == {"agreement": 0, "delegation": 0, "exchange": 0, "programme": 0}
    assert (found.sources, found.first_year, found.last_year) == (0, None, None)
    assert found.published_at is None


def test_published_records_are_counted_by_kind_and_year():
    make_agreement(signed="2008-09-08")
    make_delegation(dates="2018-07-20/2019")
    make_delegation(dates="XXXX-01-14")
    make_exchange(dates="202X")
    newest = make_programme(period="2031/2035")
    make_agreement(signed="1990", state="draft")
    make_exchange(dates="2024", state="withdrawn")

    found = coverage()

    assert found.records == {"agreement": 1, "delegation": 2, "exchange": 1, "programme": 1}
    assert found.sources == 5
    assert (found.first_year, found.last_year) == (2008, 2020)
    assert found.published_at == newest.published_at
