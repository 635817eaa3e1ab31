"""Evidence is for a field or a row of its own record, and never for both."""

import pytest

from agreements.models import Evidence
from tests import factories as make
from tests.staff import errors_of, open_form, prefix_of, with_row

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("signed_in")]


def test_evidence_becomes_a_field_or_a_row_and_never_both(client):
    record = make.make_agreement(state="draft")
    party, source = record.parties.first(), make.make_source()
    url, response, sent = open_form(client, record)
    prefix = prefix_of(response, Evidence)
    choice = {"source": source.pk, "paragraph": 2, "basis": "stated"}
    sent = with_row(sent, prefix, supports="field:signed", **choice)
    sent = with_row(sent, prefix, supports=f"agreement_party:{party.pk}", **choice)

    response = client.post(url, sent)

    assert response.status_code == 302
    saved = record.evidence.filter(source=source).order_by("pk")
    assert [(e.field, e.agreement_party) for e in saved] == [("signed", None), ("", party)]


def test_evidence_moves_from_a_row_to_a_field(client):
    record = make.make_agreement(state="draft")
    record.evidence.all().delete()
    evidence = make.make_evidence(agreement=record, agreement_party=record.parties.first())
    record.refresh_from_db()
    url, response, sent = open_form(client, record)
    name = f"{prefix_of(response, Evidence)}-0-supports"

    response = client.post(url, sent | {name: "field:term_end"})

    evidence.refresh_from_db()
    assert response.status_code == 302
    assert (evidence.field, evidence.agreement_party) == ("term_end", None)


def test_evidence_for_a_row_of_another_record_is_an_error(client):
    record, other = make.make_agreement(state="draft"), make.make_agreement()
    url, response, sent = open_form(client, record)
    foreign = f"agreement_party:{other.parties.first().pk}"
    name = f"{prefix_of(response, Evidence)}-0-supports"

    response = client.post(url, sent | {name: foreign})

    assert errors_of(response) == [
        f"Select a valid choice. {foreign} is not one of the available choices."
    ]


def test_quotation_is_entered_and_marked(client):
    record = make.make_agreement(state="draft")
    url, response, sent = open_form(client, record)
    name = f"{prefix_of(response, Evidence)}-0"

    refused = client.post(url, sent | {f"{name}-is_quotation_public": "on"})
    saved = client.post(
        url, sent | {f"{name}-quotation": "Signed.", f"{name}-is_quotation_public": "on"}
    )

    assert errors_of(refused) == ["Give the quotation that may be shown."]
    assert saved.status_code == 302
    assert record.evidence.get().public_quotation == "Signed."
