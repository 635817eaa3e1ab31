"""The filters of partnerships."""

from datetime import date

import pytest
from django.urls import reverse

from tests.factories import make_agreement, make_delegation, make_exchange, make_region
from tests.partnerships import pairs, province_and_city

pytestmark = pytest.mark.django_db


def test_partnerships_of_a_place_are_those_of_anything_in_it(client):
    _province, city = province_and_city("Ax")
    b, c = make_region(slug="b"), make_region(slug="c")
    make_agreement(parties=[city, b])
    make_agreement(parties=[b, c])

    assert list(pairs(client, place="ax-province")) == [("ax", "b")]


def test_partnerships_by_the_words_of_a_name(client):
    make_agreement(parties=[make_region(slug="a", name_zh="西宁市"), make_region(slug="b")])
    make_agreement(parties=[make_region(slug="c"), make_region(slug="d")])

    assert list(pairs(client, q="西宁")) == [("a", "b")]


def test_partnerships_with_a_record_in_a_time(client):
    a, b, c, d = (make_region(slug=slug) for slug in "abcd")
    make_delegation(senders=[a], hosts=[b], dates="2008/2010")
    make_exchange(senders=[c], hosts=[d], dates="2011")
    make_agreement(parties=[a, d], signed="2009", state="draft")

    assert list(pairs(client, date="2009")) == [("a", "b")]


def test_partnerships_without_dated_contact_for_some_years(client):
    year = date.today().year
    a, b, c, d, e = (make_region(slug=slug) for slug in "abcde")
    make_agreement(parties=[a, b], signed=str(year - 9), status="signed")
    make_agreement(parties=[b, c], signed=str(year - 2), status="signed")
    make_agreement(parties=[c, d], signed="XXXX-01-14", status="signed")
    make_exchange(senders=[d], hosts=[e], dates="2001/..", status="under_way")

    assert set(pairs(client, no_contact_years="5")) == {("a", "b"), ("c", "d")}
    assert set(pairs(client, date="not_stated")) == {("c", "d")}


@pytest.mark.parametrize("years", ["0", "-1", "x", "201", "9" * 40])
def test_partnerships_refuse_a_number_of_years_that_is_none(client, years):
    response = client.get(reverse("partnerships"), {"no_contact_years": years})

    assert response.status_code == 400
    assert list(response.context["form"].errors) == ["no_contact_years"]
