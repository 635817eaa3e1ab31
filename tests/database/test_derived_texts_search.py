"""Searches in the texts of records are exact in Chinese, and no text is too long."""

import random

import pytest

from agreements.models import Agreement, Commitment
from tests.factories import make_agreement, make_commitment, make_evidence, make_figure

MAX_TEXTS = 100_000  # characters, as search_texts.sql says

pytestmark = pytest.mark.django_db


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
