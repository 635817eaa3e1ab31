"""Rules of the vocabularies, and the words for them."""

import pytest
from django.core.exceptions import ValidationError

from agreements.models import Area, Specialty
from agreements.models.specialty import canonical_code
from tests.factories import make_area, make_exchange, make_specialty
from tests.refusals import complaints

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("03.04", "03.04"),
        ("0304", "03.04"),
        ("A03.04", "03.04"),
        ("l01", "L01"),
        ("030", "03.0"),
        ("03.", "03."),
        ("heart", "HEART"),
    ],
)
def test_typed_code_is_read_as_the_catalogue_writes_it(typed, code):
    assert canonical_code(typed) == code


@pytest.mark.parametrize(
    ("code", "is_code"), [("03", True), ("L01.02", True), ("3", False), ("03.4", False)]
)
def test_code_has_one_of_four_forms(code, is_code):
    assert Specialty.is_code(code) is is_code
    assert (complaints(Specialty(code=code, name="Name")) == []) is is_code


def test_catalogue_has_two_levels():
    low = make_specialty(parent=make_specialty())

    with pytest.raises(ValidationError) as caught:
        Specialty(code="03", name="Name", parent=low).full_clean()

    assert caught.value.message_dict == {"parent": ["The catalogue has two levels, no more."]}


def test_code_finds_what_begins_with_it_and_words_find_names():
    branch = make_specialty(code="83", name="Internal medicine")
    heart = make_specialty(code="83.04", name="Cardiology", parent=branch)
    other = make_specialty(code="84", name="Surgery")

    assert list(Specialty.objects.matching("83")) == [branch, heart]
    assert list(Specialty.objects.matching("8304")) == [heart]
    assert list(Specialty.objects.matching("surg")) == [other]
    assert list(Specialty.objects.below(branch)) == [branch, heart]
    assert list(Specialty.objects.topmost()) == [branch, other]


def test_retired_specialty_is_public_where_a_published_exchange_names_it():
    used, unused, in_draft = (make_specialty(is_retired=True) for _number in range(3))
    current = make_specialty()
    make_exchange(specialties=[used])
    make_exchange(specialties=[in_draft], state="draft")

    assert set(Specialty.objects.for_public()) == {used, current}
    assert set(Specialty.objects.in_use()) == {current}
    assert set(Specialty.objects.used()) == {used}
    assert set(Specialty.objects.used(False)) == {unused, in_draft, current}


def test_exchanges_of_a_specialty_are_counted_once_with_those_below():
    above = make_specialty()
    below = make_specialty(parent=above)
    make_exchange(specialties=[above, below])
    make_exchange(specialties=[below], state="draft")

    counts = Specialty.objects.with_counts().in_bulk()

    assert (counts[above.pk].exchange_count, counts[below.pk].exchange_count) == (1, 1)


def test_retired_area_is_not_in_use():
    make_area(name="Aid", is_retired=True)
    area = make_area(name="Training")

    assert list(Area.objects.in_use()) == [area]
    assert list(Area.objects.matching("train")) == [area]
