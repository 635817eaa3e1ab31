"""Changes of records for the front pages: of public fields only, and at a fixed cost."""

import pytest
from django.utils import timezone

from agreements.models import Agreement, Delegation
from agreements.presenters.changes import last_changes
from tests.factories import make_agreement, make_delegation

# The moment of an event is that of its transaction, so every step here is one of its own.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

QUERYSETS = [model.objects.for_public().as_rows() for model in (Agreement, Delegation)]


def change(record, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record.save()


def test_last_change_of_each_record_names_public_fields():
    agreement, visit = make_agreement(), make_delegation()
    change(agreement, signed="2009", internal_notes="SECRET")
    change(visit, title="Another")
    change(visit, summary="More of it.")

    found = last_changes([records.all() for records in QUERYSETS])

    assert found == {
        agreement: {"day": timezone.localdate(), "fields": ["Signed"]},
        visit: {"day": timezone.localdate(), "fields": ["Summary", "Title"]},
    }


def test_change_of_what_the_public_does_not_read_is_left_out():
    change(make_agreement(), internal_notes="SECRET")
    change(make_agreement(state="draft"), title="SECRET")

    assert last_changes([records.all() for records in QUERYSETS]) == {}


def test_cost_does_not_grow_with_the_changes(django_assert_num_queries):
    for _number in range(3):
        change(make_agreement(), title="Another")
        change(make_delegation(), title="Another")

    with django_assert_num_queries(4):
        found = last_changes([records.all() for records in QUERYSETS])

    assert len(found) == 6
