"""What a typed text finds: words, stems, phrases, absences and Chinese."""

import random
from contextlib import closing

import psycopg2
import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.database.items import rendered_sql
from agreements.models import Source
from agreements.text import MAX_QUERY
from devserver.databases import new_database
from tests.factories import make_source

pytestmark = pytest.mark.django_db


def found(query, *texts):
    """Which of the texts a query finds."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t FROM unnest(%s::text[]) WITH ORDINALITY AS texts (t, n) "
            "WHERE search_vector('', t) @@ search_query(%s) ORDER BY n",
            [list(texts), query],
        )
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("lao cai", "Lào Cai"),
        ("Lào Cai", "LAO CAI"),
        ("Lào", "Lao Cai"),  # composed and decomposed marks
        ("duc", "Đức"),
        ("ung buou", "Bệnh viện Ung Bướu"),
        ("hosp", "Hospital"),
        ("strengthening responses", "They strengthen the response"),
        ("A-0001", "A-0001 Framework agreement"),
        ("0001", "A-0001 Framework agreement"),
        ("19", "COVID-19"),
        ("the", "The plan"),
        ("2009-2018", "from 2009 to 2018"),
        ("ＡＢ１２", "AB12"),
        ("昆", "昆明"),
        ("明", "昆明"),
        ("昆明", "在昆明市"),
        ("昆明市卫生", "在昆明市卫生局"),
        ("二〇二〇年", "于二〇二〇年签署"),
        ("𠮷林", "地名𠮷林省"),
        ("昆明 training", "Training in 昆明市"),
        ('"health bureau"', "The Health Bureau of Honghe"),
        ("“health bureau”", "The Health Bureau of Honghe"),
        ('"health bureau', "The Health Bureau of Honghe"),
        ('"卫生局"', "昆明市卫生局"),
        ("training -nursing", "Training of doctors"),
        ('-"health bureau"', "The bureau of health"),
        ("-推进传", "推进和进传"),
        ("xi ning", "Xining"),
        ("xi ning health", "Health in Xining"),
        ("Xī níng shì", "Xining, shi"),
        ("wu lu mu qi", "Wulumuqi"),
        ("a0001", "A-0001 Framework agreement"),
        ("A-00", "A-0001 Framework agreement"),
        ("b12", "vitamin B12"),
        ("cn-63", "630000 CN-63"),
    ],
)
def test_query_finds(query, text):
    assert found(query, text) == [text]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("ospital", "Hospital"),
        ("lao cai honghe", "Lào Cai"),
        ("推进传", "推进和进传"),
        ("明昆", "昆明"),
        ("昆明", "昆 明"),
        ("昆明", "昆，明"),
        ('"bureau health"', "The Health Bureau of Honghe"),
        ('"health bure"', "The Health Bureau of Honghe"),
        ('"stem respons"', "stems of responses"),
        ("training -nursing", "Training of nurses in nursing"),
        ('-"health bureau"', "The Health Bureau of Honghe"),
        ("-卫生局", "昆明市卫生局"),
        ("-明", "昆明"),
        ("xi -a ning", "Xining"),
        ('xi "a" ning', "a Xining"),
        ('"xi ning"', "Xining"),
        ("ning xi", "Xining"),
        ("A-0001", "D-0001 A framework agreement"),
        ("A-0001", "A framework agreement, 0001"),
        ("-a0001", "A-0001"),
    ],
)
def test_query_leaves_out(query, text):
    assert found(query, text) == []


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_chinese_is_found_exactly(seed):
    """Recall and precision are 1, over texts made to confuse pairs of characters."""
    chance = random.Random(seed)
    characters = "传染病监测"
    texts = [
        "".join(chance.choices(characters + " ，a", [4] * 5 + [1] * 3, k=chance.randint(1, 40)))
        for _ in range(40)
    ]
    queries = {
        text[start : start + size]
        for text in texts
        for start in range(len(text))
        for size in range(1, 6)
    } | {"".join(chance.choices(characters, k=chance.randint(1, 5))) for _ in range(300)}
    queries = sorted(query for query in queries if set(query) <= set(characters))

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT q, array_agg(t ORDER BY n) FILTER (WHERE v @@ search_query(q)) "
            "FROM unnest(%s) AS queries (q), (SELECT t, n, search_vector('', t) AS v "
            "FROM unnest(%s) WITH ORDINALITY AS texts (t, n) OFFSET 0) AS made GROUP BY q",
            [queries, texts],
        )
        answers = {query: rows or [] for query, rows in cursor.fetchall()}

    assert answers == {query: [t for t in texts if query in t] for query in queries}


def test_every_word_of_a_text_finds_it():
    words = ["1e5x", "00", "3e5", "b2b", "naïve", "Straße", "Ærø", "Łódź", "Кунмин", "x" * 500]
    text = " / ".join(words)

    assert [word for word in words if found(word, text) != [text]] == []


@pytest.mark.parametrize("query", ["...", "-", '""', '"', "，。", "\\", ":*", "!&|"])
def test_query_without_a_word_finds_nothing(query):
    make_source(title="One")

    assert list(Source.objects.matching(query)) == []


@pytest.mark.parametrize("query", ["", "   ", "\0", "\n\t"])
def test_blank_query_has_no_condition(query):
    source = make_source(title="One")

    assert list(Source.objects.matching(query)) == [source]


def test_query_with_unstorable_characters_finds_the_rest():
    source = make_source(title="Lào Cai")
    make_source(title="Lào")

    assert list(Source.objects.matching("lao\0cai\ud800")) == [source]


@pytest.mark.parametrize(
    "query", ["中" * 8_000, "a" * 8_000, "a -b " * 1_600, '"c d" ' * 1_300, '"' * 8_000]
)
def test_huge_query_is_answered(query):
    make_source(title="One")

    assert list(Source.objects.filter(search__holds=query)) == []
    assert list(Source.objects.matching(query)) == []


def test_matching_reads_no_more_than_the_longest_query():
    source = make_source(title="One")

    assert list(Source.objects.matching("one".ljust(MAX_QUERY) + "two")) == [source]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text())
def test_no_text_raises(text):
    list(Source.objects.matching(text))
    list(Source.objects.filter(search__holds=text))


@pytest.mark.slow
@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_search_does_not_depend_on_the_locale(locale):
    options = f"TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE '{locale}' LC_CTYPE '{locale}'"
    with (
        new_database("locale", options=options) as url,
        closing(psycopg2.connect(url)) as other,
        other.cursor() as cursor,
    ):
        for function in ("search_tokens", "search_vector", "search_query"):
            cursor.execute(rendered_sql()[function])
        cursor.execute(
            "SELECT q FROM unnest(%s) q WHERE search_vector(%s, '') @@ search_query(q) ORDER BY q",
            [
                ["đức", "DUC", "LÀO", "strengthening", "明市卫", "市", "〇二", "明卫"],
                "ĐỨC lào Cai strengthens 昆明市卫生局 二〇二〇",
            ],
        )
        answer = [row[0] for row in cursor.fetchall()]

    assert sorted(answer) == sorted(["đức", "DUC", "LÀO", "strengthening", "明市卫", "市", "〇二"])
