"""The source documents as records: every fact sourced, nothing invented, no sentence copied."""

import json
import re
from decimal import Decimal

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import ForeignKey

from agreements.actions.loading import FOLDER, load_register
from agreements.actions.loading.documents import EVIDENCE_FOR, NESTED, PARTS
from agreements.choices import State
from agreements.dates import UncertainDate
from agreements.models import (
    Agreement,
    AgreementLink,
    Commitment,
    Delegation,
    Evidence,
    Exchange,
    Figure,
    Institution,
    Programme,
    Region,
    Source,
)
from agreements.models.evidence import ROWS
from tests.shingles import known_shingles, shingles

DOCUMENTS = {
    path.name: json.loads(path.read_text(encoding="utf-8"))
    for path in sorted((FOLDER / "documents").glob("*.json"))
}

# Fields that are ours, not the source's, so that nothing has to support them.
OURS = {
    *("id", "code", "slug", "state", "version", "created_at", "position"),
    *("submitted_by", "submitted_at", "reviewed_by", "reviewed_at", "published_by"),
    *("published_at", "review_note", "merged_into", "internal_notes"),
    # In our own words.
    *("title", "title_zh", "title_vi", "summary", "summary_zh", "summary_vi"),
    # Translations of what stands in English.
    *("name_zh", "name_vi", "principles_zh", "principles_vi", "aims_zh", "aims_vi"),
    # Which side is called the first is our arrangement.
    "side",
}
# What a field says when the source is silent, and units of a number that is not there.
SILENT = {None, "", "not_stated", "unknown", False}
WITHOUT_NUMBER = {"participants_unit", "scope"}

# Names and titles are facts and stand as printed.
AS_PRINTED = {
    *(
        ("source", "title"),
        ("source", "publisher"),
        ("members", "name"),
        ("members", "title"),
        ("institutions", "name"),
    ),
    *(("aliases", "text"), ("specialties", "label")),
    *((None, "words"), (None, "name_as_printed"), (None, "as_printed")),
    *((None, "title_as_printed"), (None, "other_titles")),
}
pytestmark = pytest.mark.django_db

SLUG = re.compile(r"[a-z0-9-]+")


@pytest.fixture(scope="module", autouse=True)
def register(django_db_setup, django_db_blocker):
    """The first data, loaded once for all tests of this file, which only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_register()
        transaction.set_rollback(True)


def owners():
    """Every record and institution of the documents."""
    for model in PARTS.values():
        yield from model.objects.all()


def rows_of(instance):
    for relation in NESTED.get(type(instance), ()):
        for row in getattr(instance, relation).all():
            yield row
            yield from rows_of(row)


def filled_fields(instance):
    """The names of the fields of a row in which a source says something."""
    for field in instance._meta.concrete_fields:
        if field.name in OURS or not field.editable or field.generated:
            continue
        if field.name in WITHOUT_NUMBER and not getattr(instance, "participants", True):
            continue
        if isinstance(field, ForeignKey) and field.related_model in PARENTS.get(type(instance), ()):
            continue
        if getattr(instance, field.attname) not in SILENT:
            yield field.name
    for field in instance._meta.many_to_many:
        if getattr(instance, field.name).exists():
            yield field.name


PARENTS = {
    model._meta.get_field(relation).related_model: (model,)
    for model, relations in NESTED.items()
    for relation in relations
    if relation != "figures"
} | {Figure: (Agreement, Delegation, Exchange, Programme)}
# A link hangs on its first agreement and names the second.
PARENTS.pop(AgreementLink)


def texts(value, relation=None, key=None):
    """Every text of a fixture with the relation and the key under which it stands."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from texts(inner, relation if not isinstance(inner, dict) else name, name)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, key, key)
    elif isinstance(value, str):
        yield relation, key, value


def test_documents_are_all_there(register):
    assert register.added["sources"] == len(DOCUMENTS) == 5
    assert [agreement.code for agreement in Agreement.objects.order_by("code")] == [
        *("A-0001", "A-0002", "A-0003", "A-0004", "A-0005", "A-0006", "A-0007", "A-0008"),
    ]
    assert sorted(Delegation.objects.values_list("code", flat=True)) == [
        *("D-0001", "D-0002", "D-0003", "D-0004", "D-0005", "D-0006", "D-0007"),
    ]
    assert sorted(Exchange.objects.values_list("code", flat=True)) == [
        *("E-0001", "E-0002", "E-0003", "E-0004"),
    ]
    assert sorted(Programme.objects.values_list("code", flat=True)) == ["P-0001", "P-0002"]


