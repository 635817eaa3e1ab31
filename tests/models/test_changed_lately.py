"""Records that changed after their publication, found among the last events."""

import pytest
from django.utils import timezone

from agreements.actions.publication import publish
from agreements.models import Agreement, Delegation, Exchange, Programme
from agreements.models.changed_lately import changed_lately
from tests.factories import (
    make_agreement,
    make_delegation,
    make_evidence,
    make_exchange,
    make_user,
)

# The moment of an event is that of its transaction, so every step here is one of its own.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

MODELS = [Agreement, Delegation, Exchange, Programme]


def ids():
    """The ids of what changed, by model."""
    return {model: set(moments) for model, moments in changed_lately(MODELS).items()}


def test_record_and_rows_changed_after_publication_are_found():
    agreement, visit, training = make_agreement(), make_delegation(), make_exchange()
    make_agreement()
    start = timezone.now()
    agreement.title = "Another"
    agreement.save()
    visit.parties.first().delete()
    make_evidence(exchange=training)

    moments = changed_lately(MODELS)

    assert {model: set(found) for model, found in moments.items()} == {
        Agreement: {agreement.pk},
        Delegation: {visit.pk},
        Exchange: {training.pk},
    }
    assert all(start < moment for found in moments.values() for moment in found.values())
    assert moments[Exchange][training.pk] > moments[Agreement][agreement.pk]


def test_publication_itself_and_what_came_before_it_are_no_changes():
    draft = make_agreement(state="draft")
    draft.title = "Second thoughts"
    draft.save()
    assert ids() == {}

    publish(record=draft, by=make_user(is_superuser=True))

    assert ids() == {}


def test_what_is_not_public_is_left_out():
    record = make_agreement()
    record.title = "Another"
    record.save()
    found = ids()
    Agreement.objects.filter(pk=record.pk).update(state="withdrawn")

    assert (found, ids()) == ({Agreement: {record.pk}}, {})


def test_all_kinds_cost_one_query(django_assert_num_queries):
    record = make_agreement()
    record.title = "Another"
    record.save()

    with django_assert_num_queries(1):
        changed_lately(MODELS)
