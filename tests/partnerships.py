"""Cities with records between them, and the pages of their partnerships."""

from django.urls import reverse

from agreements.models import DelegationStop, RegionMember
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
)

NUMBERS = [
    "agreements",
    "programmes",
    "delegations",
    "out",
    "in",
    "exchanges",
    "sent",
    "received",
]


def province_and_city(name):
    """A province of a country of its own, and a city in it, called after it."""
    province = make_region(
        name=f"{name} province", kind="province", slug=f"{name.lower()}-province"
    )
    return province, make_region(name=name, slug=name.lower(), parent=province)


def pairs(client, **query):
    """The rows of the list by the slugs of their regions."""
    response = client.get(reverse("partnerships"), query)
    assert response.status_code == 200
    return {tuple(row["url"].strip("/").split("/")[1:]): row for row in response.context["rows"]}


def page(client, one, other, name="partnership", **query):
    """A page of two regions: that of their partnership, or another one."""
    return client.get(reverse(name, args=[one.slug, other.slug]), query)


def a_bit_of_everything():
    """Places of several ranks with records of all kinds between them."""
    p, a = province_and_city("Ax")
    q, b = province_and_city("Bx")
    district = make_region(kind="district", parent=a)
    hospital = make_institution(region=district)
    grouping = make_region(kind="grouping", slug="grouping")
    for member in (a, make_region(parent=q)):
        RegionMember.objects.create(grouping=grouping, member=member)
    make_agreement(parties=[a, b])
    make_agreement(parties=[hospital, b, make_region(slug="third")])
    make_agreement(parties=[p, b, grouping])
    make_delegation(senders=[hospital], hosts=[b])
    make_delegation(senders=[b], hosts=[a, q])
    three = make_delegation(senders=[a], hosts=[b])
    DelegationStop.objects.create(delegation=three, region=make_region(slug="stop"), position=3)
    make_exchange(senders=[hospital], hosts=[b], participants=4, status="completed")
    make_exchange(senders=[b], hosts=[a], status="planned")
    make_programme(parties=[hospital, q])
    make_programme(parties=[a, b])
    make_agreement(parties=[a, b], state="draft")
    return p, a, q, b, district, grouping


def deliver(commitment, extent="partly", **activity):
    """Let an activity deliver a commitment: ``deliver(promise, exchange=…)``."""
    commitment.deliveries.create(extent=extent, **activity)
