"""How many rows a list has, and how many of them lie in its period certainly."""

import pytest

from agreements.filters.agreement import AgreementFilterSet
from agreements.filters.exchange import ExchangeFilterSet
from agreements.models import Agreement, Exchange
from agreements.presenters.exchange import exchange_total
from agreements.presenters.list_total import ListTotal, list_total
from tests.factories import make_agreement, make_exchange

pytestmark = pytest.mark.django_db


def bound(rf, filterset, model, **parameters):
    return filterset(rf.get("/", parameters).GET, queryset=model.objects.for_public().as_rows())


def test_list_without_a_period_is_certain_of_all(rf):
    for signed in ("2009", "", "XXXX-01-14"):
        make_agreement(signed=signed)

    assert list_total(bound(rf, AgreementFilterSet, Agreement)) == ListTotal(3, 3)


def test_list_of_a_period_tells_certain_from_possible_in_one_query(rf, django_assert_num_queries):
    for signed in ("2009-05", "2009", "2009?", "2008/2010", "2012", ""):
        make_agreement(signed=signed)
    found = bound(rf, AgreementFilterSet, Agreement, date="2009")

    with django_assert_num_queries(1):
        assert list_total(found) == ListTotal(4, 2)


def test_exchanges_are_counted_with_their_people_in_one_query(rf, django_assert_num_queries):
    make_exchange(status="completed", participants=10, dates="2009-05")
    make_exchange(status="planned", participants=3, dates="2009")
    make_exchange(status="completed", participants=5, dates="2008/2010")
    make_exchange(status="cancelled", participants=5, dates="2009?")
    make_exchange(status="completed", participants=7, dates="2012")
    found = bound(rf, ExchangeFilterSet, Exchange, date="2009")

    with django_assert_num_queries(1):
        assert exchange_total(found) == ListTotal(
            4,
            2,
            phrases=[
                "10 people",
                "possibly in the selected period: 5 people",
                "planned or under discussion: 3 people",
                "cancelled: 1 exchange",
            ],
        )
