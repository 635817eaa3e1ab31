"""The records that rest on a source, with what supports each value and what nothing supports."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.admin.reading.cards import cards, evidence_of, unsupported
from tests.factories import (
    make_agreement,
    make_area,
    make_commitment,
    make_delegation,
    make_evidence,
    make_institution,
    make_region,
    make_source,
)

pytestmark = pytest.mark.django_db


def test_card_has_each_value_with_its_paragraph_and_basis():
    source, area = make_source(), make_area(name="Training")
    record = make_agreement(
        state="draft", parties=[make_region(name="Xining")], areas=[area], signed="2008-09-08"
    )
    party = record.parties.get()
    given = {"agreement": record, "source": source}
    signed = make_evidence(**given, field="signed", paragraph=2)
    make_evidence(**given, field="areas", paragraph=3, basis="inferred", note="From the title.")
    make_evidence(**given, agreement_party=party, paragraph=1)
    make_evidence(**given, paragraph=None)
    make_evidence(agreement=make_agreement(), field="signed")

    (card,) = cards(evidence_of(source), {signed.pk})

    assert (card.kind, card.title, card.state) == ("Agreement", record.title, "draft")
    assert [(one.label, one.paragraph, one.basis, one.note) for one in card.values] == [
        ("The record as a whole", None, "Stated", ""),
        ("Party: Xining (Signatory)", 1, "Stated", ""),
        ("Signed: 8 September 2008", 2, "Stated", ""),
        ("Areas of cooperation: Training", 3, "Inferred", "From the title."),
    ]
    assert [one.has_words for one in card.values] == [False, False, True, False]


def test_records_stand_before_institutions():
    source, hospital = make_source(), make_institution(name="Hospital")
    make_evidence(institution=hospital, source=source, field="aliases", paragraph=1)
    make_evidence(delegation=make_delegation(title="Visit"), source=source, paragraph=5)

    found = cards(evidence_of(source), set())

    assert [(one.title, one.state, one.unsupported) for one in found][1] == (
        "Hospital", "", ["Name in English: Hospital", "Kind: Hospital"],
    )  # fmt: skip
    assert [one.values[0].label for one in found] == ["The record as a whole", "Other names"]


def test_what_no_source_supports_is_listed_and_what_another_one_supports_is_not():
    record = make_agreement(
        state="draft", parties=[make_region(name="Xining")], signed="2008", status="signed"
    )
    make_commitment(agreement=record, text="Train ten doctors")
    make_evidence(agreement=record, field="signed")

    (missing,) = unsupported([record]).values()

    assert missing == [
        f"Kind: {record.get_kind_display()}",
        "Declared status: Signed",
        "Party: Xining (Signatory)",
        "Commitment: Train ten doctors",
    ]


def test_queries_do_not_grow_with_the_records(django_assert_num_queries):
    few, many = ([make_delegation(state="draft") for _number in range(count)] for count in (1, 5))

    with CaptureQueriesContext(connection) as queries:
        unsupported(few)
    with django_assert_num_queries(len(queries)):
        unsupported(many)
