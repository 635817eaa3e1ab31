"""What hangs on a record is found with it: in the column `texts`, whoever writes the rows."""

import random
from io import StringIO

import pytest
from django.apps import apps
from django.db import connection

from agreements.database.checking import check_all
from agreements.models import (
    Agreement,
    AgreementParty,
    Commitment,
    Delegation,
    DelegationGroup,
    DelegationMember,
    Evidence,
    Figure,
)
from tests.factories import (
    make_agreement,
    make_commitment,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_link,
    make_programme,
)
from tests.sessions import two_sessions

MAX_TEXTS = 100_000  # characters, as search_texts.sql says

pytestmark = pytest.mark.django_db

TELEMEDICINE = {
    "en": "Hold telemedicine consultations each month",
    "zh": "每月开展远程会诊",
    "vi": "Khám chữa bệnh từ xa hằng tháng",
}
QUERIES = [
    "telemedicine",
    "consultation",
    "远程会诊",
    "会诊",
    "khám chữa bệnh từ xa",
    "kham chua benh",
]


def three(column):
    """A column in our words in three languages."""
    endings = {"en": "", "zh": "_zh", "vi": "_vi"}
    return {f"{column}{endings[language]}": text for language, text in TELEMEDICINE.items()}


def with_commitment():
    record = make_agreement()
    make_commitment(agreement=record, **three("text"))
    return record


def with_group():
    record = make_delegation()
    DelegationGroup.objects.create(delegation=record, **three("label"))
    return record


def with_figure():
    record = make_exchange()
    make_figure(exchange=record, **three("metric"))
    return record


def with_evidence():
    record = make_programme()
    make_evidence(programme=record, **three("note"))
    return record


IN_OUR_WORDS = {
    "commitment": with_commitment,
    "principles": lambda: make_agreement(**three("principles")),
    "group": with_group,
    "aims": lambda: make_programme(**three("aims")),
    "figure": with_figure,
    "evidence": with_evidence,
}


@pytest.mark.parametrize("of", IN_OUR_WORDS)
def test_text_in_our_words_is_found_in_three_languages(of):
    make_agreement(), make_delegation(), make_exchange(), make_programme()

    record = IN_OUR_WORDS[of]()

    found = {query: list(type(record).objects.matching(query)) for query in QUERIES}
    assert found == {query: [record] for query in QUERIES}
    record.refresh_from_db()
    assert {"of": of, "text": TELEMEDICINE} in [
        {**one, "text": {k: v for k, v in one["text"].items() if k != "printed"}}
        for one in record.texts
    ]


def with_signer():
    record = make_agreement()
    AgreementParty.objects.create(
        agreement=record, institution=make_institution(), signer_title="Deputy mayor"
    )
    return record


def with_person():
    record = make_delegation()
    DelegationMember.objects.create(
        delegation=record, name="Freya Lim", title="Deputy mayor", role="leader"
    )
    return record


def with_words():
    record = make_agreement()
    make_evidence(agreement=record, words="the deputy mayor")
    return record


def with_printed_figure():
    record = make_delegation()
    make_figure(delegation=record, value=None, as_printed="several deputy mayors")
    return record


def with_unit():
    record = make_agreement()
    make_commitment(agreement=record, amount=2, amount_unit="deputy mayors")
    return record


AS_PRINTED = {
    "title": lambda: make_agreement(title_as_printed="Letter of the deputy mayor"),
    "other title": lambda: make_agreement(other_titles="Letter\nDeputy mayor's letter"),
    "legal basis": lambda: make_agreement(legal_basis_signer="Deputy mayor"),
    "signer": with_signer,
    "person": with_person,
    "evidence": with_words,
    "figure": with_printed_figure,
    "unit of an amount": with_unit,
}


@pytest.mark.parametrize("of", AS_PRINTED)
def test_words_as_printed_are_found(of):
    make_agreement(), make_delegation()

    record = AS_PRINTED[of]()

    assert list(type(record).objects.matching("deputy mayor")) == [record]


def test_number_of_the_legal_basis_is_found():
    record = make_agreement(legal_basis_number="No. 1234/QD-BYT")
    make_agreement(legal_basis_number="No. 1234/QD-TTg")

    assert list(Agreement.objects.matching("1234/QD-BYT")) == [record]


