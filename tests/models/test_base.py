"""What every table shares: constraints on ranges and references, and columns without history."""

import pytest
from django.db.models import F, OuterRef, Q
from pghistory.models import Event

from agreements.models import Agreement, Region
from agreements.models.base import DERIVED, array_of, number_of, one_of, range_in_order
from tests.factories import make_agreement, make_region


def test_no_derived_column_has_a_history():
    tracked = {
        f"{event.__name__}.{field.name}"
        for event in Event.__subclasses__()
        for field in event._meta.local_fields
        if field.name in DERIVED
    }

    assert tracked == set()


def test_range_needs_a_lower_end_and_an_order():
    condition = range_in_order("low", "high", "in_order").condition

    assert condition == Q(high=None) | Q(low__isnull=False, high__gte=F("low"))


def test_one_of_several_references_is_given():
    condition = one_of("a", "b", "c", name="one", message="One").condition

    assert condition == (
        Q(a__isnull=False, b__isnull=True, c__isnull=True)
        | Q(a__isnull=True, b__isnull=False, c__isnull=True)
        | Q(a__isnull=True, b__isnull=True, c__isnull=False)
    )


def test_array_takes_rows_ids_and_expressions():
    assert array_of(Region(pk=3), 4) == [3, 4]
    assert array_of(OuterRef("pk"), 4).extra["function"] == "ARRAY"


@pytest.mark.django_db
def test_number_of_rows_is_a_column_of_what_is_around_them():
    place, other = make_region(), make_region()
    make_agreement(parties=[place])

    counted = Region.objects.annotate(n=number_of(Agreement.objects.in_region(OuterRef("pk"))))

    assert dict(counted.values_list("pk", "n")) == {place.pk: 1, other.pk: 0}
