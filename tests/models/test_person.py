"""People whom sources name, in records of each kind."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils import translation

from agreements.models import Person
from tests.factories import (
    make_agreement,
    make_delegation,
    make_evidence,
    make_exchange,
    make_institution,
    make_person,
    make_programme,
    make_region,
)

pytestmark = pytest.mark.django_db

MAKERS = {
    "agreement": make_agreement,
    "delegation": make_delegation,
    "exchange": make_exchange,
    "programme": make_programme,
}
EACH_KIND = pytest.mark.parametrize("kind", MAKERS)


def test_office_of_a_person_is_in_the_language_of_the_reader_or_in_english():
    member = Person(name="Liu", title="secretary", office="Party Secretary", office_zh="党委书记")

    found = {}
    for language in ("en", "zh-hans", "vi"):
        with translation.override(language):
            found[language] = (member.display_office, member.office_lang)

    assert found == {
        "en": ("Party Secretary", ""),
        "zh-hans": ("党委书记", ""),
        "vi": ("Party Secretary", "en"),
    }


@EACH_KIND
def test_person_names_an_institution_and_a_unit_that_take_no_part(db, kind):
    place, seat = make_region(), make_region()
    hospital, unit = make_institution(region=place), make_institution(region=seat)
    record = MAKERS[kind]()

    person = make_person(**{kind: record}, institution=hospital, unit=unit, role="host")

    record.refresh_from_db()
    assert person.owner == record
    assert {hospital.pk, unit.pk} <= set(record.named_institution_ids)
    assert {place.pk, seat.pk} <= set(record.named_region_ids)
    assert {hospital.pk, unit.pk}.isdisjoint(record.institution_ids)
    assert {place.pk, seat.pk}.isdisjoint(record.region_ids)

    person.delete()

    record.refresh_from_db()
    assert {hospital.pk, unit.pk}.isdisjoint(record.named_institution_ids)


@EACH_KIND
def test_person_is_found_by_name_title_office_and_unit(db, kind):
    record = MAKERS[kind]()
    other = MAKERS[kind]()
    make_person(**{kind: record}, name="Umbra", title="Vicar", office_zh="肾内科主任",
        unit_as_printed="Dialysis unit")  # fmt: skip

    model = MAKERS[kind]().__class__
    for query in ("umbra", "vicar", "肾内科主任", "dialysis unit"):
        found = list(model.objects.matching(query))
        assert found == [record], query
    assert other.texts == []


@EACH_KIND
def test_evidence_supports_a_person_of_its_record_only(db, kind):
    person = make_person(**{kind: MAKERS[kind]()})
    evidence = make_evidence(**{kind: person.owner}, person=person)

    evidence.full_clean()

    setattr(evidence, kind, MAKERS[kind]())
    with pytest.raises(ValidationError) as raised:
        evidence.full_clean()
    assert raised.value.messages == ["The row belongs to another record."]


def test_person_needs_a_name_or_a_title_and_is_told_at_the_name():
    person = Person(agreement_id=1, role="quoted")

    with pytest.raises(ValidationError) as raised:
        person.validate_constraints()

    assert raised.value.message_dict == {
        "name": ["Give the name or the title as printed, or both."]
    }
    Person(agreement_id=1, role="quoted", title="Director").validate_constraints()
    Person(agreement_id=1, role="quoted", name="Lim").validate_constraints()


def test_unit_of_the_register_is_not_given_as_printed_too():
    person = Person(agreement_id=1, name="Lim", role="quoted", unit_id=1, unit_as_printed="Ward")

    with pytest.raises(ValidationError) as raised:
        person.validate_constraints()

    assert raised.value.message_dict == {
        "unit_as_printed": ["Unit: choose one of the register or give it as printed, not both."]
    }


@pytest.mark.parametrize("owners", [(), ("agreement", "exchange")])
def test_person_is_named_in_exactly_one_record(db, owners):
    with pytest.raises(IntegrityError, match="person_one_owner"):
        make_person(**{kind: MAKERS[kind]() for kind in owners})


def test_person_without_a_name_is_called_by_the_title():
    assert str(Person(name="Lim", title="Director")) == "Lim"
    assert str(Person(title="Director")) == "Director"
