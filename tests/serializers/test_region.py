"""The public forms of regions and institutions."""

import pytest

from agreements.models import Institution, Region
from agreements.serializers.institution import InstitutionSerializer
from agreements.serializers.region import RegionSerializer
from tests.factories import make_agreement, make_institution, make_region
from tests.serialized import named

pytestmark = pytest.mark.django_db


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
