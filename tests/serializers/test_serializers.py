"""The public form of each entity: what it says, and that it asks the database for nothing."""

import pytest

from agreements.actions.publication import withdraw
from agreements.models import (
    Agreement,
    Delegation,
    DelegationGroup,
    DelegationMember,
    Exchange,
    Institution,
    InstitutionAlias,
    Programme,
    Region,
    RegionAlias,
    Source,
    Specialty,
)
from agreements.serializers.agreement import AgreementSerializer
from agreements.serializers.delegation import DelegationSerializer
from agreements.serializers.exchange import ExchangeSerializer
from agreements.serializers.institution import InstitutionSerializer
from agreements.serializers.programme import ProgrammeSerializer
from agreements.serializers.region import RegionSerializer
from agreements.serializers.source import SourceSerializer
from agreements.serializers.specialty import AreaSerializer, SpecialtySerializer
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
    make_programme,
    make_region,
    make_source,
    make_specialty,
    make_user,
)

pytestmark = pytest.mark.django_db


def named(row):
    """How a place or an institution without a seat stands in another form."""
    return {
        "slug": row.slug,
        "name": row.name,
        "name_zh": row.name_zh,
        "name_vi": row.name_vi,
        "url": row.get_absolute_url(),
    }


def related(record):
    """How a record stands in the form of another one."""
    return {
        "code": record.code,
        "title": record.title,
        "title_zh": record.title_zh,
        "title_vi": record.title_vi,
        "url": record.get_absolute_url(),
    }


def evidence(source, **values):
    """A piece of evidence in the form of a record."""
    return {
        "source": {
            "slug": source.slug,
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
        "field": "",
        "basis": {"code": "stated", "label": "Stated"},
        "note": "",
        "note_zh": "",
        "note_vi": "",
        **values,
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
        parties=[bureau, xining],
        areas=[area],
        place_of_signing=xining,
        source=source,
        internal_notes="Never",
    )
    delegation = make_delegation(agreements=[record], status="took_place")
    commitment = make_commitment(agreement=record, area=area, amount=5, amount_unit="courses")
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
            "text": "14 January, 2010 inferred",
        },
        "place_of_signing": named(xining),
        "in_force": None,
        "term_start": {"edtf": "2010", "from": "2010-01-01", "to": "2010-12-31", "text": "2010"},
        "term_end": None,
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
                "name_as_printed": "",
                "unit": None,
                "signer_name": "",
                "signer_title": "",
                "signed": None,
                "side": None,
                "evidence": [],
            },
            {
                "role": {"code": "signatory", "label": "Signatory"},
                "institution": None,
                "region": named(xining),
                "name_as_printed": "",
                "unit": None,
                "signer_name": "",
                "signer_title": "",
                "signed": None,
                "side": None,
                "evidence": [],
            },
        ],
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
                "amount": 5,
                "amount_to": None,
                "amount_unit": "courses",
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
        "figures": [
            {
                "metric": "Agreements",
                "metric_zh": "",
                "metric_vi": "",
                "value": 7,
                "value_to": None,
                "as_printed": "",
                "unit": {"code": "items", "label": "items"},
                "currency": "",
                "qualifier": {"code": "exactly", "label": "Exactly"},
                "scope": {"code": "event", "label": "This event"},
                "as_of": None,
                "counts": {"code": "agreement", "label": "Agreements"},
                "counts_agreement_kind": None,
                "recorded": 1,
                "evidence": [],
            }
        ],
        "evidence": [evidence(source)],
    }


def test_area_and_specialty():
    area = make_area(name="Training", slug="training")
    above = make_specialty(code="L90", name="Above")
    specialty = make_specialty(code="L90.01", name="Below", parent=above)

    form = SpecialtySerializer(
        Specialty.objects.for_public().with_details().get(code=specialty.code)
    ).data

    assert AreaSerializer(area).data == {
        "slug": "training",
        "name": "Training",
        "name_zh": "",
        "name_vi": "",
        "description": "",
        "is_retired": False,
    }
    assert form == {
        "code": "L90.01",
        "url": "/specialties/L90.01/",
        "name": "Below",
        "name_zh": "",
        "name_vi": "",
        "is_local": False,
        "is_retired": False,
        "parent": {
            "code": "L90",
            "name": "Above",
            "name_zh": "",
            "name_vi": "",
            "url": "/specialties/L90/",
        },
        "children": [],
    }


def test_source_shows_its_text_only_where_allowed():
    closed = make_source(text="Sentences", is_text_public=False)
    open_ = make_source(text="Sentences", is_text_public=True)

    forms = [SourceSerializer(source).data for source in (closed, open_)]

    assert [(form["text"], form["file"]) for form in forms] == [(None, None), ("Sentences", None)]


def test_source_shows_its_file_only_where_allowed():
    closed = make_source(file="sources/a.pdf", is_text_public=False)
    open_ = make_source(file="sources/b.pdf", is_text_public=True)

    files = [SourceSerializer(source).data["file"] for source in (closed, open_)]

    assert files == [None, f"/sources/{open_.slug}/file/"]


