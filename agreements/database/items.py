"""The SQL of the database: a function, a view or the triggers of a table for each file in `sql/`.

A file is named after its function. What stands in it above the statement is for its readers. A
file with a placeholder in its name, such as `{kind}_places.sql`, stands for one of each kind.
"""

import re
from pathlib import Path

from django_migrate_sql.config import SQLItem
from django_migrate_sql.graph import SQLStateGraph

from agreements.database.columns import (
    CARD_LISTS,
    COMMON,
    COUNTED_ROWS,
    DIRECTION,
    FURTHER,
    FURTHER_NAMES,
    NAMED_THINGS,
    PAIR_COLUMNS,
    PARTICIPANTS,
    RECORDS,
    REPEATED,
    TOLD,
    VOCABULARY,
    WITH_TERMS,
)
from agreements.registry import RECORD_KINDS

APP = "agreements"
FOLDER = Path(__file__).parent / "sql"

# The tables whose rows belong to a record, by a column named after it.
CHILDREN = {
    "agreementparty": "agreement",
    "agreement_areas": "agreement",
    "commitment": "agreement",
    "delegationparty": "delegation",
    "delegationstop": "delegation",
    "delegationgroup": "delegation",
    "delegation_topics": "delegation",
    "exchangeparty": "exchange",
    "programmeparty": "programme",
    "programme_areas": "programme",
}
# The tables whose rows belong to a record of any kind.
OF_ANY_KIND = ("contribution", "evidence", "figure", "person", "recordspecialty")
# Trees and chains: table and column of the reference that may not lead back to its row.
CHAINS = [
    ("region", "parent"),
    ("region", "successor"),
    ("institution", "parent"),
    ("institution", "successor"),
    ("programme", "parent"),
]


def column_lists(names):
    """The derived columns of a table as the lists of them that a file may hold."""
    return {
        "columns": ", ".join(names),
        "record_columns": ", ".join(f"r.{name}" for name in names),
        "derived_columns": ", ".join(f"d.{name}" for name in names),
        "kept_columns": "\n    ".join(f"NEW.{name} := OLD.{name};" for name in names),
    }


def derived_parts(kind):
    """What `{kind}_derived.sql` computes for a kind beside what it computes for all."""
    further = RECORDS[kind][len(COMMON) :]
    lines = (
        [name for name in further if name in DIRECTION],
        [name for name in further if name not in DIRECTION],
    )
    lists = CARD_LISTS[kind].items()
    terms = "term.words, " if kind in WITH_TERMS else ""
    printed = f"concat_ws(E'\\n', party.printed, {terms}specialty.words)"
    names = ", ".join(f"r.{name}" for name in FURTHER_NAMES.get(kind, ()))
    described = (
        f"SELECT {kind}_id, '{how}', position, id, description, description_zh, description_vi,\n"
        f"            number_qualifier, number, number_to FROM {table} WHERE {kind}_id = ANY (ids)"
        for how, table in PARTICIPANTS[kind].items()
    )
    return {
        "date": RECORD_KINDS[kind].date_field,
        "described_rows": "\n        UNION ALL\n        ".join(described),
        "told": TOLD[kind],
        "further_types": "".join(
            ",\n    " + ", ".join(f"{name} {FURTHER[name][0]}" for name in line)
            for line in lines
            if line
        ),
        "further_values": "".join(f",\n        {FURTHER[name][1]}" for name in further),
        "further_lists": "".join(
            f",\n            '{key}', coalesce({items}, '[]')" for key, items in lists
        ),
        "join_of_terms": (
            f"\n    LEFT JOIN {kind}_listed_terms(ids) term ON term.record_id = r.id"
            if kind in WITH_TERMS
            else ""
        ),
        "printed_names": f"string_to_array({printed}, E'\\n')"
        + (f"\n        || ARRAY[{names}]" if names else ""),
    }


def counted_parts(kind):
    """What the files that count published records hold for a kind."""
    columns = [*PAIR_COLUMNS[kind], "earliest_day", "latest_day", "region_ids", "partner_ids"]
    return {
        "kind": kind,
        "named_things": "\n        UNION ALL ".join(NAMED_THINGS),
        "pair_columns": ", ".join(f"r.{name}" for name in columns),
    }


# What a placeholder in the name of a file stands for, with those that its text may hold besides.
PLACEHOLDERS = {
    "kind": [
        {**column_lists(names), **derived_parts(kind), **counted_parts(kind)}
        for kind, names in RECORDS.items()
    ],
    "counted": [
        {"counted": f"{kind}_{written}", "counted_rows": rows, **counted_parts(kind)}
        for kind in RECORDS
        for written, rows in COUNTED_ROWS.items()
    ],
    "kind_with_terms": [{"kind_with_terms": kind} for kind in WITH_TERMS],
    "derived": [
        {"derived": table, **column_lists(names)} for table, names in (RECORDS | VOCABULARY).items()
    ],
    "vocabulary": [{"vocabulary": table} for table in VOCABULARY],
    "repeated": [
        {
            "repeated": table,
            "new_columns": ", ".join(f"n.{name}" for name in names),
            "old_columns": ", ".join(f"o.{name}" for name in names),
        }
        for table, names in REPEATED.items()
    ],
    "term": [{"term": table} for table in ("area", "specialty")],
    "named": [{"named": table} for table in (*VOCABULARY, "area", "specialty")],
    "child": [{"child": table, "kind": kind} for table, kind in CHILDREN.items()],
    "of_any_kind": [{"of_any_kind": table} for table in OF_ANY_KIND],
    "chain": [
        {"chain": f"{table}_{reference}", "table": table, "reference": reference}
        for table, reference in CHAINS
    ],
}
CREATED = re.compile(
    r"^CREATE (?:OR REPLACE )?(?:(FUNCTION|VIEW) (\w+)|TRIGGER (\w+) .*? ON (\w+))", re.M | re.S
)


def rendered_sql():
    """The statements of all files by their names, placeholders filled in."""
    statements = {}
    for path in sorted(FOLDER.rglob("*.sql")):
        text = path.read_text(encoding="utf-8")
        statement = text[re.search("^CREATE ", text, re.MULTILINE).start() :].strip()
        placeholder = re.search(r"{(\w+)}", path.stem)
        for values in PLACEHOLDERS[placeholder[1]] if placeholder else [{}]:
            name = filled(path.stem, values)
            if name in statements:
                raise ValueError(f"Two files make {name}")
            statements[name] = filled(statement, values)
    return statements


def filled(text, values):
    """A text with its placeholders filled in."""
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return text


def drop_statements(sql):
    """What removes again whatever a statement creates."""
    return "\n".join(
        f"DROP TRIGGER {trigger} ON {table};" if trigger else f"DROP {kind} {name};"
        for kind, name, trigger, table in CREATED.findall(sql)
    )


def sql_items():
    """The statements as items of the migrations, each with those that it calls."""
    statements = rendered_sql()
    return [
        SQLItem(
            name,
            sql,
            reverse_sql=drop_statements(sql),
            dependencies=[
                (APP, called)
                for called in sorted(set(re.findall(r"\b(\w+)\(", sql)) & set(statements))
                if called != name
            ],
        )
        for name, sql in statements.items()
    ]


def sql_graph():
    """The items with their dependencies, as `makemigrations` compares them with the migrations."""
    graph = SQLStateGraph()
    for item in sql_items():
        graph.add_node((APP, item.name), item)
        for called in item.dependencies:
            graph.add_lazy_dependency((APP, item.name), called)
    graph.build_graph()
    return graph
