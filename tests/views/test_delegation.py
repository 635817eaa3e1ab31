"""The list of delegations and the page of one: what shows, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import DelegationGroup, DelegationStop, Person
from tests.factories import (
    make_agreement,
    make_area,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_programme,
    make_region,
)
from tests.pages import row_codes

pytestmark = pytest.mark.django_db


def test_delegations_show_published_ones_newest_first(client):
    old = make_delegation(dates="2009")
    undated = make_delegation()
    new = make_delegation(dates="2023-07-19")
    make_delegation(dates="2024", state="draft")
    make_delegation(dates="2025", state="withdrawn")

    response = client.get(reverse("delegations"))

    assert row_codes(response) == [new.code, old.code, undated.code]


def test_delegations_row_says_who_went_where_and_how_many(client):
    city = make_region(name="Shenzhen")
    association = make_institution(name="Guangming Medical Association", region=city)
    make_delegation(
        senders=[association],
        hosts=[make_region(name="Chengdu")],
        topics=[make_area(name="Quality control")],
        headcount=5,
        headcount_qualifier="exactly",
        headcount_stage="announced",
    )

    row = client.get(reverse("delegations")).context["rows"][0]

    assert [(one["name"], one["place"]) for one in row["senders"]] == [
        ("Guangming Medical Association", "Shenzhen")
    ]
    assert [(one["name"], one["place"]) for one in row["hosts"]] == [("Chengdu", "")]
    assert (row["topics"], row["people"], row["is_announced"]) == (["Quality control"], "5", True)


def test_delegations_row_leads_to_the_stops_where_no_host_is_named(client):
    delegation = make_delegation(hosts=[])
    DelegationStop.objects.create(delegation=delegation, institution=make_institution(name="H"))

    row = client.get(reverse("delegations")).context["rows"][0]

    assert [one["name"] for one in row["hosts"]] == ["H"]


def test_delegations_row_leaves_nothing_blank(client):
    make_delegation(senders=[], hosts=[make_region()])

    response = client.get(reverse("delegations"))

    # Date, sender, topics and people.
    assert response.content.decode().count('<span class="uncertain">not stated</span>') == 4


def costly(number):
    """A delegation with so many rows of everything that can belong to it."""
    delegation = make_delegation(
        senders=[make_institution(region=make_region()) for _ in range(number)],
        hosts=[make_region(parent=make_region(kind="province")) for _ in range(number)],
        topics=[make_area() for _ in range(number)],
        agreements=[make_agreement() for _ in range(number)],
        programme=make_programme(),
    )
    for _ in range(number):
        seat = make_institution(region=make_region(parent=make_region(kind="province")))
        Person.objects.create(
            delegation=delegation, name="Somebody", role="member", institution=seat
        )
        DelegationGroup.objects.create(delegation=delegation, label="experts")
        DelegationStop.objects.create(delegation=delegation, institution=seat)
        make_exchange(delegation=delegation)
        make_figure(delegation=delegation)
        make_evidence(delegation=delegation, delegation_stop=delegation.stops.first())
    return delegation


@pytest.mark.slow
def test_delegation_costs_the_same_for_one_and_three_of_everything(client):
    one, three = costly(1), costly(3)

    with CaptureQueriesContext(connection) as with_one:
        client.get(one.get_absolute_url())
    with CaptureQueriesContext(connection) as with_three:
        client.get(three.get_absolute_url())

    assert len(with_one) == len(with_three)


@pytest.mark.slow
def test_delegations_cost_the_same_for_one_and_three(client):
    costly(1)
    with CaptureQueriesContext(connection) as with_one:
        client.get(reverse("delegations"))
    costly(3)
    costly(3)

    with CaptureQueriesContext(connection) as with_three:
        client.get(reverse("delegations"))

    assert len(with_one) == len(with_three)
