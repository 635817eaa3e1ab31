"""What every list of the register shows, offers and costs."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from tests.addresses import OVERVIEWS
from tests.lists import LISTS, every_list
from tests.pages import page_text

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_lists_are_all_guarded():
    plain = {
        pattern.name
        for pattern in get_resolver("agreements.urls").url_patterns
        if re.fullmatch(r"[a-z]+/", str(pattern.pattern))
    }

    assert plain - OVERVIEWS == {one.name for one in LISTS}


@every_list
def test_list_without_rows_says_so(client, each):
    response = client.get(each.url)

    assert response.status_code == 200
    assert response.context["rows"] == []
    assert response.content.decode().count('<div class="empty">') == 1


@every_list
def test_list_shows_its_rows(client, each):
    each.make()

    response = client.get(each.url)

    assert response.status_code == 200
    assert len(response.context["rows"]) >= 1
    assert '<div class="empty">' not in response.content.decode()


@every_list
def test_list_costs_the_same_for_one_row_and_three(client, each):
    each.make()
    with CaptureQueriesContext(connection) as with_one:
        client.get(each.url)
    each.make()
    each.make()

    with CaptureQueriesContext(connection) as with_three:
        client.get(each.url)

    assert len(with_one) == len(with_three)


@every_list
def test_list_names_a_parameter_that_it_does_not_know(client, each):
    each.make()

    response = client.get(each.url, {"colour": "red", "format": "json", "q": "a"})

    assert response.status_code == 400
    assert response.context["unknown"] == ["colour", "format"]
    assert response.context["rows"] == []
    assert (
        "The address asks for “colour, format”, which this page does not know. Nothing is shown."
    ) in page_text(response)
    assert f'href="{each.url}?q=a">Show the page without it</a>' in response.content.decode()


@every_list
def test_list_passes_over_what_counts_its_visitors(client, each):
    each.make()

    response = client.get(each.url, {"utm_source": "letter", "fbclid": "x"})

    assert response.status_code == 200
    assert response.context["unknown"] == []
    assert len(response.context["rows"]) >= 1


@every_list
def test_list_drops_empty_parameters_from_the_address(client, each):
    response = client.get(each.url, {"q": "", "sort": ""})

    assert (response.status_code, response.url) == (302, each.url)


@every_list
def test_list_offers_all_its_filters(client, each):
    each.make()

    response = client.get(each.url)

    page = response.content.decode()
    assert list(response.context["form"].fields) == list(each.filters.base_filters)
    for name in each.filters.base_filters:
        assert f'name="{name}"' in page


@every_list
def test_list_sorts_in_every_order_that_it_offers(client, each):
    each.make()

    for order in each.view.ORDERS:
        response = client.get(each.url, {"sort": order.name})

        assert response.status_code == 200
        assert len(response.context["rows"]) >= 1


@every_list
def test_list_offers_the_way_back_from_a_search_without_hits(client, each):
    each.make()

    response = client.get(each.url, {"q": "zzzzqqqq"})

    assert response.status_code == 200
    assert "No results match all criteria." in page_text(response)
    assert f'href="{each.url}">Show the list without filters</a>' in response.content.decode()
