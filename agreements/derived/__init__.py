"""Columns that follow from other rows, and the rules that look at other rows, kept by triggers.

Everything here is SQL that migrations run, so that no way of writing can go round it. A change of
it is a migration of its own: functions are created with OR REPLACE, and run again as they stand.
`manage.py check_derived` computes all columns anew, by the functions that the triggers call.

Rooms: `columns` says what is derived, `places` computes what lies above what, `records` computes
the columns of records and `texts` one of them, `triggers` and `children` say when, `rules` refuses.
"""

from agreements.derived.columns import RECORDS, TYPES, VOCABULARY
from agreements.derived.places import CREATE_PLACES, DROP_PLACES
from agreements.derived.records import CREATE_RECORDS, DROP_RECORDS
from agreements.derived.rules import CREATE_RULES, DROP_RULES
from agreements.derived.texts import CREATE_TEXTS, DROP_TEXTS
from agreements.derived.triggers import CREATE_TRIGGERS, DROP_TRIGGERS

__all__ = [
    "CREATE_DERIVED",
    "DERIVE_ALL",
    "DROP_DERIVED",
    "FINER_STATISTICS",
    "RECORDS",
    "VOCABULARY",
]

CREATE_DERIVED = CREATE_PLACES + CREATE_TEXTS + CREATE_RECORDS + CREATE_TRIGGERS + CREATE_RULES
DROP_DERIVED = DROP_RULES + DROP_TRIGGERS + DROP_RECORDS + DROP_TEXTS + DROP_PLACES

# Rows that were there before the triggers.
DERIVE_ALL = """
SELECT region_refresh_paths(array_agg(id)), region_refresh_aliases(array_agg(id))
FROM agreements_region;
SELECT institution_refresh_aliases(array_agg(id)) FROM agreements_institution;
""" + "".join(f"SELECT {kind}_refresh(array_agg(id)) FROM agreements_{kind};\n" for kind in RECORDS)


def statistics(target):
    """How finely the planner knows the elements of arrays and the words of search columns.

    With the default of 100 it takes a rare place or word for a common one and walks the date index
    for seconds; with 1,000 the worst list query fell from 279 to 34 ms on a million agreements.
    """
    columns = [
        (table, column)
        for table, derived in RECORDS.items()
        for column in (*(c for c in derived if TYPES[c] == "int[]"), "search")
    ]
    columns += [(table, "search") for table in (*VOCABULARY, "source", "specialty", "area")]
    return "".join(
        f"ALTER TABLE agreements_{table} ALTER COLUMN {column} SET STATISTICS {target};\n"
        for table, column in columns
    )


FINER_STATISTICS = statistics(1000), statistics(-1)
