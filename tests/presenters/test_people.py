"""The people of a list of exchanges: what is added up, and what never is."""

import pytest
from django.urls import reverse

from tests.factories import make_exchange
from tests.pages import page_text, row_codes

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_exchanges_sum_people_up_over_the_whole_list(client):
    for _ in range(51):
        make_exchange(status="completed", participants=2, participants_qualifier="exactly")
    make_exchange(status="completed")

    response = client.get(reverse("exchanges"))

    assert response.context["totals"] == ["at least 102 people", "1 exchange of unstated size"]
    assert "at least 102 people; 1 exchange of unstated size" in page_text(response)


def test_exchanges_without_gaps_have_an_exact_sum(client):
    make_exchange(status="completed", participants=10, participants_qualifier="exactly")

    response = client.get(reverse("exchanges"))

    assert response.context["totals"] == ["10 people"]


def test_exchanges_never_add_plans_or_cumulative_numbers_to_realised_ones(client):
    def make(number, **fields):
        make_exchange(participants=number, participants_qualifier="exactly", **fields)

    make(1, status="completed")
    make(20, status="planned")
    make(300, status="completed", scope="cumulative")
    make(200, status="completed", scope="state")
    make(4000, status="completed", participants_unit="person_times")
    make(50000, status="cancelled")
    make_exchange(status="reported_only", participants=7, participants_qualifier="about")

    response = client.get(reverse("exchanges"))

    assert response.context["totals"] == [
        "at least 1 person",
        "at least 4,000 person-times",
        "1 exchange with a cumulative number, not added",
        "1 exchange with a number at a point in time, not added",
        "reported only: 1 exchange of approximate size",
        "planned or under discussion: 20 people",
        "cancelled: 1 exchange",
    ]


def test_exchanges_of_a_year_sum_up_only_what_is_certain(client):
    certain = make_exchange(status="completed", participants=10, dates="2009-05")
    possible = make_exchange(status="completed", participants=5, dates="2009?")
    make_exchange(status="completed", participants=7, dates="2012")

    response = client.get(reverse("exchanges"), {"date": "2009"})

    assert row_codes(response) == [possible.code, certain.code]
    assert (response.context["certain"], response.context["possible"]) == (1, 1)
    assert response.context["totals"] == ["10 people", "possibly in the selected period: 5 people"]


def test_exchanges_that_nothing_fits_sum_up_to_nothing(client):
    make_exchange(status="completed", participants=10, dates="2009")

    response = client.get(reverse("exchanges"), {"date": "1990"})

    assert response.context["totals"] == []
    assert "No results match all criteria." in page_text(response)
