"""Whoever takes part in a record is an institution or a region, never both, never neither."""

import pytest
from django.core.exceptions import ValidationError

from agreements.models import (
    AgreementParty,
    DelegationParty,
    DelegationStop,
    ExchangeParty,
    ProgrammeParty,
)
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
)
from tests.refusals import complaints

pytestmark = pytest.mark.django_db

EITHER = (
    "Choose either an institution or, where the source names only the place, a place: one of the "
    "two, not both."
)
ROWS = [
    (AgreementParty, make_agreement, {"role": "witness"}),
    (DelegationParty, make_delegation, {"role": "met"}),
    (DelegationStop, make_delegation, {}),
    (ExchangeParty, make_exchange, {"role": "pays"}),
    (ProgrammeParty, make_programme, {"role": "funder"}),
]


@pytest.mark.parametrize(("model", "make", "fields"), ROWS)
def test_participant_is_an_institution_or_a_place(model, make, fields):
    record = make(state="draft")
    given = {record._meta.model_name: record, **fields}
    hospital, city = make_institution(), make_region()

    assert complaints(model(institution=hospital, region=city, **given)) == [EITHER]
    assert complaints(model(**given)) == [EITHER]
    for field, named in (("institution", hospital), ("region", city)):
        row = model(**given, **{field: named})
        assert complaints(row) == []
        assert (row.named, str(row)) == (named, str(named))


def test_names_come_along_with_what_they_lie_in(django_assert_num_queries):
    city = make_region(parent=make_region(kind="province", parent=make_region(kind="country")))
    record = make_agreement(parties=[make_institution(region=city), city])

    with django_assert_num_queries(1):
        labels = [row.named.label for row in record.parties.with_names()]

    assert len(labels) == 2


WORDS = {"description": "district hospitals", "number": 40}


@pytest.mark.parametrize(("model", "make", "fields"), ROWS)
def test_bodies_in_words_stand_in_a_place_with_a_number_or_without(model, make, fields):
    record = make(state="draft")
    given = {record._meta.model_name: record, "region": make_region(name="Viet Nam"), **fields}

    row = model(**given, **WORDS)
    assert complaints(row) == []
    assert (row.is_described, str(row)) == (True, "district hospitals (Viet Nam)")
    row.save()
    # Others in the same place and role, in other words, and the place itself.
    for words in ({"description_vi": "bệnh viện tỉnh"}, {"description_zh": "一家医院"}, {}):
        other = model(**given, **words)
        assert complaints(other) == []
        other.save()
    if "role" in fields:
        assert complaints(model(**given, **WORDS)) == [
            "This place is a party in this role already."
        ]


@pytest.mark.parametrize(("model", "make", "fields"), ROWS)
@pytest.mark.parametrize(
    ("wrong", "field", "words"),
    [
        ({"description": "", "number": 40}, "description", "Say in words what the number counts"),
        ({"number": 40, "number_to": 30}, "number_to", "The upper end of a range"),
        ({"number": -1}, "number", "greater than or equal to 0"),
        ({"institution": True}, "region", "Bodies in words stand in a place"),
    ],
)
def test_what_is_wrong_with_bodies_in_words_is_told_at_its_field(
    model, make, fields, wrong, field, words
):
    record = make(state="draft")
    named = {"region": make_region()}
    if "institution" in wrong:
        named = {"institution": make_institution()}
    row = model(**{record._meta.model_name: record, **fields, "description": "x", **wrong, **named})

    with pytest.raises(ValidationError) as error:
        row.full_clean()

    assert words in " ".join(error.value.message_dict[field])