def test_loading_them_again_changes_nothing():
    tables = apps.get_app_config("agreements").get_models(include_auto_created=True)
    tables = list(tables)
    assert "AgreementEvent" in [model.__name__ for model in tables]  # The history counts too.
    before = [model._base_manager.count() for model in tables]

    report = load_register()

    assert [model._base_manager.count() for model in tables] == before
    assert set(report.added.values()) == set(report.changed.values()) == {0}


def test_documents_are_public():
    for model in (Agreement, Delegation, Exchange, Programme):
        assert set(model.objects.values_list("state", flat=True)) == {State.PUBLISHED}
    assert Source.objects.for_public().count() == 5
    assert Institution.objects.for_public().count() == Institution.objects.count()


def test_documents_pass_every_check():
    checked = 0
    for owner in owners():
        for instance in (owner, *rows_of(owner)):
            instance.full_clean()
            checked += 1

    assert checked == 197


def test_every_value_has_evidence():
    missing = []
    for owner in owners():
        for instance in (owner, *rows_of(owner)):
            if type(instance) not in EVIDENCE_FOR:
                continue  # Aliases and deliveries: their owner has evidence for them, see below.
            supported = set(instance.evidence.values_list("field", flat=True))
            if instance is owner:
                own = owner.evidence.filter(**dict.fromkeys(ROWS))
                supported = set(own.values_list("field", flat=True))
            elif "" in supported:
                continue  # Evidence for the row as a whole.
            for name in filled_fields(instance):
                if name not in supported:
                    missing.append(f"{owner}: {type(instance).__name__} {instance}: {name}")

    assert missing == []


def test_every_alias_and_delivery_has_evidence():
    for institution in Institution.objects.exclude(aliases=None):
        assert institution.evidence.filter(field="aliases").exists(), institution
    for commitment in Commitment.objects.exclude(deliveries=None):
        assert commitment.evidence.filter(field="deliveries").exists(), commitment


def test_evidence_names_its_paragraph():
    assert Evidence.objects.filter(paragraph=None).count() == 0


@pytest.mark.parametrize("name", DOCUMENTS)
def test_no_sentence_is_copied(name):
    document = DOCUMENTS[name]
    copied = known_shingles()[document["source"]["sha256"]]

    found = [
        text
        for relation, key, text in texts(document)
        if (relation, key) not in AS_PRINTED and (None, key) not in AS_PRINTED
        if not SLUG.fullmatch(text) and shingles(text) & copied
    ]

    assert found == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_words_as_printed_are_no_sentences(name):
    words = [text for _relation, key, text in texts(DOCUMENTS[name]) if key == "words"]

    assert [text for text in words if len(text.split()) > 14 or text.endswith(".")] == []


def test_shingles_recognise_a_copied_run():
    document = DOCUMENTS["002.json"]
    long_title = next(
        text for relation, key, text in texts(document) if text.startswith("the standing committee")
    )

    assert shingles(long_title) <= known_shingles()[document["source"]["sha256"]]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_our_words_stand_in_three_languages(name):
    def untranslated(value):
        if isinstance(value, list):
            return [fault for inner in value for fault in untranslated(inner)]
        if not isinstance(value, dict):
            return []
        ours = {"summary", "aims", "principles", "note", "metric"} | (
            {"title"} if {"code"} <= value.keys() else set()
        )
        if "modality" in value:
            ours.add("text")
        if "label" in value and "specialty" not in value:
            ours.add("label")
        faults = [
            value[key]
            for key in ours & value.keys()
            if not value.get(f"{key}_zh") or not value.get(f"{key}_vi")
        ]
        return faults + [fault for inner in value.values() for fault in untranslated(inner)]

    assert untranslated(DOCUMENTS[name]) == []


# The traps of each document.


def agreement(code):
    return Agreement.objects.get(code=code)


def named(rows):
    return [(row.role, str(row.institution or row.region)) for row in rows.all()]


def basis(instance, field=""):
    return sorted(instance.evidence.filter(field=field).values_list("paragraph", "basis"))


