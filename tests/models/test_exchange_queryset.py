"""Exchanges by status and agreement."""

import pytest

from agreements.models import Exchange
from tests.factories import make_agreement, make_exchange

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("status", "is_contact"),
    [
        ("completed", True),
        ("under_way", True),
        ("planned", False),
        ("under_discussion", False),
        ("cancelled", False),
        ("reported_only", False),
    ],
)
def test_exchange_is_a_contact_once_it_began(status, is_contact):
    make_exchange(status=status)

    assert Exchange.objects.contacts().exists() is is_contact
    assert Exchange.objects.marking_contacts().get().is_contact is is_contact


def test_exchange_under_a_hidden_agreement_is_under_none_that_is_public():
    public, draft = make_agreement(), make_agreement(state="draft")
    under_public, under_draft = make_exchange(agreements=[public]), make_exchange()
    for exchange in (under_public, under_draft):
        exchange.agreements.add(draft)

    exchanges = Exchange.objects.order_by("pk")

    assert list(exchanges.under_agreement(draft)) == [under_public, under_draft]
    assert list(exchanges.under_no_agreement()) == [under_draft]
