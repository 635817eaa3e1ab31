"""The specialties of records of each kind, and the records in a specialty."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from agreements.models import RecordSpecialty
from agreements.registry import RECORD_KINDS
from tests.factories import (
    make_agreement,
    make_delegation,
    make_evidence,
    make_exchange,
    make_programme,
    make_specialty,
)
from tests.refusals import complaints

pytestmark = pytest.mark.django_db

MAKERS = {
    "agreement": make_agreement,
    "delegation": make_delegation,
    "exchange": make_exchange,
    "programme": make_programme,
}
EACH_KIND = pytest.mark.parametrize("kind", MAKERS)
NOT_SPLIT = "Only an exchange splits its people over specialties."


def test_every_kind_of_record_has_specialties():
    assert list(MAKERS) == list(RECORD_KINDS)


@EACH_KIND
def test_specialty_or_label_is_given_and_listed_once_in_a_stage(kind):
    specialty = make_specialty()
    record = MAKERS[kind](specialties=[specialty])

    neither = RecordSpecialty(**{kind: record})
    again = RecordSpecialty(**{kind: record}, specialty=specialty)
    requested = RecordSpecialty(**{kind: record}, specialty=specialty, stage="requested")

    assert complaints(neither) == ["Give a specialty, or the label as printed."]
    assert complaints(again) == ["This specialty is listed already."]
    assert complaints(requested) == []
    assert record.specialties.get().stage == "not_stated"


@EACH_KIND
def test_broken_rules_are_told_at_their_fields(kind):
    specialty = make_specialty()
    record = MAKERS[kind](specialties=[specialty])
    messages = {}

    for row in (
        RecordSpecialty(**{kind: record}, participants=3),
        RecordSpecialty(**{kind: record}, specialty=specialty),
    ):
        with pytest.raises(ValidationError) as refusal:
            row.full_clean()
        messages |= refusal.value.message_dict

    assert messages.get("participants", []) == ([] if kind == "exchange" else [NOT_SPLIT])
    assert messages["specialty"] == ["This specialty is listed already."]


@EACH_KIND
def test_only_an_exchange_splits_its_people(kind):
    row = RecordSpecialty(**{kind: MAKERS[kind]()}, label="heart", participants=3)

    if kind == "exchange":
        row.save()
        assert RecordSpecialty.objects.get().participants == 3
    else:
        with pytest.raises(IntegrityError, match="recordspecialty_people_of_exchange"):
            row.save()


def test_row_is_that_of_one_record():
    row = RecordSpecialty(agreement=make_agreement(), exchange=make_exchange(), label="heart")

    assert complaints(row) == ["A specialty is that of one record only."]
    assert complaints(RecordSpecialty(label="heart")) == ["A specialty is that of one record only."]


@EACH_KIND
def test_record_in_a_specialty_below_is_in_the_one_above(kind):
    above = make_specialty()
    below, other = make_specialty(parent=above), make_specialty()
    found = MAKERS[kind](specialties=[below])
    labelled, without = MAKERS[kind](specialties=["A label"]), MAKERS[kind]()

    records = type(found).objects.order_by("pk")

    assert list(records.with_specialty(above.pk)) == [found]
    assert list(records.with_specialty(below.pk)) == [found]
    assert list(records.with_specialty(other.pk)) == []
    assert list(records.with_any_specialty()) == [found]
    assert list(records.without_specialty()) == [without]
    assert list(RecordSpecialty.objects.unmapped()) == [labelled.specialties.get()]


@EACH_KIND
def test_specialties_for_the_public_are_those_of_published_records(kind):
    public = MAKERS[kind](specialties=["public"])
    MAKERS[kind](specialties=["draft"], state="draft")
    MAKERS[kind](specialties=["withdrawn"], state="withdrawn")

    assert list(RecordSpecialty.objects.for_public()) == [public.specialties.get()]


def test_labels_for_a_specialty_stand_once_each():
    specialty = make_specialty()
    for label in ("heart", "cardiology", "heart", ""):
        training = make_exchange()
        training.specialties.create(specialty=specialty, label=label)
    agreement = make_agreement()
    agreement.specialties.create(specialty=specialty, label="stroke of the heart")
    make_exchange(specialties=["unmatched"])

    labels = RecordSpecialty.objects.labels_for(specialty)

    assert list(labels) == ["cardiology", "heart", "stroke of the heart"]


@EACH_KIND
def test_evidence_supports_a_specialty_of_its_own_record_only(kind):
    record, other = MAKERS[kind](specialties=["heart"]), MAKERS[kind](specialties=["stroke"])
    row = record.specialties.get()

    evidence = make_evidence(**{kind: record}, record_specialty=row)

    assert (evidence.row, str(row), row.owner) == (row, "heart", record)
    evidence.record_specialty = other.specialties.get()
    assert complaints(evidence) == ["The row belongs to another record."]
