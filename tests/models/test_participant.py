"""Whoever takes part in a record is an institution or a region, never both, never neither."""

import pytest

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
