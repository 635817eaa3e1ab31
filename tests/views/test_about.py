"""The page about the register: the dictionary follows the models, and nobody goes uncredited."""

import pytest
from django.urls import reverse

from agreements.serializers.public import public_fields
from tests.factories import make_agreement, make_exchange

pytestmark = pytest.mark.django_db


def test_dictionary_has_every_public_field_and_no_other(client):
    page = client.get(reverse("about"))

    found = {
        entry["key"]: {field["name"] for field in entry["fields"]}
        for entry in page.context["dictionary"]
    }
    spans = {"agreement": {"signed_from", "term_end_to"}, "exchange": {"dates_from", "dates_to"}}
    expected = {model._meta.model_name: names for model, names in public_fields().items()}
    assert set(found) == set(expected)
    for key, names in expected.items():
        missing = names - found[key]
        assert {name.rsplit("_", 1)[1] for name in missing} <= {"from", "to"}
        assert found[key] - names == set()
        assert spans.get(key, set()) <= missing


def test_dictionary_gives_the_meaning_type_and_words_of_a_field(client):
    page = client.get(reverse("about"))

    entries = {entry["key"]: entry for entry in page.context["dictionary"]}
    fields = {field["name"]: field for field in entries["agreement"]["fields"]}
    assert fields["signed"]["type"] == "date as its source gives it"
    assert fields["kind"]["vocabulary"]["key"] == "AgreementKind"
    assert fields["title"]["vocabulary"] is None
    assert '<a href="#AgreementKind">Kind of agreement</a>' in page.content.decode()
    assert fields["kind"]["type"] == "word with a fixed meaning"
    assert fields["parties"]["type"].startswith("list of: ")
    assert fields["place_of_signing"]["type"] == "one of: place"
    assert fields["title"]["type"] == "text"
    assert fields["published_at"]["type"] == "day and time"
    assert fields["title"]["help"].startswith("In our own words")


def test_dictionary_comes_in_the_order_of_the_entities(client):
    page = client.get(reverse("about"))

    keys = [entry["key"] for entry in page.context["dictionary"]]
    assert keys[:4] == ["agreement", "delegation", "exchange", "programme"]
    assert keys[9:] == sorted(keys[9:])


def test_dates_are_printed_as_on_records(client):
    page = client.get(reverse("about"))

    rows = {row["text"]: row for row in page.context["dates"]}
    assert rows["2009"]["date"].in_words == "2009"
    assert rows["2010?-01-14"]["is_certain"] is False
    assert (rows["XXXX-01-14"]["earliest"], rows["XXXX-01-14"]["latest"]) == (None, None)
    assert rows["2018/2020"]["is_certain"] is True


@pytest.mark.parametrize("path", ["/", "/agreements/", "/about/", "/zh-hans/about/"])
def test_geonames_is_credited_on_every_page(client, path):
    page = client.get(path).content.decode()

    assert "GeoNames" in page
    assert "CC BY 4.0" in page


def test_about_is_linked_where_numbers_may_be_misread(client):
    make_exchange()

    page = client.get(reverse("exchanges")).content.decode()

    for address in ("/about/", "/about/#counting", "/about/#errors", "/about/#licence"):
        assert page.count(f'href="{address}"') == 1


def test_about_costs_a_query_for_each_kind_and_one_for_sources(client, django_assert_num_queries):
    make_exchange()

    with django_assert_num_queries(5):
        client.get(reverse("about"))


def test_about_names_operator_contacts_and_licence(client, settings):
    settings.OPERATOR = {"en": "Health Commission", "zh-hans": "卫生健康委员会", "vi": "Sở Y tế"}
    settings.CONTACTS = ["mailto:register@example.org", "https://example.org/contact"]

    english, chinese = (
        client.get(path).content.decode() for path in ("/about/", "/zh-hans/about/")
    )

    assert "This register is run by Health Commission." in english
    assert "卫生健康委员会" in chinese
    assert '<a href="mailto:register@example.org">register@example.org</a>' in english
    assert '<a href="https://example.org/contact">https://example.org/contact</a>' in english
    assert '<a href="https://creativecommons.org/licenses/by/4.0/" rel="license">CC BY 4.0</a>' in (
        english
    )


def test_about_without_operator_says_so(client, settings):
    settings.OPERATOR, settings.CONTACTS = {"en": ""}, []

    page = client.get("/about/").content.decode()

    assert "This is a copy of the register for which no operator is named." in page
    assert "No contact is named for this copy: please inform its operator." in page


def test_about_says_what_the_register_covers(client):
    make_exchange(dates="2009")
    make_exchange(dates="2018", state="draft")
    make_agreement(signed="2012")

    page = client.get("/about/")

    covered = page.context["coverage"]
    assert {str(row["label"]): row["number"] for row in covered["numbers"]} == {
        "Agreements": 1,
        "Delegations": 0,
        "Exchanges": 1,
        "Programmes": 0,
        "Sources": 2,
    }
    assert covered["years"] == "2009–2012"
    for row in covered["numbers"]:
        assert client.get(row["url"]).context["number"] == row["number"]


def test_dictionary_has_no_two_fields_of_one_meaning(client):
    page = client.get("/about/")

    for entry in page.context["dictionary"]:
        labels = [str(field["label"]) for field in entry["fields"]]
        assert sorted(labels) == sorted(set(labels)), entry["key"]


def test_dictionary_explains_references_from_elsewhere(client):
    page = client.get("/about/")

    region = next(one for one in page.context["dictionary"] if one["key"] == "region")
    labels = {field["name"]: str(field["label"]) for field in region["fields"]}
    assert labels["predecessors"] == "Places that it succeeded"
    assert labels["groupings"] == "Groupings to which it belongs"
