"""The list of institutions and the page of one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import InstitutionAlias, Person
from tests.factories import (
    make_agreement,
    make_delegation,
    make_evidence,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
    make_source,
)

pytestmark = pytest.mark.django_db


def test_institutions_are_those_that_published_records_name_with_their_numbers(client):
    university = make_institution(name="University", kind="university")
    hospital = make_institution(name="Its hospital", parent=university)
    make_agreement(parties=[hospital, make_region()])
    make_exchange(senders=[hospital])
    make_exchange(senders=[university])
    make_delegation(senders=[hospital], state="draft")
    make_agreement(parties=[make_institution(name="SECRET")], state="draft")
    make_institution(name="SECRET too")

    rows = client.get(reverse("institutions")).context["rows"]

    kinds = ("agreements", "delegations", "exchanges")
    assert [(row["name"], *(row[kind]["number"] for kind in kinds)) for row in rows] == [
        ("Its hospital", 1, 0, 1),
        ("University", 1, 0, 2),
    ]
    assert client.get(rows[1]["exchanges"]["url"]).context["number"] == 2


def test_institution_that_only_drafts_name_is_unknown(client):
    hidden = make_institution()
    make_agreement(parties=[hidden], state="draft")

    assert client.get(hidden.get_absolute_url()).status_code == 404


def test_institution_numbers_lead_to_lists_of_the_same_length(client):
    institution = make_institution()
    unit = make_institution(parent=institution)
    make_agreement(parties=[unit])
    make_delegation(senders=[institution])
    make_delegation(hosts=[unit])
    make_exchange(hosts=[institution])
    make_programme(parties=[institution])
    make_exchange(hosts=[institution], state="draft")

    context = client.get(institution.get_absolute_url()).context

    names = ["agreements", "delegations", "exchanges", "programmes"]
    found = {name: context[name]["number"] for name in names}
    listed = {name: client.get(context[name]["url"]).context["number"] for name in names}
    assert found == listed == dict(zip(names, [1, 2, 1, 1], strict=True))


def test_institution_shows_public_units_and_forerunners_only(client):
    institution = make_institution(name="Health Commission")
    unit = make_institution(name="Its laboratory", parent=institution)
    old = make_institution(name="Health Bureau", successor=institution)
    hidden = make_institution(name="SECRET successor")
    institution.successor = hidden
    institution.save()
    make_institution(name="SECRET unit", parent=institution)
    make_institution(name="SECRET forerunner", successor=institution)
    make_agreement(parties=[institution, unit, old])
    make_agreement(parties=[hidden], state="draft")

    response = client.get(institution.get_absolute_url())
    of_old = client.get(old.get_absolute_url())

    assert [row["name"] for row in response.context["units"]] == ["Its laboratory"]
    assert [row["name"] for row in response.context["predecessors"]] == ["Health Bureau"]
    assert response.context["successors"] == []
    assert [row["name"] for row in of_old.context["successors"]] == ["Health Commission"]
    assert "SECRET" not in response.content.decode()


def test_institution_shows_seat_other_names_and_pages_in_other_registers(client):
    city = make_region(name="Xining", parent=make_region(name="Qinghai", kind="province"))
    institution = make_institution(region=city, ror="05qbk4x57", wikidata="Q956")
    InstitutionAlias.objects.create(
        institution=institution, text="西宁市卫生局", language="zh-Hans", kind="former"
    )
    make_agreement(parties=[institution])

    response = client.get(institution.get_absolute_url())

    page = response.content.decode()
    seat = response.context["details"][0]
    assert (seat["label"], seat["value"]) == ("Seat", "Xining, Qinghai")
    assert '<a href="https://ror.org/05qbk4x57" rel="noopener external">05qbk4x57</a>' in page
    assert '<a href="https://www.wikidata.org/wiki/Q956" rel="noopener external">Q956</a>' in page
    assert '<span lang="zh-Hans">西宁市卫生局</span>' in page
    assert response.context["aliases"][0]["language_name"] == "Chinese (Simplified)"


def test_institution_marks_what_a_source_states_of_it(client):
    institution = make_institution(region=make_region())
    source = make_source()
    make_agreement(parties=[institution], source=source)
    make_evidence(
        institution=institution,
        source=source,
        paragraph=2,
        field="region",
        basis="inferred",
        note="From the name.",
    )

    response = client.get(institution.get_absolute_url())

    [reference] = response.context["details"][0]["references"]
    assert reference["name"] == "Evidence 1: inferred"
    [panel] = response.context["evidence"]["panels"]
    assert panel["values"] == [f"Seat: {institution.region.label}"]
    assert panel["notes"] == [("inferred", "From the name.", "")]
    assert "From the name." in response.content.decode()


def test_institution_named_only_as_that_of_a_person_says_where(client):
    institution = make_institution()
    visit = make_delegation()
    Person.objects.create(delegation=visit, name="Li Ming", institution=institution, role="leader")

    context = client.get(institution.get_absolute_url()).context

    assert context["delegations"]["number"] == 0
    assert [row["url"] for row in context["mentions"]["rows"]] == [visit.get_absolute_url()]


@pytest.mark.slow
def test_institutions_cost_the_same_for_one_and_three(client, django_assert_num_queries):
    def add():
        province = make_region(kind="province", parent=make_region(kind="country"))
        city = make_region(parent=province)
        make_agreement(
            parties=[make_institution(region=city, parent=make_institution(region=city))]
        )

    add()
    client.get(reverse("institutions"))
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("institutions"))
    add()
    add()

    with django_assert_num_queries(len(queries)):
        client.get(reverse("institutions"))


@pytest.mark.slow
def test_institution_page_costs_the_same_for_one_and_three_of_everything(
    client, django_assert_num_queries
):
    def costly(number):
        institution = make_institution(region=make_region(), parent=make_institution())
        for _ in range(number):
            make_agreement(parties=[make_institution(parent=institution), institution])
            make_agreement(parties=[make_institution(successor=institution)])
            make_delegation(senders=[institution])
            make_exchange(hosts=[institution])
            make_programme(parties=[institution])
            make_evidence(institution=institution, field="name")
            Person.objects.create(
                delegation=make_delegation(), name="A", institution=institution, role="member"
            )
        return institution

    one, three = costly(1), costly(3)

    with CaptureQueriesContext(connection) as queries:
        client.get(one.get_absolute_url())

    with django_assert_num_queries(len(queries)):
        client.get(three.get_absolute_url())
