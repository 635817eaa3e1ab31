"""Derived columns and counts of published records computed anew and compared with the tables."""

import json
from dataclasses import dataclass, field

from django.db import connection, transaction

from agreements.database.columns import COMPUTED

BATCH = 2_000
EXAMPLES = 10
# Table, the column that examples name, its rows and the rows counted anew as (key, row in JSON).
COUNTED = (
    (
        "publishedcount",
        "named",
        "SELECT concat_ws(' ', kind, thing, thing_id), jsonb_build_array(named, taking_part)"
        " FROM agreements_publishedcount WHERE named <> 0",
        "SELECT concat_ws(' ', kind, thing, thing_id), jsonb_build_array(named, taking_part)"
        " FROM published_counts()",
    ),
    (
        "regionpair",
        "agreement_count",
        "SELECT id, to_jsonb(pair) FROM agreements_regionpair pair",
        "SELECT id, to_jsonb(pair) FROM pairs_between(NULL) pair",
    ),
)


@dataclass
class ColumnCheck:
    """How many rows of a column differ, with some of them as (id, stored, computed)."""

    table: str
    column: str
    rows: int = 0
    differences: int = 0
    examples: list = field(default_factory=list)


@transaction.atomic
def check_all(*, repair=False):
    """A `ColumnCheck` for each derived column; with ``repair`` the differing rows are written.

    Regions and institutions are repaired before records are compared, since records follow from
    them, and the counts of published records last.
    """
    checks = []
    with connection.cursor() as cursor:
        cursor.execute("SELECT hold_vocabulary()")
        for table, columns, compute, refresh in COMPUTED:
            found = [ColumnCheck(table, column) for column in columns]
            for ids in batches(cursor, table):
                compare(cursor, found, compute, ids)
                if repair:
                    cursor.execute(f"SELECT {refresh}(%s)", [ids])
            checks += found
        checks += check_counts(cursor, repair=repair)
    return checks


def batches(cursor, table):
    """The ids of a table in lists; those of regions in one, since paths follow from paths."""
    cursor.execute(f"SELECT array_agg(id ORDER BY id) FROM agreements_{table}")
    ids = cursor.fetchone()[0] or []
    size = len(ids) or 1 if table == "region" else BATCH
    return [ids[start : start + size] for start in range(0, len(ids), size)]


def compare(cursor, checks, compute, ids):
    """Count the rows among some ids whose stored values are not the computed ones."""
    table = checks[0].table
    pairs = ", ".join(f"r.{check.column}, d.{check.column}" for check in checks)
    different = ", ".join(f"r.{c.column} IS DISTINCT FROM d.{c.column}" for c in checks)
    cursor.execute(
        f"SELECT id, stored_and_computed, different FROM ("
        f"SELECT r.id, jsonb_build_array({pairs}) AS stored_and_computed, "
        f"ARRAY[{different}] AS different "
        f"FROM agreements_{table} r LEFT JOIN {compute}(%s) d ON d.id = r.id "
        "WHERE r.id = ANY (%s)) AS compared WHERE true = ANY (different) ORDER BY id",
        [ids, ids],
    )
    rows = cursor.fetchall()
    for place, check in enumerate(checks):
        check.rows += len(ids)
        for pk, values, differs in rows:
            if differs[place]:
                check.differences += 1
                if len(check.examples) < EXAMPLES:
                    stored, computed = json.loads(values)[2 * place : 2 * place + 2]
                    check.examples.append((pk, stored, computed))


def check_counts(cursor, *, repair=False):
    """A `ColumnCheck` for each table of counts; with ``repair`` both are written anew where any row
    differs.
    """
    checks = [compare_rows(cursor, *counted) for counted in COUNTED]
    if repair and any(check.differences for check in checks):
        cursor.execute("SELECT recount_published()")
    return checks


def compare_rows(cursor, table, column, stored, counted):
    """A `ColumnCheck` of the rows of a table against those that a query counts."""
    cursor.execute(
        f"SELECT key, s.value, c.value FROM ({stored}) s (key, value)"
        f" FULL JOIN ({counted}) c (key, value) USING (key)"
        " WHERE s.value IS DISTINCT FROM c.value ORDER BY key"
    )
    rows = cursor.fetchall()
    cursor.execute(f"SELECT count(*) FROM agreements_{table}")
    examples = [(key, *map(read, values)) for key, *values in rows[:EXAMPLES]]
    return ColumnCheck(table, column, cursor.fetchone()[0], len(rows), examples)


def read(value):
    """A value of JSON as the cursor gives it: read already, or as text."""
    return json.loads(value) if isinstance(value, str) else value