def test_source_lists_what_it_supports_without_drafts():
    source = make_source()
    record = make_agreement(source=source)
    make_agreement(source=source, state="draft")

    form = SourceSerializer(Source.objects.for_public().with_details().get(pk=source.pk)).data

    assert [(row["agreement"], row["delegation"], row["field"]) for row in form["evidence"]] == [
        (related(record), None, "")
    ]


@pytest.mark.parametrize("kind", ["delegation", "exchange"])
def test_programme_that_was_withdrawn_is_null(kind):
    programme = make_programme()
    make, model, serializer = {
        "delegation": (make_delegation, Delegation, DelegationSerializer),
        "exchange": (make_exchange, Exchange, ExchangeSerializer),
    }[kind]
    record = make(programme=programme)
    before = serializer(model.objects.for_public().get(pk=record.pk)).data["programme"]
    withdraw(record=programme, by=make_user(is_superuser=True), reason="A test")

    after = serializer(model.objects.for_public().get(pk=record.pk)).data["programme"]

    assert (before, after) == (related(programme), None)


@pytest.mark.parametrize(
    ("model", "make", "serializer"),
    [
        (Institution, make_institution, InstitutionSerializer),
        (Region, make_region, RegionSerializer),
    ],
)
def test_successor_shows_only_where_a_published_record_names_it(model, make, serializer):
    unknown, known = make(), make()
    old, older = make(successor=unknown), make(successor=known)
    make_agreement(parties=[old, older, known])

    forms = [
        serializer(model.objects.for_public().with_details().get(pk=one.pk)).data
        for one in (old, older, known)
    ]

    assert [form["successor"] for form in forms] == [None, named(known), None]
    assert [form["predecessors"] for form in forms] == [[], [], [named(older)]]


def full_agreement():
    record = make_agreement(areas=[make_area()], place_of_signing=make_region())
    record.parties.update(unit=make_institution(region=make_region(parent=make_region())))
    commitment = make_commitment(agreement=record, area=make_area())
    commitment.deliveries.create(exchange=make_exchange(agreements=[record]))
    make_link(from_agreement=record, to_agreement=make_agreement())
    make_link(from_agreement=make_agreement(), to_agreement=record)
    make_delegation(agreements=[record])
    make_programme(agreements=[record])
    return record.pk, Agreement, AgreementSerializer


def full_delegation():
    programme = make_programme()
    record = make_delegation(
        senders=[make_institution(region=make_region())],
        topics=[make_area()],
        agreements=[make_agreement()],
        programme=programme,
    )
    record.stops.create(region=make_region())
    person = DelegationMember(delegation=record, name="A person", role="leader")
    person.institution = make_institution(region=make_region())
    person.save()
    DelegationGroup.objects.create(delegation=record, label="Academicians", number=9)
    make_exchange(delegation=record)
    return record.pk, Delegation, DelegationSerializer


def full_exchange():
    record = make_exchange(
        specialties=[make_specialty(), "A label"],
        agreements=[make_agreement()],
        programme=make_programme(),
        delegation=make_delegation(),
    )
    return record.pk, Exchange, ExchangeSerializer


def full_programme():
    record = make_programme(parent=make_programme(), agreements=[make_agreement()])
    make_programme(parent=record)
    make_delegation(programme=record)
    make_exchange(programme=record)
    return record.pk, Programme, ProgrammeSerializer


def full_region():
    grouping = make_region(kind="grouping")
    record = make_region(parent=make_region(kind="country"), successor=make_region())
    grouping.memberships.create(member=record)
    old = make_region(successor=record)
    RegionAlias.objects.create(region=record, text="Old name", language="en", kind="former")
    make_agreement(parties=[record, old, record.successor])
    return record.pk, Region, RegionSerializer


def full_institution():
    above = make_institution(region=make_region())
    record = make_institution(parent=above, region=make_region(), successor=make_institution())
    unit, old = make_institution(parent=record), make_institution(successor=record)
    InstitutionAlias.objects.create(institution=record, text="Old", language="en", kind="former")
    make_agreement(parties=[unit, old, record.successor])
    return record.pk, Institution, InstitutionSerializer


def full_source():
    source = make_source()
    make_agreement(source=source)
    return source.pk, Source, SourceSerializer


def full_specialty():
    above = make_specialty()
    make_specialty(parent=above)
    return above.pk, Specialty, SpecialtySerializer


@pytest.mark.parametrize(
    "make",
    [
        full_agreement,
        full_delegation,
        full_exchange,
        full_programme,
        full_region,
        full_institution,
        full_source,
        full_specialty,
    ],
    ids=lambda make: make.__name__.removeprefix("full_"),
)
def test_form_is_made_without_a_query(make, django_assert_num_queries):
    pk, model, serializer = make()
    owner = model._meta.model_name
    if "evidence" in serializer.Meta.fields and model is not Source:
        make_evidence(**{owner: model.objects.get(pk=pk)})
    if "figures" in serializer.Meta.fields:
        make_figure(**{owner: model.objects.get(pk=pk)})
    found = model.objects.for_public()
    record = (found.with_details() if hasattr(found, "with_details") else found).get(pk=pk)

    with django_assert_num_queries(0):
        form = serializer(record).data

    lists = [name for name in serializer.Meta.fields if isinstance(form[name], list)]
    assert [name for name in lists if not form[name]] == (["members"] if model is Region else [])


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