def test_unstated_year_is_inferred_and_says_from_what():
    supplementary = agreement("A-0002")

    assert supplementary.signed == UncertainDate.parse("2010?-01-14")
    assert supplementary.signed.words("en") == "14 January, 2010 inferred"
    assert basis(supplementary, "signed") == [(1, "stated"), (2, "inferred")]


def test_agreements_of_one_occasion_hang_together():
    links = AgreementLink.objects.order_by("pk").values_list(
        "from_agreement__code", "kind", "to_agreement__code"
    )

    assert list(links) == [
        ("A-0002", "supplements", "A-0001"),
        ("A-0003", "signed_with", "A-0002"),
        ("A-0004", "signed_with", "A-0002"),
        ("A-0004", "signed_with", "A-0003"),
        ("A-0006", "signed_with", "A-0005"),
    ]


def test_ten_people_over_six_fields_are_ten():
    training = Exchange.objects.get(code="E-0001")

    assert (training.participants, training.participants_qualifier) == (10, "exactly")
    assert training.status == "completed"
    assert [
        (row.specialty.code, row.label, row.participants) for row in training.specialties.all()
    ] == [
        ("04.03", "Department of orthopedics", None),
        ("05", "obstetrics and Gynecology", None),
        ("03.04", "cardiovascular", None),
        ("03.01", "respiratory medicine", None),
        ("L01.01", "health supervision", None),
        ("L01.02", "epidemiology", None),
    ]


def test_intended_training_is_a_plan_without_number():
    planned = Exchange.objects.get(code="E-0002")
    intended = Commitment.objects.get(modality="intended")

    assert (planned.status, planned.participants) == ("planned", None)
    assert planned.dates == UncertainDate.parse("2010?")
    assert [delivery.exchange for delivery in intended.deliveries.all()] == [planned]
    assert [delivery.display_extent for delivery in intended.deliveries.all()] == [""]


def test_garbled_leader_keeps_the_name_as_printed():
    guidance = Delegation.objects.get(code="D-0002")

    assert [(m.name, m.is_garbled, m.role) for m in guidance.members.all()] == [
        ("Huang Xining", True, "leader")
    ]
    assert named(guidance.parties) == [
        ("sender", "Guangzhou Municipal Health Bureau"),
        ("host", "Xining"),
    ]


def test_municipal_governments_support_the_first_agreement():
    assert named(agreement("A-0001").parties) == [
        ("signatory", "Xining Municipal Health Bureau"),
        ("signatory", "Guangzhou Municipal Health Bureau"),
        ("supporting", "Xining Municipal People’s Government"),
        ("supporting", "Guangzhou Municipal People’s Government"),
    ]


def test_framework_agreement_has_a_term_of_three_years():
    framework = agreement("A-0005")

    assert str(framework.signed) == "2018-07-20"
    assert (str(framework.term_start), str(framework.term_end)) == ("2018", "2020")
    assert (framework.kind, framework.end_kind) == ("framework", "fixed")
    assert named(framework.parties) == [
        ("signatory", "Beijing Municipal Commission of Health and Family Planning"),
        ("signatory", "Shenyang"),
    ]


def test_subjects_of_the_talks_are_inferred_for_the_framework():
    framework = agreement("A-0005")

    assert [basis(promise) for promise in framework.commitments.all()] == [[(2, "inferred")]] * 6
    assert basis(framework, "areas") == [(2, "inferred")]


def test_seven_agreements_are_reported_and_one_recorded():
    figure = agreement("A-0005").figures.get()
    recorded = Agreement.objects.filter(
        kind="inter_hospital", links_from__to_agreement__code="A-0005"
    )

    assert (figure.value, figure.counts, figure.counts_agreement_kind) == (
        Decimal(7),
        "agreement",
        "inter_hospital",
    )
    assert basis(figure) == [(2, "inferred")]
    assert [found.code for found in recorded] == ["A-0006"]
    assert agreement("A-0006").signed is None


def test_programme_has_no_agreement_and_cumulative_figures():
    programme = Programme.objects.get(code="P-0001")

    assert programme.agreements.count() == 0
    assert [(int(f.value), f.value_to, f.scope) for f in programme.figures.all()] == [
        (806, None, "cumulative"),
        (198, None, "cumulative"),
        (530, None, "cumulative"),
        (25, None, "cumulative"),
        (2, Decimal(3), "period"),
    ]


