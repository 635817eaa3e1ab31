"""Rules of evidence: for one record or one row of it, explained where it is not plainly stated."""

import pytest

from agreements.models import Evidence
from tests.factories import (
    make_agreement,
    make_commitment,
    make_evidence,
    make_institution,
    make_link,
    make_region,
    make_source,
)
from tests.refusals import complaints

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "messages"),
    [
        ({"span_start": 3, "span_end": 3}, []),
        (
            {"span_start": 3, "span_end": 2},
            ["Give the first and the last character, in this order, or neither."],
        ),
        (
            {"span_start": 3},
            ["Give the first and the last character, in this order, or neither."],
        ),
        ({"quotation": "Both sides signed.", "is_quotation_public": True}, []),
        ({"is_quotation_public": True}, ["Give the quotation that may be shown."]),
        ({"basis": "inferred", "note": "From the heading."}, []),
        (
            {"basis": "inferred"},
            ["Say in the note what was inferred and from what, or what contradicts what."],
        ),
        (
            {"basis": "conflicting"},
            ["Say in the note what was inferred and from what, or what contradicts what."],
        ),
    ],
)
def test_span_is_in_order_an_inference_explained_and_a_shown_quotation_given(fields, messages):
    evidence = Evidence(source=make_source(), agreement=make_agreement(), **fields)

    assert complaints(evidence) == messages


def test_evidence_is_about_one_record():
    agreement, place = make_agreement(), make_region()

    both = Evidence(source=make_source(), agreement=agreement, region=place)

    assert complaints(both) == ["Evidence is about one record only."]
    assert complaints(Evidence(source=make_source())) == ["Evidence is about one record only."]


def test_row_belongs_to_the_record():
    one, other = make_agreement(), make_agreement()
    commitment = make_commitment(agreement=one)
    given = {"source": make_source(), "commitment": commitment}

    assert complaints(Evidence(agreement=one, **given)) == []
    assert complaints(Evidence(agreement=other, **given)) == ["The row belongs to another record."]


def test_link_is_a_row_of_the_agreement_that_states_it():
    one, other = make_agreement(), make_agreement()
    given = {
        "source": make_source(),
        "agreement_link": make_link(from_agreement=one, to_agreement=other),
    }

    assert complaints(Evidence(agreement=one, **given)) == []
    assert complaints(Evidence(agreement=other, **given)) == ["The row belongs to another record."]


def test_evidence_supports_one_row():
    agreement = make_agreement()

    evidence = Evidence(
        source=make_source(),
        agreement=agreement,
        commitment=make_commitment(agreement=agreement),
        agreement_party=agreement.parties.first(),
    )

    assert complaints(evidence) == ["Evidence supports one row only."]


def test_public_evidence_is_for_what_the_public_reads():
    hospital, unknown = make_institution(), make_institution()
    agreement = make_agreement(parties=[hospital])
    draft = make_agreement(parties=[unknown], state="draft")
    link = make_link(from_agreement=agreement, to_agreement=draft)
    for_hospital = make_evidence(institution=hospital)
    make_evidence(institution=unknown)
    make_evidence(agreement=agreement, agreement_link=link)

    found = Evidence.objects.for_public().order_by("pk")

    assert list(found) == [agreement.evidence.order_by("pk").first(), for_hospital]


def test_order_is_by_paragraph_with_the_whole_document_first():
    source, agreement = make_source(), make_agreement()
    second, first, whole = (
        make_evidence(source=source, agreement=agreement, paragraph=paragraph)
        for paragraph in (2, 1, None)
    )

    assert list(Evidence.objects.from_source(source).in_order()) == [whole, first, second]
    assert str(second) == f"{source}, paragraph 2"
    assert str(whole) == str(source)
