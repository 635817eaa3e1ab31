"""What a page lists of changes since publication: which public facts, when, and no more."""

from datetime import date

import pghistory
import pytest
from django.utils import timezone

from agreements.actions.publication import publish, withdraw
from agreements.models import Agreement, Commitment, Proposal
from agreements.models.history import EVERY_RECORD, ROWS, changes_since_publication
from agreements.serializers.public import public_fields
from tests.factories import (
    make_agreement,
    make_area,
    make_commitment,
    make_contribution,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_link,
    make_programme,
    make_user,
)

# The moment of an event is that of its transaction, so every step here is one of its own.
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def changes(record):
    """What changed in a record, by day."""
    return [
        (change["day"], change["fields"])
        for change in changes_since_publication(record, public_fields())
    ]


def changed_today(record):
    """The names of what changed, where all of it changed today."""
    found = changes(record)
    assert [day for day, _fields in found] == [timezone.localdate()] * len(found)
    return found[0][1] if found else []


def update(record, **values):
    """Change fields of a record as the admin does: save it."""
    for name, value in values.items():
        setattr(record, name, value)
    record.save()


def test_record_just_published_has_no_changes():
    record = make_agreement()

    assert changes(record) == []


def test_public_fields_are_named_and_private_ones_are_not():
    record = make_agreement()
    update(record, title="Another", title_zh="别的", signed="2009", internal_notes="Secret")

    assert changed_today(record) == ["Signed", "Title", "Title in Chinese"]


def test_only_private_fields_leave_no_change():
    record = make_agreement()
    update(record, internal_notes="Secret", version=7)

    assert changes(record) == []


def test_quotation_changes_only_where_it_may_be_shown():
    record = make_agreement()
    evidence = record.evidence.get()
    update(evidence, quotation="The first.")
    assert changes(record) == []

    update(evidence, is_quotation_public=True)

    assert changed_today(record) == ["Evidence"]


def test_rows_are_named_by_their_kind():
    record = make_agreement()
    record.parties.first().delete()
    commitment = make_commitment(agreement=record)
    commitment.deliveries.create(delegation=make_delegation())
    record.areas.add(make_area())
    make_contribution(agreement=record)
    make_figure(agreement=record)
    make_evidence(agreement=record)
    make_link(from_agreement=record, to_agreement=make_agreement())

    assert changed_today(record) == [
        "Areas of cooperation",
        "Commitment",
        "Contribution",
        "Delivery of a commitment",
        "Evidence",
        "Figure",
        "Link to another agreement",
        "Party",
    ]


def test_areas_of_a_programme_are_named_by_their_field():
    record = make_programme()
    record.areas.add(make_area())
    update(record, kind="paired_assistance", status="under_way", legal_basis_number="No. 17")

    assert changed_today(record) == [
        "Areas of cooperation",
        "Kind",
        "Legal basis: number",
        "Status",
    ]


def test_change_written_by_sql_is_listed():
    record = make_agreement()
    Agreement.objects.filter(pk=record.pk).update(kind="memorandum")

    assert changed_today(record) == ["Kind"]


@pytest.mark.parametrize("make", [make_agreement, make_delegation, make_exchange, make_programme])
def test_change_costs_one_query(make, django_assert_num_queries):
    record = make()
    update(record, title="Another")
    make_figure(**{record._meta.model_name: record})

    with django_assert_num_queries(1):
        found = changes(record)

    assert [fields for _day, fields in found] == [["Figure", "Title"]]


def test_change_before_publication_is_not_listed():
    record = make_agreement(state="draft")
    update(record, title="Second thoughts")
    publish(record=record, by=make_user(is_superuser=True))

    assert changes(record) == []


def test_change_while_withdrawn_is_listed_once_it_is_public():
    by = make_user(is_superuser=True)
    record = withdraw(record=make_agreement(), by=by, reason="A test")
    update(record, title="Another", signed="2009")
    hidden = changes(record)
    publish(record=record, by=by)

    assert hidden == []
    assert changed_today(record) == ["Signed", "Title"]


def test_change_undone_while_withdrawn_is_not_listed():
    by = make_user(is_superuser=True)
    record = make_agreement(title="As it was")
    record = withdraw(record=record, by=by, reason="A test")
    update(record, title="Tried")
    update(record, title="As it was")
    publish(record=record, by=by)

    assert changes(record) == []


def test_change_that_names_a_draft_is_not_listed():
    record, draft = make_agreement(), make_delegation(state="draft")
    make_link(from_agreement=record, to_agreement=make_agreement(state="draft"))
    commitment = Commitment.objects.create(agreement=record, text="To do", modality="agreed")
    commitment.deliveries.create(delegation=draft)
    delegation = make_delegation()
    delegation.agreements.add(make_agreement(state="draft"))
    exchange = make_exchange()
    update(exchange, programme=make_programme(state="draft"), delegation=draft)

    assert changed_today(record) == ["Commitment"]
    assert changes(delegation) == []
    assert changes(exchange) == []


def test_evidence_for_a_link_to_a_draft_is_not_listed():
    record, draft = make_agreement(), make_agreement(state="draft")
    link = make_link(from_agreement=record, to_agreement=draft)
    make_evidence(agreement=record, agreement_link=link)
    hidden = changes(record)
    publish(record=draft, by=make_user(is_superuser=True))

    assert hidden == []
    assert changed_today(record) == ["Evidence", "Link to another agreement"]


def test_days_come_newest_first():
    record = make_agreement()
    event = Agreement.pgh_event_model.objects
    event.filter(pgh_obj=record).update(pgh_created_at="2024-01-01T00:00Z")
    for model in ROWS[Agreement]:
        model.pgh_event_model.objects.update(pgh_created_at="2024-01-01T00:00Z")
    update(record, title="Another")
    event.filter(pgh_obj=record, title="Another").update(pgh_created_at="2024-02-03T12:00Z")
    update(record, signed="2009")

    assert changes(record)[1] == (date(2024, 2, 3), ["Title"])
    assert [fields for _day, fields in changes(record)] == [["Evidence", "Signed"], ["Title"]]


def test_every_row_of_a_record_is_followed():
    followed = {model for rows in ROWS.values() for model in rows} | {*EVERY_RECORD}

    of_records = {
        event.pgh_tracked_model
        for event in pghistory.models.Event.__subclasses__()
        if event.pgh_tracked_model not in ROWS
        and any(field.related_model in ROWS for field in event.pgh_tracked_model._meta.fields)
        and event.pgh_tracked_model is not Proposal  # Staff see it; public is what comes of it.
    }

    assert {model.__name__ for model in of_records} == {model.__name__ for model in followed}
