"""Evidence references: one number for each paragraph, and the strongest warning of each value."""

import pytest

from agreements.models import Agreement
from agreements.presenters.evidence import EvidenceReferences
from tests.factories import make_agreement, make_commitment, make_evidence, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return make_source(title="Báo cáo", slug="report", language="vi")


@pytest.fixture
def agreement(source):
    """An agreement whose first paragraph supports it, its date and its kind."""
    record = make_agreement(source=source, signed="2009")
    for field, paragraph, basis in (
        ("signed", 1, "stated"),
        ("signed", 2, "inferred"),
        ("kind", 1, "conflicting"),
    ):
        note = "" if basis == "stated" else f"Why it is {basis}."
        make_evidence(
            agreement=record,
            source=source,
            field=field,
            paragraph=paragraph,
            basis=basis,
            note=note,
        )
    return record


def references_of(record):
    return EvidenceReferences(Agreement.objects.for_public().get(pk=record.pk))


def test_paragraph_has_one_number_with_the_warning_of_the_value(agreement):
    references = references_of(agreement)

    assert references.for_fields("signed") == [
        {"number": 1, "basis": "stated", "href": "#s1"},
        {"number": 2, "basis": "inferred", "href": "#s2"},
    ]
    assert references.for_fields("signed", "kind")[0]["basis"] == "conflicting"
    assert references.for_fields("title") == []


def test_row_has_its_own_references(agreement, source):
    promise = make_commitment(agreement=agreement)
    make_evidence(agreement=agreement, commitment=promise, source=source, paragraph=7)

    references = references_of(agreement)

    assert references.for_row(promise) == [{"number": 3, "basis": "stated", "href": "#s3"}]
    assert [one["where"] for one in references.cited(row=promise)] == [", paragraph 7"]


def test_value_without_evidence_is_cited_by_that_of_the_record(agreement):
    [cited] = references_of(agreement).cited("title")

    assert (cited["url"], cited["where"]) == ("/sources/report/#p1", ", paragraph 1")
    assert (cited["title"], cited["lang"], cited["basis"]) == ("Báo cáo", "vi", "stated")


def test_sources_list_what_each_paragraph_supports_and_why(agreement):
    first, second = references_of(agreement).cited_sources()

    assert first["fields"] == ["The record as a whole", "Signed", "Kind"]
    assert [remark["text"] for remark in first["remarks"]] == ["Why it is conflicting."]
    assert (second["number"], second["fields"]) == (2, ["Signed"])


def test_conflicts_are_printed_with_both_the_field_and_the_paragraph(agreement):
    [conflict] = references_of(agreement).conflicts()

    assert (conflict["field"], conflict["text"]) == ("Kind", "Why it is conflicting.")
    assert conflict["url"] == "/sources/report/#p1"


def test_words_as_printed_are_marked_with_the_language_of_their_sources(agreement):
    references = references_of(agreement)

    assert references.printed("Hợp tác", "signed") == '<span lang="vi">Hợp tác</span>'

    make_evidence(agreement=agreement, field="signed", source=make_source(language="zh-Hans"))

    assert references_of(agreement).printed("Hợp tác", "signed") == "Hợp tác"
