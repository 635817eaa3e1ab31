"""What the page of an exchange prints."""

import pytest
from django.urls import reverse

from agreements.models import CommitmentDelivery, Exchange, ExchangeParty
from tests.factories import (
    make_agreement,
    make_commitment,
    make_delegation,
    make_evidence,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
)
from tests.pages import page_text

pytestmark = pytest.mark.django_db


def fact(response, label):
    return next(one for one in response.context["details"] if one["label"] == label)


def test_exchange_leaves_nothing_blank(client):
    exchange = make_exchange(senders=[], hosts=[make_region()])

    response = client.get(exchange.get_absolute_url())

    lines = {one["label"]: one["value"] for one in response.context["details"]}
    assert lines == {"Date": "", "People": "", "Duration": ""}
    assert response.content.decode().count('<span class="uncertain">not stated</span>') == 4
    assert "none recorded" in page_text(response)
    assert "The sources state no specialty." in page_text(response)


def test_exchange_prints_its_number_with_unit_and_scope(client):
    exchange = make_exchange(
        participants=500,
        participants_qualifier="over",
        participants_unit="person_times",
        scope="cumulative",
        duration=3,
        duration_to=6,
        duration_unit="months",
    )

    response = client.get(exchange.get_absolute_url())

    assert fact(response, "People")["value"] == "more than 500 person-times"
    assert (
        fact(response, "The number covers")["value"] == "Cumulative: not added to any other number"
    )
    assert fact(response, "Duration")["value"] == "3–6 months"


def test_exchange_of_staff_on_site_says_that_the_number_is_one_of_a_point_in_time(client):
    exchange = make_exchange(kind="posting", participants=200, scope="state")

    response = client.get(exchange.get_absolute_url())

    assert response.context["kind"] == "Posting of staff"
    assert fact(response, "The number covers")["value"] == (
        "At a point in time: not added to any other number"
    )
    assert "<small>at a point in time</small>" in client.get("/exchanges/").content.decode()


def test_exchange_of_one_person_for_one_day_says_so(client):
    exchange = make_exchange(participants=1, duration=1, duration_unit="days")

    response = client.get(exchange.get_absolute_url())

    assert fact(response, "People")["value"] == "1 person"
    assert fact(response, "Duration")["value"] == "1 day"


def test_exchange_names_the_parties_by_what_they_do(client):
    exchange = make_exchange(senders=[make_region(name="A")], hosts=[make_region(name="B")])
    payer = make_institution(name="C")
    ExchangeParty.objects.create(exchange=exchange, institution=payer, role="pays")

    context = client.get(exchange.get_absolute_url()).context

    assert [(row["name"], row["role"]) for row in context["senders"]] == [("A", "")]
    assert [(row["name"], row["role"]) for row in context["hosts"]] == [("B", "")]
    assert [(row["name"], row["role"]) for row in context["others"]] == [("C", "Funds")]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("planned", "This is a plan: none of the sources says that it was carried out."),
        ("under_discussion", "This is under discussion: none of the sources says"),
        ("cancelled", "This was cancelled: it did not take place."),
        ("reported_only", "The sources mention this without stating its progress."),
    ],
)
def test_exchange_that_was_not_realised_says_so(client, status, sentence):
    exchange = make_exchange(status=status)

    response = client.get(exchange.get_absolute_url())

    assert sentence in page_text(response)


@pytest.mark.parametrize("status", ["completed", "under_way"])
def test_exchange_that_was_realised_needs_no_warning(client, status):
    exchange = make_exchange(status=status)

    response = client.get(exchange.get_absolute_url())

    assert response.context["status_note"] == ""


def test_exchange_shows_what_it_belongs_to(client):
    agreement = make_agreement(signed="2008-09-08")
    visit = make_delegation(dates="2009-05")
    programme = make_programme()
    exchange = make_exchange(
        agreements=[agreement], delegation=visit, programme=programme, dates="2009"
    )

    response = client.get(exchange.get_absolute_url())

    page = response.content.decode()
    for record in (agreement, visit, programme):
        assert record.get_absolute_url() in page
    assert [event["title"] for event in response.context["timeline"]] == [
        agreement.title,
        exchange.title,
        visit.title,
    ]


@pytest.mark.parametrize(
    ("status", "label", "extent"),
    [("completed", "Delivers", "Fully delivered"), ("planned", "Intended to deliver", "")],
)
def test_exchange_says_which_promise_it_delivers(client, status, label, extent):
    promise = make_commitment(agreement=make_agreement(), text="Train ten people")
    exchange = make_exchange(status=status)
    CommitmentDelivery.objects.create(commitment=promise, exchange=exchange, extent="fully")

    response = client.get(exchange.get_absolute_url())

    assert [(one["text"], one["extent"]) for one in response.context["delivered_commitments"]] == [
        ("Train ten people", extent)
    ]
    assert f"<dt>{label}</dt>" in response.content.decode()


def test_exchange_hides_the_promises_of_a_draft(client):
    promise = make_commitment(agreement=make_agreement(state="draft"), text="SECRET")
    exchange = make_exchange(status="completed")
    CommitmentDelivery.objects.create(commitment=promise, exchange=exchange)

    response = client.get(exchange.get_absolute_url())

    assert response.context["delivered_commitments"] == []
    assert "SECRET" not in response.content.decode()


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_exchange_hides_records_that_are_not_public(client, state):
    exchange = make_exchange(title="Public")
    agreement = make_agreement(title="SECRET agreement", state=state)
    visit = make_delegation(title="SECRET visit", state=state)
    programme = make_programme(title="SECRET programme", state=state)
    exchange.agreements.add(agreement)
    Exchange.objects.filter(pk=exchange.pk).update(delegation=visit, programme=programme)

    page = client.get(exchange.get_absolute_url()).content.decode()
    listed = client.get(reverse("exchanges")).content.decode()

    assert "Public" in page
    assert "SECRET" not in page
    assert "SECRET" not in listed


def test_exchange_marks_conflicting_values_and_prints_both(client):
    exchange = make_exchange(participants=10)
    for paragraph, note in [(1, "Ten in the text."), (2, "Twelve in the caption.")]:
        make_evidence(
            exchange=exchange,
            field="participants",
            paragraph=paragraph,
            basis="conflicting",
            note=note,
        )

    response = client.get(exchange.get_absolute_url())

    assert [mark["basis"] for mark in fact(response, "People")["references"]] == [
        "conflicting",
        "conflicting",
    ]
    assert "Conflicting: Ten in the text." in page_text(response).replace(" :", ":")
    assert "Twelve in the caption." in page_text(response)
