"""The public form of an agreement."""

import pytest

from agreements.models import Agreement
from agreements.serializers.agreement import AgreementSerializer
from agreements.serializers.specialty import AreaSerializer
from tests.factories import (
    make_agreement,
    make_area,
    make_commitment,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_link,
    make_region,
    make_source,
)
from tests.serialized import named, related

pytestmark = pytest.mark.django_db


def evidence(source, **values):
    """A piece of evidence in the form of a record."""
    return {
        "source": {
            "slug": source.slug,
            "display_title": source.title,
            "title": source.title,
            "title_en": "",
            "title_zh": "",
            "title_vi": "",
            "url": source.get_absolute_url(),
        },
        "paragraph": 1,
        "span_start": None,
        "span_end": None,
        "words": "",
        "quotation": "",
        "field": "",
        "basis": {"code": "stated", "label": "Stated"},
        "note": "",
        "note_zh": "",
        "note_vi": "",
        **values,
    }


NO_TERM_PERIOD = {
    "term_period": None,
    "term_period_to": None,
    "term_period_unit": None,
    "term_period_dates": None,
}
NOT_IN_WORDS = {
    "description": "",
    "description_zh": "",
    "description_vi": "",
    "number_qualifier": {"code": "not_stated", "label": "Not stated"},
    "number": None,
    "number_to": None,
}


def test_agreement_in_full():
    source, area = make_source(), make_area(name_zh="人才培养")
    guangzhou = make_region(name="Guangzhou", name_zh="广州")
    bureau = make_institution(name="Health Bureau", region=guangzhou)
    xining = make_region(name="Xining")
    other = make_agreement()
    record = make_agreement(
        title="Framework",
        title_zh="框架",
        signed="2010?-01-14",
        term_start="2010",
        term_length=5,
        term_length_unit="years",
        parties=[bureau, xining],
        areas=[area],
        place_of_signing=xining,
        source=source,
        internal_notes="Never",
    )
    delegation = make_delegation(agreements=[record], status="took_place")
    commitment = make_commitment(agreement=record, area=area)
    commitment.deliveries.create(delegation=delegation, extent="fully")
    link = make_link(from_agreement=other, to_agreement=record)
    make_figure(agreement=record, metric="Agreements", value=7, unit="items", counts="agreement")
    make_evidence(
        agreement=record,
        source=source,
        paragraph=3,
        commitment=commitment,
        basis="inferred",
        note="From the heading",
    )

    form = AgreementSerializer(Agreement.objects.for_public().get(pk=record.pk)).data

    assert form == {
        "code": record.code,
        "url": f"/agreements/{record.code}/",
        "display_title": "Framework",
        "title": "Framework",
        "title_zh": "框架",
        "title_vi": "",
        "summary": "",
        "summary_zh": "",
        "summary_vi": "",
        "published_at": record.published_at.isoformat().replace("+00:00", "Z"),
        "kind": {"code": "framework", "label": "Framework agreement"},
        "level": {"code": "not_stated", "label": "Not stated"},
        "status": {"code": "unknown", "label": "Not stated"},
        "signed": {
            "edtf": "2010?-01-14",
            "from": "2010-01-14",
            "to": "2010-01-14",
            "text": "14 January 2010 (year inferred)",
        },
        "place_of_signing": named(xining),
        "in_force": None,
        "term_start": {"edtf": "2010", "from": "2010-01-01", "to": "2010-12-31", "text": "2010"},
        "term_end": None,
        "term_length": 5,
        "term_length_unit": {"code": "years", "label": "years"},
        "effective_end": {
            "edtf": "2015",
            "from": "2015-01-01",
            "to": "2015-12-31",
            "text": "2015",
        },
        "ended": None,
        "end_kind": {"code": "not_stated", "label": "Not stated"},
        "title_as_printed": "",
        "other_titles": "",
        "legal_basis_number": "",
        "legal_basis_date": None,
        "legal_basis_signer": "",
        "principles": "",
        "principles_zh": "",
        "principles_vi": "",
        "areas": [AreaSerializer(area).data],
        "parties": [
            {
                "role": {"code": "signatory", "label": "Signatory"},
                "institution": {**named(bureau), "region": named(guangzhou)},
                "region": None,
                **NOT_IN_WORDS,
                "name_as_printed": "",
                "unit": None,
                "signer_name": "",
                "signer_title": "",
                "signer_office": "",
                "signer_office_zh": "",
                "signer_office_vi": "",
                "signed": None,
                "side": None,
                "evidence": [],
            },
            {
                "role": {"code": "signatory", "label": "Signatory"},
                "institution": None,
                "region": named(xining),
                **NOT_IN_WORDS,
                "name_as_printed": "",
                "unit": None,
                "signer_name": "",
                "signer_title": "",
                "signer_office": "",
                "signer_office_zh": "",
                "signer_office_vi": "",
                "signed": None,
                "side": None,
                "evidence": [],
            },
        ],
        "people": [],
        "specialties": [],
        "links_from": [],
        "links_to": [
            {
                "kind": {"code": "supplements", "label": "Supplements"},
                "from_agreement": related(link.from_agreement),
            }
        ],
        "commitments": [
            {
                "text": "A thing to do",
                "text_zh": "",
                "text_vi": "",
                "area": AreaSerializer(area).data,
                "kind": {"code": "task", "label": "Task"},
                "modality": {"code": "agreed", "label": "Agreed"},
                "due": None,
                **NO_TERM_PERIOD,
                "deliveries": [
                    {
                        "delegation": related(delegation),
                        "exchange": None,
                        "extent": {"code": "fully", "label": "Fully delivered"},
                    }
                ],
                "evidence": [
                    evidence(
                        source,
                        paragraph=3,
                        basis={"code": "inferred", "label": "Inferred"},
                        note="From the heading",
                    )
                ],
            }
        ],
        "delegations": [related(delegation)],
        "exchanges": [],
        "programmes": [],
        "contributions": [],
        "figures": [
            {
                "metric": "Agreements",
                "metric_zh": "",
                "metric_vi": "",
                "value": 7,
                "value_to": None,
                "as_printed": "",
                "unit": {"code": "items", "label": "items"},
                "unit_label": "",
                "unit_label_zh": "",
                "unit_label_vi": "",
                "currency": "",
                "qualifier": {"code": "exactly", "label": "Exactly"},
                "scope": {"code": "event", "label": "This event"},
                "as_of": None,
                **NO_TERM_PERIOD,
                "about_institution": None,
                "about_region": None,
                "counts": {"code": "agreement", "label": "Agreements"},
                "counts_agreement_kind": None,
                "recorded": 1,
                "evidence": [],
            }
        ],
        "evidence": [evidence(source)],
    }


def test_plan_delivers_nothing_yet():
    commitment = make_commitment(agreement=make_agreement())
    commitment.deliveries.create(delegation=make_delegation(status="took_place"), extent="partly")
    commitment.deliveries.create(exchange=make_exchange(status="planned"), extent="fully")
    agreement = Agreement.objects.for_public().get(pk=commitment.agreement_id)

    form = AgreementSerializer(agreement).data

    assert [one["extent"] for one in form["commitments"][0]["deliveries"]] == [
        {"code": "partly", "label": "Partly delivered"},
        None,
    ]
