"""Commitments have a page of their own, and belong to their agreement."""

import pytest

from agreements.models import Agreement, Commitment, CommitmentDelivery
from tests import factories as make
from tests.staff import errors_of, make_person, page, prefix_of, shown_in, with_row

pytestmark = pytest.mark.django_db


def test_delivery_on_the_page_of_a_commitment_raises_the_version_of_its_agreement(client):
    record = make.make_agreement(state="draft")
    commitment = make.make_commitment(agreement=record)
    record.refresh_from_db()
    visit = make.make_delegation()
    client.force_login(make_person("editor"))
    url = page(Commitment, "change", commitment.pk)
    response = client.get(url)
    sent = with_row(
        shown_in(response),
        prefix_of(response, CommitmentDelivery),
        delegation=visit.pk,
        extent="fully",
    )

    saved = client.post(url, sent)
    again = client.post(url, sent)

    assert saved.status_code == 302
    assert [delivery.activity for delivery in commitment.deliveries.all()] == [visit]
    assert Agreement.objects.get(pk=record.pk).version == record.version + 1
    assert errors_of(again)[0].startswith("user")


def test_commitment_of_a_published_agreement_is_read_only_for_editors(client):
    commitment = make.make_commitment(agreement=make.make_agreement())
    client.force_login(make_person("editor"))
    url = page(Commitment, "change", commitment.pk)

    assert client.get(url).context["has_change_permission"] is False
    assert client.post(url, {"text": "x"}).status_code == 403
