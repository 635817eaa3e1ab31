"""Rules of commitments and of what delivers them."""

import pytest

from agreements.models import CommitmentDelivery
from tests.factories import make_agreement, make_commitment, make_delegation, make_exchange
from tests.refusals import complaints

pytestmark = pytest.mark.django_db


def test_delivery_is_by_exactly_one_activity_and_listed_once():
    commitment = make_commitment(agreement=make_agreement())
    visit, training = make_delegation(), make_exchange()
    commitment.deliveries.create(delegation=visit)
    one_activity = ["Choose either a delegation or an exchange."]

    both = CommitmentDelivery(commitment=commitment, delegation=make_delegation())
    both.exchange = training

    assert complaints(both) == one_activity
    assert complaints(CommitmentDelivery(commitment=commitment)) == one_activity
    assert complaints(CommitmentDelivery(commitment=commitment, delegation=visit)) == [
        "This delegation is listed already."
    ]
    assert complaints(CommitmentDelivery(commitment=commitment, exchange=training)) == []


@pytest.mark.parametrize(
    ("status", "extent", "words", "is_full"),
    [
        ("took_place", "partly", "Partly delivered", False),
        ("took_place", "fully", "Fully delivered", True),
        ("under_way", "partly", "Partly delivered", False),
        ("planned", "fully", "", False),
        ("cancelled", "fully", "", False),
        ("reported_only", "fully", "", False),
    ],
)
def test_only_what_took_place_delivers(status, extent, words, is_full):
    delivery = make_commitment(agreement=make_agreement()).deliveries.create(
        delegation=make_delegation(status=status), extent=extent
    )

    assert (delivery.display_extent, delivery.is_full) == (words, is_full)


def test_public_deliveries_are_those_by_published_activities_of_published_agreements():
    public, draft = (
        make_commitment(agreement=make_agreement(state=state)) for state in ("published", "draft")
    )
    by_public = public.deliveries.create(exchange=make_exchange())
    by_draft = public.deliveries.create(delegation=make_delegation(state="draft"))
    of_draft = draft.deliveries.create(exchange=make_exchange())

    deliveries = CommitmentDelivery.objects.order_by("pk")

    assert list(deliveries.for_public()) == [by_public, of_draft]
    assert list(deliveries.with_public_commitment()) == [by_public, by_draft]
