"""The files of the database's SQL, as the migrations see them."""

import re

import pytest

from agreements.database.columns import RECORDS, VOCABULARY
from agreements.database.items import CREATED, FOLDER, drop_statements, rendered_sql, sql_graph
from agreements.text.search import BETWEEN_WORDS, IDEOGRAPHS

STATEMENTS = rendered_sql()


def test_file_of_a_function_bears_its_name():
    made = {
        name: [found for kind, found, _trigger, _table in CREATED.findall(sql) if kind]
        for name, sql in STATEMENTS.items()
    }

    assert {name: found for name, found in made.items() if found not in ([name], [])} == {}
    assert [name for name, found in made.items() if not found and "triggers" not in name] == []


def test_no_placeholder_is_left():
    left = {name: re.findall(r"{[a-z_]+}", sql) for name, sql in STATEMENTS.items()}

    assert {name: found for name, found in left.items() if found} == {}


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("{}_derived", RECORDS),
        ("{}_listed_terms", ["agreement", "delegation", "programme"]),
        ("{}_specialties", RECORDS),
        (
            "derive_record_of_{}",
            ["contribution", "evidence", "figure", "person", "recordspecialty"],
        ),
        ("{}_alias_texts", VOCABULARY),
        ("derive_changed_{}", [*VOCABULARY, "area", "source", "specialty"]),
        ("derive_new_{}", [*VOCABULARY, "area", "specialty"]),
    ],
)
def test_file_stands_for_one_item_of_each_kind(name, values):
    pattern = name.format("([a-z]+)")

    found = [re.fullmatch(pattern, one) for one in STATEMENTS]

    assert sorted(match[1] for match in found if match) == sorted(values)


def test_everything_can_be_dropped_again():
    assert drop_statements(STATEMENTS["edtf_span"]) == "DROP FUNCTION edtf_span;"
    assert drop_statements(STATEMENTS["agreements_partnership"]) == (
        "DROP VIEW agreements_partnership;"
    )
    assert drop_statements(STATEMENTS["area_triggers"]) == (
        "DROP TRIGGER derive_insert ON agreements_area;\n"
        "DROP TRIGGER derive_update ON agreements_area;"
    )


def test_item_depends_on_what_it_calls():
    dependencies = sql_graph().dependencies

    assert dependencies["agreements", "search_vector"] == {("agreements", "search_tokens")}
    assert dependencies["agreements", "area_triggers"] == {
        ("agreements", "derive_new_area"),
        ("agreements", "derive_changed_area"),
    }


@pytest.mark.parametrize("table", [*RECORDS, *VOCABULARY])
def test_every_derived_column_is_kept_from_stale_writers(table):
    kept = re.findall(r"NEW\.(\w+) := OLD\.(\w+);", STATEMENTS[f"{table}_keep_derived"])

    assert kept == [(column, column) for column in (RECORDS | VOCABULARY)[table]]


@pytest.mark.parametrize("kind", RECORDS)
def test_every_derived_column_is_computed_and_written(kind):
    columns = list(RECORDS[kind])
    result = STATEMENTS[f"{kind}_derived"].partition("LANGUAGE")[0]
    written = STATEMENTS[f"{kind}_refresh"]

    assert re.findall(r"(\w+) (?:text|jsonb|int|smallint|date)(?:\[\])?[,\n]", result) == [
        "id",
        *columns,
    ]
    assert re.findall(r"\br\.(\w+)[,)]", written) == columns
    assert re.findall(r"\bd\.(\w+)[,)]", written) == columns * 2


def test_classes_of_characters_are_those_of_python():
    sql = "".join(path.read_text() for path in (FOLDER / "search").glob("*.sql"))

    classes = set(re.findall(r"\[(\^?[^\[\]]*\[?[^\[\]]*\\u[^\]]+)\]", sql))

    assert classes == {BETWEEN_WORDS, IDEOGRAPHS, f"^{IDEOGRAPHS}", r"\u0300-\u036f"}
