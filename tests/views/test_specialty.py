"""The list of specialties and the page of one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import RecordSpecialty
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_programme,
    make_specialty,
)

pytestmark = pytest.mark.django_db

# The maker and the name of the list of each kind of record.
KINDS = {
    "agreement": (make_agreement, "agreements"),
    "delegation": (make_delegation, "delegations"),
    "exchange": (make_exchange, "exchanges"),
    "programme": (make_programme, "programmes"),
}
EACH_KIND = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture
def tree():
    """Internal medicine with two specialties under it, and a local term."""
    parent = make_specialty(code="83", name="Internal medicine")
    heart = make_specialty(
        code="83.04", name="Cardiovascular medicine", name_zh="心血管内科", parent=parent
    )
    lungs = make_specialty(code="83.01", name="Respiratory medicine", parent=parent)
    local = make_specialty(code="L91", name="Public health", is_local=True)
    return {"parent": parent, "heart": heart, "lungs": lungs, "local": local}


def rows(client, **query):
    response = client.get(reverse("specialties"), query)
    return [(row["code"], row["exchanges"]["number"]) for row in response.context["rows"]]


def test_specialties_count_published_exchanges_below_once_each(client, tree):
    make_exchange(specialties=[tree["heart"], tree["lungs"]])
    make_exchange(specialties=[tree["heart"]])
    make_exchange(specialties=[tree["parent"], "a label without a term"])
    make_exchange(specialties=[tree["heart"], tree["local"]], state="draft")

    assert rows(client) == [("83", 3), ("83.01", 1), ("83.04", 2), ("L91", 0)]


def test_specialties_number_leads_to_exactly_these_exchanges(client, tree):
    make_exchange(specialties=[tree["heart"]])
    make_exchange(specialties=[tree["lungs"]])

    row = client.get(reverse("specialties")).context["rows"][0]
    listed = client.get(row["exchanges"]["url"])

    assert row["exchanges"]["number"] == listed.context["number"] == 2


def test_specialties_retired_shows_only_where_a_published_exchange_names_it(client, tree):
    kept = make_specialty(code="84", is_retired=True)
    make_specialty(code="85", is_retired=True)
    make_exchange(specialties=[kept])

    assert [code for code, _ in rows(client)] == ["83", "83.01", "83.04", "84", "L91"]


def test_specialty_under_a_retired_one_leads_to_a_page_that_there_is(client):
    parent = make_specialty(code="84", is_retired=True)
    make_specialty(code="84.01", parent=parent)
    make_specialty(code="84.02", parent=parent, is_retired=True)

    page = client.get("/specialties/84.01/")
    above = client.get(parent.get_absolute_url())

    assert f'<a href="{parent.get_absolute_url()}">' in page.content.decode()
    assert [row["code"] for row in above.context["children"]] == ["84.01"]


@pytest.mark.parametrize("code", ["8304", "A83.04", "a8304", "A8304"])
def test_specialty_under_another_spelling_leads_to_the_canonical_address(client, tree, code):
    response = client.get(f"/specialties/{code}/")

    assert (response.status_code, response.url) == (301, "/specialties/83.04/")


@pytest.mark.parametrize("code", ["99.99", "nonsense", "83.4", "L", "x" * 500, "%00"])
def test_specialty_unknown_is_not_found(client, code):
    assert client.get(f"/specialties/{code}/").status_code == 404


def test_specialty_page_shows_exchanges_children_and_labels_as_printed(client, tree):
    shown = make_exchange(specialties=[tree["heart"]])
    hidden = make_exchange(specialties=[tree["heart"]], state="draft")
    for exchange, label in ((shown, "cardiology"), (hidden, "SECRET label")):
        RecordSpecialty.objects.filter(exchange=exchange).update(label=label)

    of_parent = client.get(tree["parent"].get_absolute_url())
    response = client.get(tree["heart"].get_absolute_url())

    context = response.context
    assert [row["code"] for row in context["exchanges"]["rows"]] == [shown.code]
    assert list(context["labels"]) == ["cardiology"]
    assert "SECRET" not in response.content.decode()
    assert [row["code"] for row in of_parent.context["children"]] == ["83.01", "83.04"]
    assert [row["code"] for row in of_parent.context["exchanges"]["rows"]] == [shown.code]
    assert list(of_parent.context["labels"]) == []


def test_specialty_without_records_says_so(client, tree):
    page = client.get(tree["local"].get_absolute_url()).content.decode()

    assert "No record in this specialty is published." in page


@EACH_KIND
def test_specialty_page_and_list_hold_published_records_of_each_kind(client, tree, kind):
    maker, list_name = KINDS[kind]
    shown = maker(specialties=[tree["heart"]])
    maker(specialties=[tree["heart"], tree["lungs"]], state="draft")
    maker(specialties=[tree["heart"]], state="withdrawn")
    maker(specialties=[tree["local"]])

    page = client.get(tree["parent"].get_absolute_url())
    row, _lungs, heart, _local = client.get(reverse("specialties")).context["rows"]

    assert [one["code"] for one in page.context[list_name]["rows"]] == [shown.code]
    others = {name for _maker, name in KINDS.values()} - {list_name}
    assert [page.context[name]["rows"] for name in others] == [[], [], []]
    assert {name: row[name]["number"] for name in (list_name, *others)} == {
        list_name: 1,
        **dict.fromkeys(others, 0),
    }
    assert (row["records"], heart["records"]) == (1, 1)
    listed = client.get(row[list_name]["url"])
    assert [one["code"] for one in listed.context["rows"]] == [shown.code]


@EACH_KIND
def test_specialties_with_records_are_those_with_records_of_any_kind(client, tree, kind):
    KINDS[kind][0](specialties=[tree["heart"]])

    assert [code for code, _ in rows(client, used="yes")] == ["83", "83.04"]
    assert [code for code, _ in rows(client, used="no")] == ["83.01", "L91"]


@pytest.mark.slow
def test_specialties_and_page_cost_the_same_for_one_and_three(client, django_assert_num_queries):
    def costly(code, number):
        parent = make_specialty(code=code)
        for position in range(number):
            child = make_specialty(code=f"{code}.{position:02}", parent=parent)
            for maker, _list_name in KINDS.values():
                maker(specialties=[child])
        return parent

    one = costly("81", 1)
    with CaptureQueriesContext(connection) as of_list:
        client.get(reverse("specialties"))
    with CaptureQueriesContext(connection) as of_page:
        client.get(one.get_absolute_url())
    three = costly("82", 3)

    with django_assert_num_queries(len(of_list)):
        client.get(reverse("specialties"))
    with django_assert_num_queries(len(of_page)):
        client.get(three.get_absolute_url())
