"""What every list of the register does with an address: read it, refuse it, or say what is wrong.

One guard for all lists, by the names of their addresses; each new list is added to ``LISTS``.
"""

import base64
import re
from dataclasses import dataclass
from types import ModuleType, SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django_filters import ChoiceFilter, MultipleChoiceFilter

from agreements.filters.agreement import AgreementFilterSet
from agreements.filters.base import PeriodFilter, PlaceFilter, RegisterFilterSet
from agreements.filters.delegation import DelegationFilterSet
from agreements.filters.exchange import ExchangeFilterSet
from agreements.filters.institution import InstitutionFilterSet
from agreements.filters.partnership import PartnershipFilterSet
from agreements.filters.programme import ProgrammeFilterSet
from agreements.filters.region import RegionFilterSet
from agreements.filters.source import SourceFilterSet
from agreements.filters.specialty import SpecialtyFilterSet
from agreements.views import (
    agreement,
    delegation,
    exchange,
    institution,
    partnership,
    programme,
    region,
    source,
    specialty,
)
from tests.addresses import OVERVIEWS
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
    make_source,
    make_specialty,
)
from tests.pages import page_text

pytestmark = pytest.mark.django_db


def make_public_region():
    """A place that a published record names; a place is public by nothing else."""
    place = make_region()
    make_agreement(parties=[place])
    return place


def make_public_institution():
    """A body that a published record names."""
    body = make_institution()
    make_agreement(parties=[body])
    return body


def make_public_source():
    """A source that supports a published record."""
    document = make_source()
    make_agreement(source=document)
    return document


@dataclass(frozen=True)
class List:
    """A list: the name of its address, its view and filters, and a maker of one public row."""

    name: str
    view: ModuleType
    filters: type
    make: object

    @property
    def url(self):
        return reverse(self.name)


LISTS = [
    List("regions", region, RegionFilterSet, make_public_region),
    List("partnerships", partnership, PartnershipFilterSet, make_agreement),
    List("institutions", institution, InstitutionFilterSet, make_public_institution),
    List("agreements", agreement, AgreementFilterSet, make_agreement),
    List("delegations", delegation, DelegationFilterSet, make_delegation),
    List("exchanges", exchange, ExchangeFilterSet, make_exchange),
    List("programmes", programme, ProgrammeFilterSet, make_programme),
    List("specialties", specialty, SpecialtyFilterSet, make_specialty),
    List("sources", source, SourceFilterSet, make_public_source),
]


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


every_list = pytest.mark.parametrize("each", LISTS, ids=lambda one: one.name)


def refused(response):
    """Whether a page says that it shows nothing because it cannot read what is asked for."""
    return (
        response.status_code == 400
        and response.context["rows"] == []
        and 'role="alert"' in response.content.decode()
        and 'id="content"' in response.content.decode()
    )


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
def test_list_tells_of_a_parameter_that_it_does_not_know(client, each):
    each.make()

    response = client.get(each.url, {"utm_source": "letter", "colour": "red"})

    assert response.status_code == 200
    assert response.context["unknown"] == ["utm_source", "colour"]
    assert len(response.context["rows"]) >= 1
    assert "are not known here and were not used: utm_source, colour" in page_text(response)


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

        is_text = order.column in ("title", "name", "code") and value.isprintable()
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
def test_list_sorts_in_every_order_that_it_offers(client, each):
    each.make()

    for order in each.view.ORDERS:
        response = client.get(each.url, {"sort": order.name})

        assert response.status_code == 200
        assert len(response.context["rows"]) >= 1


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

    assert response.status_code == 200
    assert "<script>=" not in response.content.decode()
    assert len(response.context["unknown"]) == 4


@filters_of(PlaceFilter)
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


@every_list
def test_list_offers_the_way_back_from_a_search_without_hits(client, each):
    each.make()

    response = client.get(each.url, {"q": "zzzzqqqq"})

    assert response.status_code == 200
    assert "Nothing fits all that is asked for." in page_text(response)
    assert f'href="{each.url}">Show the list without filters</a>' in response.content.decode()


@pytest.mark.parametrize(
    ("former", "current"),
    [
        ("/agreements/?text=x&region=a&signed=2009", "/agreements/?q=x&place=a&date=2009"),
        ("/exchanges/?sent_from=a&host=b&year=2009", "/exchanges/?from=a&to=b&date=2009"),
        ("/exchanges/map/?sent_from=a", "/exchanges/map/?from=a"),
        ("/delegations/map.svg?when=2009&width=wide", "/delegations/map.svg?width=wide&date=2009"),
        (
            "/zh-hans/programmes/?period=2009&sort=title",
            "/zh-hans/programmes/?sort=title&date=2009",
        ),
        ("/sources/?published=2018&date=2019", "/sources/?date=2019"),
        ("/partnerships/?silent=5", "/partnerships/?no_contact_years=5"),
    ],
)
def test_former_name_of_a_parameter_leads_to_the_current_one(client, former, current):
    response = client.get(former)

    assert (response.status_code, response["Location"]) == (301, current)


def test_parameter_has_one_name_on_every_list():
    former = {name for one in LISTS for name in one.filters.base_filters} & set(
        RegisterFilterSet.FORMER_PARAMETERS
    )

    assert former == set()
