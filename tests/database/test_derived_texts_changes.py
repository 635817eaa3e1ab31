"""The texts of a record follow its rows, however these are written."""

from io import StringIO

import pytest
from django.apps import apps
from django.db import connection

from agreements.database.checking import check_all
from agreements.models import Agreement, Commitment, Contribution, Delegation, Evidence, Figure
from tests.factories import (
    make_agreement,
    make_commitment,
    make_contribution,
    make_delegation,
    make_evidence,
    make_figure,
)
from tests.sessions import two_sessions

pytestmark = pytest.mark.django_db


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


COLUMNS = "position, text, text_zh, text_vi, kind, modality, due, term_period_unit"
VALUES = "1, 'Telemedicine', '', '', 'task', 'agreed', '', ''"


def copy(record):
    with connection.cursor() as cursor:
        cursor.copy_expert(
            f"COPY agreements_commitment (agreement_id, {COLUMNS}) FROM STDIN",
            StringIO(f"{record.pk}\t1\tTelemedicine\t\t\ttask\tagreed\t\t\n"),
        )


WRITES = {
    "form": lambda record: make_commitment(agreement=record, text="Telemedicine"),
    "bulk": lambda record: Commitment.objects.bulk_create(
        [Commitment(agreement=record, text="Telemedicine", modality="agreed")]
    ),
    "sql": lambda record: sql(
        f"INSERT INTO agreements_commitment (agreement_id, {COLUMNS}) VALUES (%s, {VALUES})",
        record.pk,
    ),
    "copy": copy,
}


@pytest.mark.parametrize("way", WRITES)
def test_texts_follow_however_a_row_is_written(way):
    record = make_agreement()

    WRITES[way](record)

    assert list(Agreement.objects.matching("telemedicine")) == [record]


def test_texts_follow_a_row_that_changes_moves_and_goes():
    record, other = make_agreement(), make_agreement()
    commitment = make_commitment(agreement=record, text="Telemedicine")

    Commitment.objects.update(text="Surgery", text_zh="远程会诊")
    assert list(Agreement.objects.matching("telemedicine")) == []
    assert list(Agreement.objects.matching("远程会诊 surgery")) == [record]
    Commitment.objects.update(agreement=other)
    assert list(Agreement.objects.matching("远程会诊")) == [other]
    commitment.delete()
    assert list(Agreement.objects.matching("远程会诊")) == []


@pytest.mark.parametrize("model", [Contribution, Figure, Evidence])
def test_texts_follow_a_row_that_leaves_one_kind_of_record_for_another(model):
    agreement, delegation = make_agreement(), make_delegation()
    make_contribution(agreement=agreement, description="Telemedicine")
    make_figure(agreement=agreement, metric="Telemedicine")
    make_evidence(agreement=agreement, note="Telemedicine")
    for other in {Contribution, Figure, Evidence} - {model}:
        other.objects.filter(agreement=agreement).delete()

    model.objects.filter(agreement=agreement).update(agreement=None, delegation=delegation)

    assert list(Agreement.objects.matching("telemedicine")) == []
    assert list(Delegation.objects.matching("telemedicine")) == [delegation]
    model.objects.filter(delegation=delegation).delete()
    assert list(Delegation.objects.matching("telemedicine")) == []


def test_texts_follow_evidence_whose_words_are_taken_back():
    record = make_agreement()
    evidence = make_evidence(agreement=record, words="telemedicine")

    Evidence.objects.filter(pk=evidence.pk).update(words="")

    assert list(Agreement.objects.matching("telemedicine")) == []


def test_texts_follow_columns_of_the_record_itself():
    record = make_agreement()

    Agreement.objects.filter(pk=record.pk).update(principles_zh="远程会诊")

    assert list(Agreement.objects.matching("远程会诊")) == [record]


def test_texts_leave_no_trace_in_the_history_and_no_version():
    record = make_agreement(state="draft")
    events = apps.get_model("agreements", "AgreementEvent").objects
    before = events.count(), record.version

    make_commitment(agreement=record, text="Telemedicine", text_zh="远程会诊")

    record.refresh_from_db()
    assert (events.count(), record.version) == before


def test_stale_instance_does_not_save_texts_back():
    record = make_agreement(state="draft")
    stale = Agreement.objects.get(pk=record.pk)
    make_commitment(agreement=record, text="Telemedicine")

    stale.title = "Another"
    stale.save()

    assert list(Agreement.objects.matching("telemedicine another")) == [record]


@pytest.mark.django_db(transaction=True)
def test_two_transactions_that_each_add_a_commitment_leave_both():
    record = make_agreement(state="draft")
    insert = f"INSERT INTO agreements_commitment (agreement_id, {COLUMNS}) VALUES (%s, {VALUES})"

    with two_sessions() as (first, second):
        first.run(insert, record.pk)
        second.start(insert.replace("Telemedicine", "Surgery"), record.pk)
        first.connection.commit()
        error = second.finish()

    assert error is None
    assert list(Agreement.objects.matching("telemedicine surgery")) == [record]


def test_check_derived_computes_the_texts_anew():
    record = make_agreement(state="draft")
    make_commitment(agreement=record, text="Telemedicine")
    sql("SELECT set_config('register.deriving', 'on', true)")
    sql("UPDATE agreements_agreement SET texts = '[]'")
    sql("SELECT set_config('register.deriving', '', true)")

    checks = {f"{c.table}.{c.column}": c.examples for c in check_all(repair=True) if c.differences}

    text = {"of": "commitment", "text": {"en": "Telemedicine"}}
    assert checks == {"agreement.texts": [(record.pk, [], [text])]}
    assert list(Agreement.objects.matching("telemedicine")) == [record]
