"""The functions of the database read dates as Python does."""

from itertools import product
from random import Random

import pytest
from django.db import connection

from agreements.database.items import drop_statements
from agreements.dates import UncertainDate, UncertainDateError
from tests.treaties import FUNCTIONS, create_functions


@pytest.fixture
def functions(db):
    create_functions()


def python_span(text):
    try:
        value = UncertainDate.parse(text)
    except UncertainDateError:
        return "refused"
    return [value.earliest, value.latest]


def database_spans(texts):
    """The span of each text by the database, or "refused"."""
    with connection.cursor() as cursor:
        cursor.execute("""
            CREATE FUNCTION edtf_attempt(value text, OUT refused boolean, OUT span date[])
            LANGUAGE plpgsql AS $$
            BEGIN
                span := ARRAY[edtf_from(value), edtf_to(value)];
                refused := false;
            EXCEPTION WHEN invalid_datetime_format THEN
                refused := true;
            END $$""")
        cursor.execute(
            """
            SELECT (edtf_attempt(value)).* FROM unnest(%s) WITH ORDINALITY AS t(value, place)
            ORDER BY place
            """,
            [texts],
        )
        return ["refused" if refused else span for refused, span in cursor.fetchall()]


def generated_texts():
    """Every combination of the parts of one date, periods between them, and noise."""
    marks = ["", "?", "~", "%"]
    years = ["0000", "000X", "0001", "1900", "2000", "2008", "2009", "9999", "190X", "202X"]
    years += ["00XX", "19XX", "99XX", "XXXX", "2XXX", "X009"]
    months = ["00", "01", "02", "04", "12", "13", "21", "XX", "1X"]
    days = ["00", "01", "28", "29", "30", "31", "32", "XX", "X1"]
    single = [f"{y}{m}" for y, m in product(years, marks)]
    single += [f"{y}{a}-{m}{b}" for y, a, m, b in product(years, marks, months, marks)]
    single += [f"{y}-{m}-{d}" for y, m, d in product(years, months, days)]
    random = Random(2008)
    single += [
        f"{random.choice(years)}{random.choice(marks)}-{random.choice(months)}"
        f"{random.choice(marks)}-{random.choice(days)}{random.choice(marks)}"
        for _ in range(2_000)
    ]
    stated = [text for text in single if python_span(text) != "refused"]
    ends = ["", "..", "...", "abc"]
    periods = [f"{random.choice(stated)}/{random.choice(stated)}" for _ in range(3_000)]
    periods += [f"{end}/{random.choice(stated)}" for end in ends for _ in range(50)]
    periods += [f"{random.choice(stated)}/{end}" for end in ends for _ in range(50)]
    periods += [f"{a}/{b}" for a, b in product(ends, ends)] + ["2008/2009/2010", "9" * 65, "2008\n"]
    noise = [
        "".join(random.choice("0123456789X?~%-/.x ²٣") for _ in range(random.randint(1, 24)))
        for _ in range(2_000)
    ]
    # The blanks around a text are no part of it: Python takes them off, the database refuses them.
    return [text for text in single + periods + noise if text == text.strip()]


def test_functions_agree_with_the_parser(functions):
    texts = generated_texts()

    expected = [python_span(text) for text in texts]
    answers = database_spans(texts)

    assert 2_500 < expected.count("refused") < len(texts) - 2_500
    differences = [
        (text, python, database)
        for text, python, database in zip(texts, expected, answers, strict=True)
        if python != database
    ]
    assert differences == []


def test_functions_of_nothing_give_null(functions):
    with connection.cursor() as cursor:
        cursor.execute("SELECT edtf_from(''), edtf_to(''), edtf_from(NULL), edtf_to(NULL)")

        assert cursor.fetchone() == (None, None, None, None)


def test_functions_refuse_blanks_around(functions):
    assert database_spans([" 2009", "2009 "]) == ["refused", "refused"]


def test_functions_can_be_dropped_again(functions):
    with connection.cursor() as cursor:
        cursor.execute("\n".join(map(drop_statements, reversed(FUNCTIONS))))
        cursor.execute("SELECT proname FROM pg_proc WHERE pronamespace = 'edtf_test'::regnamespace")

        assert cursor.fetchall() == []
