"""The functions, triggers and views of a database compared with those of the files in `sql/`.

Texts cannot be compared, since the database keeps some statements parsed. So everything is made a
second time, in the schema for temporary objects, and PostgreSQL prints both. Nothing is locked, and
what was made is undone.
"""

import re

from django.db import connection, transaction

from agreements.database.items import sql_graph

# Functions and triggers that other packages and applications make with migrations of their own.
OTHERS = ("pgtrigger_", "_pgtrigger_", "_pgh_", "audit_")

FUNCTIONS = """
    SELECT format('function %%s(%%s)', proname, pg_get_function_identity_arguments(oid)),
        pg_get_functiondef(oid)
    FROM pg_proc WHERE pronamespace = %s AND prokind = 'f' AND NOT EXISTS (
        SELECT FROM pg_depend WHERE objid = pg_proc.oid AND deptype = 'e')
"""
TRIGGERS = """
    SELECT format('trigger %%s of %%s', tgname, relname), pg_get_triggerdef(pg_trigger.oid, true)
    FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
    WHERE NOT tgisinternal AND starts_with(relname, 'agreements_') AND relnamespace = %s
"""
VIEWS = """
    SELECT format('view %%s', relname), pg_get_viewdef(oid, true)
    FROM pg_class WHERE relkind = 'v' AND relnamespace = %s
"""


@transaction.atomic
def check_installed():
    """What differs from the files as (what, problem), sorted: "trigger derive_update of
    agreements_area" and one of "differs", "is missing" and "is not known".
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()::regnamespace::oid")
        found = definitions(cursor, cursor.fetchone()[0])
        wanted = wanted_definitions(cursor)
    problems = dict.fromkeys(wanted.keys() - found.keys(), "is missing")
    problems |= dict.fromkeys(found.keys() - wanted.keys(), "is not known")
    differing = (what for what in found.keys() & wanted.keys() if found[what] != wanted[what])
    return sorted((problems | dict.fromkeys(differing, "differs")).items())


def definitions(cursor, schema):
    """What a schema holds, as PostgreSQL prints it, without the name of the schema."""
    rows = []
    for statement in (FUNCTIONS, TRIGGERS, VIEWS):
        cursor.execute(statement, [schema])
        rows += cursor.fetchall()
    return {
        what: re.sub(r"^CREATE OR REPLACE FUNCTION \w+\.| SET search_path TO .*", "", definition)
        for what, definition in rows
        if not what.split()[1].startswith(OTHERS)
    }


def wanted_definitions(cursor):
    """What the files make, in copies of the tables without rows."""
    savepoint = transaction.savepoint()
    cursor.execute("""
        SELECT format('CREATE TEMPORARY TABLE %I (LIKE %I)', relname, relname)
        FROM pg_class WHERE relkind = 'r' AND starts_with(relname, 'agreements_')
            AND relnamespace = current_schema()::regnamespace""")
    copies = [copy for (copy,) in cursor.fetchall()]
    for copy in copies:
        cursor.execute(copy)
    # What is not qualified is made in the first schema. Functions are never looked for there, so
    # that those with the same names call each other's originals.
    cursor.execute("SELECT set_config('search_path', 'pg_temp,' || current_schema(), true)")
    for sql in in_order(sql_graph()):
        cursor.execute(sql)
    cursor.execute("SELECT pg_my_temp_schema()")
    wanted = definitions(cursor, cursor.fetchone()[0])
    transaction.savepoint_rollback(savepoint)
    return wanted


def in_order(graph):
    """The statements of a graph, each behind those that it depends on."""
    done = {}

    def visit(key):
        for called in sorted(graph.dependencies.get(key, ())):
            visit(called)
        done.setdefault(key, graph.nodes[key].sql)

    for key in sorted(graph.nodes):
        visit(key)
    return list(done.values())
