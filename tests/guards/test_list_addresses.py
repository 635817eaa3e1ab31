"""What every list does with an address that it cannot read: refuse it, and say what is wrong."""

import base64
from types import SimpleNamespace

import pytest
from django_filters import ChoiceFilter, MultipleChoiceFilter

from agreements.filters.base import PeriodFilter, RegionFilter
from tests.lists import LISTS, every_list
from tests.pages import page_text

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def filters_of(*kinds):
    """The filters of some kinds in all lists, as a parametrisation: (list, name of the filter)."""
    found = [
        (one, name)
        for one in LISTS
        for name, filter_ in one.filters.base_filters.items()
        if isinstance(filter_, kinds)
    ]
    names = [f"{one.name}-{name}" for one, name in found]
    return pytest.mark.parametrize(("each", "name"), found, ids=names)


def refused(response):
    """Whether a page says that it shows nothing because it cannot read what is asked for."""
    return (
        response.status_code == 400
        and response.context["rows"] == []
        and 'role="alert"' in response.content.decode()
        and 'id="content"' in response.content.decode()
    )


@every_list
@pytest.mark.parametrize(
    "mark",
    [
        "nonsense",
        "%%%",
        "WyJuZXdlc3QiLCAiMjAwOS0wMS0wMSIsIDFdA",
        "W10",  # []
        "bnVsbA",  # null
        "WyJuZXdlc3QiLCAieCIsIDk5OTk5OTk5OTk5OTk5XQ",  # An id beyond what the database holds.
        base64.urlsafe_b64encode(b"[" * 5_000).decode(),  # Deeper than can be read.
        "\0",
        "登记",
        "x" * 8_000,
    ],
    ids=range(10),
)
def test_list_refuses_a_tampered_mark(client, each, mark):
    each.make()

    response = client.get(each.url, {"after": mark})

    assert refused(response)
    assert "The address of this page of the list is damaged: start from its top." in page_text(
        response
    )


@every_list
@pytest.mark.parametrize("way", ["after", "before"])
@pytest.mark.parametrize("value", ["\0", "\ud800", "9999-99-99", "1" * 5_000])
def test_list_survives_a_mark_of_any_value_in_every_order(client, each, way, value):
    each.make()

    for order in each.view.ORDERS:
        mark = order.encode_cursor(SimpleNamespace(pk=1, **{order.column: value}))
        response = client.get(each.url, {"sort": order.name, way: mark})

        is_text = order.column in ("sort_title", "sort_name", "code") and value.isprintable()
        assert (order.name, response.status_code) == (order.name, 200 if is_text else 400)


@every_list
def test_list_refuses_the_mark_of_another_order(client, each):
    each.make()
    order = each.view.ORDERS[0]
    foreign = type(order)("foreign", "", order.column)
    mark = foreign.encode_cursor(each.filters._meta.model.objects.first())

    response = client.get(each.url, {"after": mark})

    assert refused(response)


@every_list
def test_list_says_that_it_ends_before_the_page(client, each):
    each.make()
    order = each.view.ORDERS[0]
    last = order.apply(each.filters._meta.model.objects.for_public()).last()

    response = client.get(each.url, {"after": order.encode_cursor(last)})

    assert response.status_code == 200
    assert response.context["rows"] == []
    assert "The list ends before this page." in page_text(response)


@every_list
def test_list_refuses_an_order_that_it_does_not_have(client, each):
    each.make()

    response = client.get(each.url, {"sort": "password"})

    assert refused(response)
    assert "The list cannot be sorted that way." in page_text(response)


@every_list
def test_list_refuses_two_values_where_one_is_meant(client, each):
    each.make()

    response = client.get(f"{each.url}?q=a&q=b")

    assert refused(response)
    assert response.context["form"].errors == {"q": ["Give one value; the address holds several."]}


@every_list
def test_list_refuses_a_null_character(client, each):
    each.make()

    response = client.get(f"{each.url}?q=%00")

    assert refused(response)
    assert response.context["form"].errors == {"q": ["Null characters are not allowed."]}


@every_list
def test_list_refuses_eight_kilobytes_of_text(client, each):
    each.make()

    response = client.get(each.url, {"q": "x" * 8_192})

    assert refused(response)
    assert list(response.context["form"].errors) == ["q"]


@every_list
def test_list_survives_characters_that_mean_something_to_a_search(client, each):
    each.make()

    response = client.get(each.url, {"q": "' & | ! :* <-> \\ % _ \"(("})

    assert response.status_code == 200


@every_list
def test_list_survives_unknown_parameters_with_strange_names(client, each):
    response = client.get(f"{each.url}?%00=1&<script>=2&a[]=3&%ff=4")

    assert refused(response)
    assert "<script>=" not in response.content.decode()
    assert len(response.context["unknown"]) == 4


@filters_of(RegionFilter)
@pytest.mark.parametrize(
    "value", ["999999999999999999999", "-1", "1 OR 1=1", "nowhere", "x" * 8_192, "\0"]
)
def test_list_refuses_a_place_that_it_does_not_know(client, each, name, value):
    each.make()

    response = client.get(each.url, {name: value})

    assert refused(response)
    assert list(response.context["form"].errors) == [name]


@filters_of(ChoiceFilter, MultipleChoiceFilter, PeriodFilter)
@pytest.mark.parametrize("value", ["0000", "2019-02-30", "\0", "x" * 8_192])
def test_list_refuses_a_choice_or_a_date_that_it_does_not_know(client, each, name, value):
    each.make()

    response = client.get(each.url, {name: value})

    assert refused(response)
    assert list(response.context["form"].errors) == [name]
