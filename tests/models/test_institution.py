"""Rules of institutions, and the words for them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import translation

from agreements.models import Institution, InstitutionAlias
from tests.factories import make_agreement, make_institution, make_region
from tests.refusals import complaints

pytestmark = pytest.mark.django_db


def test_unit_does_not_hold_what_holds_it():
    top = make_institution(name="University")
    middle = make_institution(parent=top)
    low = make_institution(name="Laboratory", parent=middle)
    top.parent = low

    with pytest.raises(ValidationError) as caught:
        top.full_clean()

    assert caught.value.message_dict == {"parent": ["Laboratory is itself a unit of this one."]}


@pytest.mark.parametrize(
    ("field", "constraint"),
    [
        ("parent", "institution_not_its_own_parent"),
        ("successor", "institution_not_its_own_successor"),
    ],
)
def test_institution_is_neither_unit_nor_successor_of_itself(field, constraint):
    one = make_institution()

    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Institution.objects.filter(pk=one.pk).update(**{field: one})


@pytest.mark.parametrize(
    ("field", "right", "wrong"),
    [
        ("uscc", "12440000455858609K", "12440000455858609I"),
        ("ror", "05qbk4x57", "15qbk4x57"),
        ("wikidata", "Q956", "956"),
    ],
)
def test_code_has_its_form_and_stands_once(field, right, wrong):
    given = {"name": "One", "slug": "another", "kind": "hospital"}
    empty = Institution(**given)
    make_institution()
    make_institution(**{field: right})

    assert complaints(empty) == []  # Any number have no code.
    assert complaints(Institution(**given, **{field: right})) == [
        "Another institution has this code."
    ]
    assert len(complaints(Institution(**given, **{field: wrong}))) == 1


def test_label_names_the_seat_in_the_language_of_the_reader():
    city = make_region(name="Xining", name_zh="西宁市")
    hospital = make_institution(name="First Hospital", name_zh="第一医院", region=city)

    with translation.override("zh-hans"):
        chinese = hospital.label

    assert hospital.label == "First Hospital, Xining"
    assert "第一医院" in chinese and "西宁市" in chinese
    assert make_institution(name="Somewhere").label == "Somewhere"


def test_institutions_of_a_place_sit_in_it_or_below_it():
    province = make_region(kind="province")
    city = make_region(parent=province)
    here, there = make_institution(region=province), make_institution(region=city)
    elsewhere, nowhere = make_institution(region=make_region()), make_institution()

    institutions = Institution.objects.order_by("pk")

    assert list(institutions.in_region(province)) == [here, there]
    assert list(institutions.in_region(city)) == [there]
    assert list(institutions.without_seat()) == [nowhere]
    assert elsewhere not in institutions.in_region(province)


def test_institution_is_called_by_its_other_names_too():
    hospital = make_institution(name="First Hospital", name_zh="第一医院")
    InstitutionAlias.objects.create(
        institution=hospital, text="No. 1 Hospital", language="en", kind="short"
    )
    make_institution(name="First Hospital of Another Town")

    for text in ("first hospital", "第一医院", "NO. 1 HOSPITAL"):
        assert list(Institution.objects.with_exact_name(text)) == [hospital]


def test_institution_is_public_once_a_published_record_names_it_or_a_unit_of_it():
    university = make_institution()
    laboratory, other = make_institution(parent=university), make_institution(parent=university)
    make_agreement(parties=[laboratory], state="draft")
    before = set(Institution.objects.for_public())

    make_agreement(parties=[laboratory])

    assert before == set()
    assert set(Institution.objects.for_public()) == {university, laboratory}
    assert list(Institution.objects.hidden()) == [other]