def test_notes_among_the_staff_are_not_found():
    record = make_agreement(internal_notes="telemedicine")
    Agreement.objects.filter(pk=record.pk).update(review_note="telemedicine")

    assert list(Agreement.objects.matching("telemedicine")) == []


def test_evidence_for_a_link_is_not_found():
    """It is public only while both agreements are."""
    link = make_link(from_agreement=make_agreement(), to_agreement=make_agreement(state="draft"))
    make_evidence(agreement=link.from_agreement, agreement_link=link, note="telemedicine")

    assert list(Agreement.objects.matching("telemedicine")) == []


def test_texts_stand_in_the_order_of_the_page():
    record = make_agreement(principles="Trust", legal_basis_number="7")
    make_commitment(agreement=record, text="Second", position=2)
    make_commitment(agreement=record, text="First", position=1)
    make_figure(
        agreement=record, metric="Nurses", as_printed="some", currency="CNY", unit="currency"
    )

    record.refresh_from_db()

    assert record.texts == [
        {"of": "commitment", "text": {"en": "First"}},
        {"of": "commitment", "text": {"en": "Second"}},
        {"of": "principles", "text": {"en": "Trust"}},
        {"of": "legal_basis", "text": {"printed": "7"}},
        {"of": "figure", "text": {"en": "Nurses", "printed": "some, CNY"}},
    ]


# When it is derived


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


COLUMNS = "position, text, text_zh, text_vi, kind, modality, due, amount_unit"
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


@pytest.mark.parametrize("model", [Figure, Evidence])
def test_texts_follow_a_row_that_leaves_one_kind_of_record_for_another(model):
    agreement, delegation = make_agreement(), make_delegation()
    make_figure(agreement=agreement, metric="Telemedicine")
    make_evidence(agreement=agreement, note="Telemedicine")
    (Evidence if model is Figure else Figure).objects.filter(agreement=agreement).delete()

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

    make_commitment(agreement=record, **three("text"))

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


# Chinese


@pytest.mark.parametrize("seed", range(3))
def test_search_in_chinese_texts_is_exact(seed):
    """Recall and precision are 1 over texts made to confuse pairs of characters, which stand in
    several rows of a record: no run reaches from one text into the next.
    """
    chance = random.Random(seed)
    characters = "远程会诊"

    def made():
        return "".join(chance.choices(characters + "，", k=chance.randint(1, 7)))

    held = {}
    for _ in range(12):
        record = make_agreement(state="draft", summary_zh=made(), principles_zh=made())
        rows = [make_commitment(agreement=record, text_zh=made()) for _ in range(3)]
        make_figure(agreement=record, metric_zh=(metric := made()))
        make_evidence(agreement=record, words=(words := made()))
        held[record.pk] = [
            record.summary_zh,
            record.principles_zh,
            *(row.text_zh for row in rows),
            metric,
            words,
        ]
    queries = {
        text[start : start + size]
        for texts in held.values()
        for text in texts
        for start in range(len(text))
        for size in range(1, 6)
    } | {"".join(chance.choices(characters, k=chance.randint(1, 5))) for _ in range(100)}
    queries = sorted(query for query in queries if set(query) <= set(characters))

    found = {
        query: sorted(Agreement.objects.matching(query).values_list("pk", flat=True))
        for query in queries
    }

    assert found == {
        query: sorted(pk for pk, texts in held.items() if any(query in text for text in texts))
        for query in queries
    }


def test_record_holds_more_text_than_a_search_column_can():
    record = make_agreement(state="draft")
    chance = random.Random(0)

    Commitment.objects.bulk_create(
        Commitment(
            agreement=record,
            modality="agreed",
            text=f"Thing{number} " + " ".join(str(chance.random()) for _ in range(90)),
            text_zh="".join(chr(chance.randint(0x4E00, 0x9FFF)) for _ in range(300)),
        )
        for number in range(200)
    )

    record.refresh_from_db()
    assert sum(len(text) for one in record.texts for text in one["text"].values()) > MAX_TEXTS
    assert list(Agreement.objects.matching("thing0")) == [record]