def test_event_of_the_programme_keeps_its_own_numbers():
    event = Delegation.objects.get(code="D-0004")

    assert event.programme.code == "P-0001"
    assert str(event.dates) == "2017-09-02/2017-09-04?"
    assert [(group.label, group.number) for group in event.groups.all()][:2] == [
        ("Academicians", 9),
        ("Other experts", 239),
    ]
    assert (event.headcount, event.headcount_stage) == (248, "announced")
    assert basis(event, "headcount") == [(2, "inferred")]


def test_guizhou_and_guiyang_stand_side_by_side():
    host = Delegation.objects.get(code="D-0004").parties.get(role="host")

    assert host.region.slug == "guizhou"
    assert basis(host) == [(0, "stated"), (1, "conflicting"), (2, "stated")]


def test_unnamed_university_is_no_institution():
    universities = Institution.objects.filter(kind="university").order_by("name")

    assert [university.name for university in universities] == [
        "China Medical University",
        "Peking Union Medical College",
        "Third Military Medical University",
    ]


def test_announced_lectures_and_surgery_are_plans():
    event = Delegation.objects.get(code="D-0004")

    assert [(e.kind, e.status, e.participants) for e in event.exchanges.order_by("code")] == [
        ("lecture", "planned", None),
        ("surgery_teaching", "planned", None),
    ]


def test_decade_is_all_that_the_pandemic_tells():
    talks = Delegation.objects.get(code="D-0005")

    assert str(talks.dates) == str(agreement("A-0007").signed) == "202X-09-23"
    assert basis(talks, "dates") == [(1, "stated"), (2, "inferred")]
    assert str(Delegation.objects.get(code="D-0006").dates) == "202X-05"


def test_honghe_is_the_prefecture_and_hekou_the_county():
    places = {
        institution.slug: (institution.region.slug, institution.region.kind)
        for institution in Institution.objects.select_related("region")
        if institution.region
    }

    assert places["honghe-prefecture-health-commission"] == ("honghe", "prefecture")
    assert places["hekou-peoples-hospital"] == ("hekou-yunnan", "county")
    assert places["chengdu-high-tech-medical-association"][1] == "development_zone"
    assert places["guangming-district-medical-association"][1] == "district"


def test_signing_hospitals_are_inferred_from_the_focal_points():
    parties = agreement("A-0007").parties

    assert [(party.role, party.institution.slug, basis(party)) for party in parties.all()] == [
        ("signatory", "hekou-peoples-hospital", [(3, "inferred")]),
        ("signatory", "lao-cai-hospital-of-traditional-medicine", [(3, "inferred")]),
        ("focal_point", "hekou-peoples-hospital", [(4, "stated")]),
        ("focal_point", "lao-cai-hospital-of-traditional-medicine", [(4, "stated")]),
        ("other", "honghe-prefecture-health-commission", [(1, "inferred")]),
        ("other", "lao-cai-department-of-health", [(1, "inferred")]),
    ]


def test_emergency_aid_is_only_considered():
    modalities = agreement("A-0007").commitments.values_list("area__slug", "modality")

    assert [area for area, modality in modalities if modality != "agreed"] == ["emergency-aid"]


def test_agreement_known_by_mention_claims_nothing():
    mentioned = agreement("A-0008")

    assert (mentioned.status, mentioned.signed, mentioned.level) == ("unknown", None, "not_stated")
    assert mentioned.commitments.count() == mentioned.areas.count() == 0
    assert [basis(party, "role") for party in mentioned.parties.all()] == [[(6, "inferred")]] * 2


def test_visit_between_associations_needs_no_agreement():
    visit = Delegation.objects.get(code="D-0007")

    assert (visit.headcount, visit.headcount_qualifier) == (5, "exactly")
    assert visit.agreements.count() == 0
    assert str(visit.dates) == "2023-07-19"
    assert [(m.name, m.title) for m in visit.members.filter(is_garbled=True)] == [
        ("AI he", "Vice President and deputy secretary-general"),
        ("Freya Lim", "deputy secretary-general"),
    ]


def test_every_named_place_is_in_the_gazetteer():
    named_places = {
        slug for doc in DOCUMENTS.values() for r, k, slug in texts(doc) if k == "region"
    }

    assert Region.objects.filter(slug__in=named_places).count() == len(named_places)
