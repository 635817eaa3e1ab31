"""The list of exchanges and the page of one: what shows, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import CommitmentDelivery, RecordSpecialty
from tests.factories import (
    make_agreement,
    make_commitment,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_programme,
    make_region,
    make_specialty,
)
from tests.pages import row_codes

pytestmark = pytest.mark.django_db


def test_exchanges_show_published_ones_newest_first(client):
    old = make_exchange(dates="2009")
    undated = make_exchange()
    new = make_exchange(dates="2018-07")
    make_exchange(dates="2019", state="draft")
    make_exchange(dates="2020", state="withdrawn")

    response = client.get(reverse("exchanges"))

    assert row_codes(response) == [new.code, old.code, undated.code]


def test_exchanges_row_says_direction_specialties_and_that_people_are_not_split(client):
    city = make_region(name="Xining")
    bureau = make_institution(name="Xining Municipal Health Bureau", region=city)
    host = make_region(name="Guangzhou")
    make_exchange(
        senders=[bureau],
        hosts=[host],
        specialties=[make_specialty(name="Orthopaedics"), "health supervision"],
        participants=10,
    )

    row = client.get(reverse("exchanges")).context["rows"][0]

    assert [(party["name"], party["place"]) for party in row["senders"]] == [
        ("Xining Municipal Health Bureau", "Xining")
    ]
    assert [(party["name"], party["place"]) for party in row["hosts"]] == [("Guangzhou", "")]
    assert row["specialties"] == ["Orthopaedics", "health supervision"]
    assert (row["people"], row["is_unsplit"]) == ("10", True)


def test_exchanges_row_says_what_is_split_and_what_was_only_asked_for(client):
    exchange = make_exchange(participants=5)
    for label, number, stage in [("surgery", 3, "taken"), ("nursing", None, "requested")]:
        RecordSpecialty.objects.create(
            exchange=exchange, label=label, participants=number, stage=stage
        )

    row = client.get(reverse("exchanges")).context["rows"][0]

    assert row["specialties"] == ["surgery: 3", "nursing (requested)"]
    assert not row["is_unsplit"]


def test_exchanges_row_leaves_nothing_blank(client):
    make_exchange(senders=[], hosts=[make_region()])

    response = client.get(reverse("exchanges"))

    # Date, sender, specialties and people.
    assert response.content.decode().count('<span class="uncertain">not stated</span>') == 4
    assert response.context["rows"][0]["kind"] == "Kind not stated"


def costly(number):
    """An exchange with so many rows of everything that can belong to it."""
    exchange = make_exchange(
        senders=[make_institution(region=make_region()) for _ in range(number)],
        hosts=[make_region(parent=make_region(kind="province")) for _ in range(number)],
        specialties=[make_specialty() for _ in range(number)],
        agreements=[make_agreement() for _ in range(number)],
        delegation=make_delegation(),
        programme=make_programme(),
        participants=10,
    )
    for _ in range(number):
        promise = make_commitment(agreement=make_agreement())
        CommitmentDelivery.objects.create(commitment=promise, exchange=exchange)
        make_figure(exchange=exchange)
        make_evidence(exchange=exchange, exchange_party=exchange.parties.first())
        make_evidence(exchange=exchange, field="dates")
    return exchange


@pytest.mark.slow
def test_exchange_costs_the_same_for_one_and_three_of_everything(client):
    one, three = costly(1), costly(3)

    with CaptureQueriesContext(connection) as with_one:
        client.get(one.get_absolute_url())
    with CaptureQueriesContext(connection) as with_three:
        client.get(three.get_absolute_url())

    assert len(with_one) == len(with_three)


@pytest.mark.slow
def test_exchanges_cost_the_same_for_one_and_three(client):
    costly(1)
    with CaptureQueriesContext(connection) as with_one:
        client.get(reverse("exchanges"))
    costly(3)
    costly(3)

    with CaptureQueriesContext(connection) as with_three:
        client.get(reverse("exchanges"))

    assert len(with_one) == len(with_three)
