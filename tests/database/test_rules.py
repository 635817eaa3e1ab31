"""Rules that look at other rows, or at the row before, hold whoever writes and however."""

import psycopg2
import pytest
from django.db import IntegrityError, transaction

from agreements.choices import LinkKind
from agreements.models import Agreement, AgreementLink, Institution, Programme, Region, Specialty
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_link,
    make_programme,
    make_region,
    make_specialty,
)
from tests.sessions import two_sessions

pytestmark = pytest.mark.django_db

RECORDS = [make_agreement, make_delegation, make_exchange, make_programme]


def refused(message):
    """That the block is refused with a message, and no more of the test's work is lost."""
    return pytest.raises(IntegrityError, match=message), transaction.atomic()


@pytest.mark.parametrize(
    ("model", "make", "column", "message"),
    [
        (Region, make_region, "parent", "cannot be part of something that is part of it"),
        (Region, make_region, "successor", "cannot be succeeded by something that it succeeds"),
        (Institution, make_institution, "parent", "cannot be a unit of one of its own units"),
        (Institution, make_institution, "successor", "cannot be succeeded by one that it succeeds"),
        (Programme, make_programme, "parent", "cannot be part of a programme that is part of it"),
    ],
)
def test_chain_that_runs_in_a_circle_is_refused(model, make, column, message):
    top = make()
    middle = make(**{column: top})
    low = make(**{column: middle})
    raises, atomic = refused(message)

    with raises, atomic:
        model.objects.filter(pk=top.pk).update(**{column: low})

    top.refresh_from_db()
    assert getattr(top, column) is None


def test_circle_made_in_one_statement_is_refused():
    one, two = make_region(), make_region()
    one.parent, two.parent = two, one
    raises, atomic = refused("part of something")

    with raises, atomic:
        Region.objects.bulk_update([one, two], ["parent"])


@pytest.mark.parametrize("kind", [k for k in LinkKind.values if k != LinkKind.SIGNED_WITH])
def test_links_of_one_kind_that_run_in_a_circle_are_refused(kind):
    one, two, three = (make_agreement(state="draft") for _ in range(3))
    AgreementLink.objects.bulk_create(
        [
            AgreementLink(from_agreement=one, kind=kind, to_agreement=two),
            AgreementLink(from_agreement=two, kind=kind, to_agreement=three),
        ]
    )
    raises, atomic = refused("would run in a circle")

    with raises, atomic:
        AgreementLink.objects.create(from_agreement=three, kind=kind, to_agreement=one)


def test_link_changed_into_a_circle_is_refused():
    one, two = make_agreement(state="draft"), make_agreement(state="draft")
    make_link(from_agreement=one, to_agreement=two, kind="amends")
    link = make_link(from_agreement=two, to_agreement=one, kind="renews")
    raises, atomic = refused("would run in a circle")

    with raises, atomic:
        AgreementLink.objects.filter(pk=link.pk).update(kind="amends")


def test_signed_with_may_close_a_ring():
    one, two, three = (make_agreement(state="draft") for _ in range(3))

    for here, there in [(one, two), (two, three), (three, one)]:
        make_link(from_agreement=here, to_agreement=there, kind="signed_with")

    assert AgreementLink.objects.count() == 3


def test_specialty_under_a_second_level_is_refused():
    top = make_specialty()
    middle = make_specialty(parent=top)
    low = make_specialty()
    raises, atomic = refused("two levels, no more")

    with raises, atomic:
        Specialty.objects.filter(pk=low.pk).update(parent=middle)


def test_specialty_with_others_below_cannot_move_below():
    top, other = make_specialty(), make_specialty()
    make_specialty(parent=top)
    raises, atomic = refused("two levels, no more")

    with raises, atomic:
        Specialty.objects.filter(pk=top.pk).update(parent=other)


@pytest.mark.parametrize("make", RECORDS)
@pytest.mark.parametrize("code", ["Z-9999", None])
def test_code_is_neither_changed_nor_taken_back(make, code):
    record = make()
    raises, atomic = refused(f"The code {record.code} is given for good")

    with raises, atomic:
        type(record).objects.filter(pk=record.pk).update(
            code=code, state="draft", published_at=None, published_by=None
        )


@pytest.mark.parametrize("make", RECORDS)
@pytest.mark.parametrize("state", ["published", "withdrawn"])
def test_record_that_was_published_is_not_deleted(make, state):
    record = make(state=state)
    raises, atomic = refused(f"{record.code} was published and cannot be deleted")

    with raises, atomic:
        record.delete()

    assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("make", RECORDS)
def test_draft_is_deleted(make):
    record = make(state="draft")

    record.delete()

    assert not type(record).objects.exists()


@pytest.mark.parametrize("make", RECORDS)
def test_version_rises_with_each_change(make):
    record = make(state="draft")
    same = type(record).objects.filter(pk=record.pk)

    same.update(title="Another")
    same.update(title="A third")

    assert same.get().version == record.version + 2


@pytest.mark.parametrize("make", RECORDS)
def test_version_stays_where_nothing_changes(make):
    record = make(state="draft")

    record.save()

    assert type(record).objects.get(pk=record.pk).version == record.version


def test_version_that_the_writer_raised_is_kept():
    record = make_agreement(state="draft")

    Agreement.objects.filter(pk=record.pk).update(title="Another", version=record.version + 1)

    assert Agreement.objects.get(pk=record.pk).version == record.version + 1


def test_version_never_falls():
    record = make_agreement(state="draft")
    Agreement.objects.filter(pk=record.pk).update(title="Another")

    record.save()

    assert Agreement.objects.get(pk=record.pk).version == record.version + 2


def test_version_stays_where_only_derived_columns_change():
    region = make_region()
    record = make_agreement(state="draft", parties=[region, make_region()])

    Region.objects.filter(pk=region.pk).update(name="Renamed")

    record_now = Agreement.objects.get(pk=record.pk)
    assert "Renamed" in record_now.names.splitlines()
    assert record_now.version == record.version


INSERT_LINK = (
    "INSERT INTO agreements_agreementlink (from_agreement_id, kind, to_agreement_id) "
    "VALUES (%s, 'amends', %s)"
)


@pytest.mark.django_db(transaction=True)
def test_two_halves_of_a_circle_of_links_cannot_both_be_written():
    one, two = make_agreement(state="draft"), make_agreement(state="draft")

    with two_sessions() as (first, second):
        first.run(INSERT_LINK, one.pk, two.pk)
        second.start(INSERT_LINK, two.pk, one.pk)
        first.connection.commit()
        error = second.finish()

    assert isinstance(error, psycopg2.errors.CheckViolation)
    assert error.diag.constraint_name == "agreementlink_no_circle"
    assert AgreementLink.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_halves_of_a_circle_of_places_cannot_both_be_written():
    one, two = make_region(), make_region()
    move = "UPDATE agreements_region SET parent_id = %s WHERE id = %s"

    with two_sessions() as (first, second):
        first.run(move, one.pk, two.pk)
        second.start(move, two.pk, one.pk)
        first.connection.commit()
        error = second.finish()

    assert isinstance(error, psycopg2.errors.CheckViolation)
    assert error.diag.constraint_name == "region_parent_no_circle"
