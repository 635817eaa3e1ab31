"""A change of the SQL becomes a migration, which brings an older database to the same state."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management.commands import makemigrations, migrate
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState
from django.db.migrations.writer import MigrationWriter

from agreements.database.autodetector import MigrationAutodetector
from agreements.database.checking import check_all
from agreements.database.items import drop_statements, sql_graph
from tests.factories import make_agreement, make_institution, make_region

MIGRATIONS = sorted(
    Path(config.path).joinpath("migrations")
    for config in apps.get_app_configs()
    if config.name.startswith(("agreements", "cooperation."))
    and Path(config.path).joinpath("migrations").exists()
)
# What migrations import of the register itself, since Django writes it there.
MAY_IMPORT = {
    "agreements.dates": "the classes of fields",
    "agreements.database.expressions": "the expressions of generated columns",
}


@pytest.fixture
def graph():
    """The SQL of the files, for a test to change."""
    return sql_graph()


def changed(graph, name, *replacements):
    """Replace texts of an item, as an edit of its file would."""
    item = graph.nodes["agreements", name]
    for old, new in replacements:
        assert old in item.sql
        item.sql = item.sql.replace(old, new)
    item.reverse_sql = drop_statements(item.sql)


def written(graph):
    """The migration that `makemigrations` writes for a graph, None where nothing has changed."""
    loader = MigrationLoader(None)
    detector = MigrationAutodetector(
        loader.project_state(), ProjectState.from_apps(apps), to_sql_graph=graph
    )
    changes = detector.changes(graph=loader.graph, trim_to_apps={"agreements"})
    if not changes:
        return None
    (migration,) = changes["agreements"]
    return migration


def described(migration):
    return [operation.describe() for operation in migration.operations]


def recomputed(migration):
    """The statements with which it ends."""
    return migration.operations[-1].sql.splitlines()


def apply(migration):
    """Run a migration on the database of the test."""
    with connection.schema_editor(atomic=False) as editor:
        migration.apply(MigrationLoader(None).project_state(), editor)


def test_both_commands_detect_changed_sql():
    assert makemigrations.Command.autodetector is MigrationAutodetector
    assert migrate.Command.autodetector is MigrationAutodetector


@pytest.mark.django_db
def test_nothing_is_written_while_nothing_has_changed(graph):
    assert written(graph) is None


@pytest.mark.django_db
def test_changed_function_is_replaced_and_its_old_text_kept_for_the_way_back(graph):
    before = graph.nodes["agreements", "lock_tree"].sql
    changed(graph, "lock_tree", ("register.tree.", "register.other."))

    migration = written(graph)

    (operation,) = migration.operations
    assert operation.describe() == 'Alter SQL "lock_tree"'
    assert operation.sql == before.replace("register.tree.", "register.other.")
    assert operation.reverse_sql == before


@pytest.mark.django_db
def test_written_migration_spells_the_text_line_by_line(graph):
    changed(graph, "lock_tree", ("register.tree.", "a 'quoted' \\ name."))

    text = MigrationWriter(written(graph), include_header=False).as_string()

    namespace = {}
    exec(text, namespace)
    (operation,) = namespace["Migration"].operations
    assert operation.sql == graph.nodes["agreements", "lock_tree"].sql
    assert max(map(len, text.splitlines())) < 130


@pytest.mark.django_db
def test_function_with_another_result_is_dropped_first(graph):
    changed(
        graph,
        "agreement_terms",
        ("item jsonb)", "item jsonb, more int)"),
        ("'name_vi', t.name_vi)", "'name_vi', t.name_vi), 0"),
    )

    migration = written(graph)

    assert described(migration)[:2] == [
        'Reverse alter SQL "agreement_terms"',
        'Alter SQL "agreement_terms"',
    ]
    assert recomputed(migration) == [
        "SELECT agreement_refresh(array_agg(id)) FROM agreements_agreement;"
    ]
    apply(migration)


@pytest.mark.django_db
def test_what_is_not_replaced_is_dropped_before_the_function_that_it_calls(graph):
    changed(graph, "partnerships_of", ("CREATE OR REPLACE", "CREATE"))
    changed(
        graph,
        "partnerships_of_itself",
        ("contact_count int,", "contact_count int, more int,"),
        ("count(*) FILTER (WHERE is_contact)::int,", "count(*) FILTER (WHERE is_contact)::int, 0,"),
    )

    migration = written(graph)

    assert described(migration) == [
        'Reverse alter SQL "partnerships_of"',
        'Reverse alter SQL "partnerships_of_itself"',
        'Alter SQL "partnerships_of_itself"',
        'Alter SQL "partnerships_of"',
    ]
    apply(migration)


@pytest.mark.django_db
def test_trigger_that_is_gone_is_dropped(graph):
    item = graph.nodes["agreements", "area_triggers"]
    item.sql = item.sql.partition("\n\nCREATE OR REPLACE TRIGGER derive_update")[0]
    item.reverse_sql = drop_statements(item.sql)

    apply(written(graph))

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgname FROM pg_trigger WHERE tgrelid = 'agreements_area'::regclass "
            "AND tgname LIKE 'derive%'"
        )
        assert cursor.fetchall() == [("derive_insert",)]


@pytest.mark.django_db
def test_columns_that_follow_from_a_changed_function_are_computed_anew(graph):
    make_agreement(parties=[make_region(name="Xining"), make_institution(name="A hospital")])
    changed(graph, "joined_names", ("string_agg(DISTINCT word", "string_agg(DISTINCT upper(word)"))

    migration = written(graph)
    apply(migration)

    kinds = ("agreement", "delegation", "exchange", "programme")
    assert recomputed(migration) == [
        f"SELECT {kind}_refresh(array_agg(id)) FROM agreements_{kind};" for kind in kinds
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT names FROM agreements_agreement")
        assert cursor.fetchone() == ("A HOSPITAL\nXINING",)
    assert [check for check in check_all() if check.differences] == []


@pytest.mark.django_db
def test_generated_columns_are_computed_anew_without_a_trace(graph):
    record = make_agreement(signed="2009", title="Treaty")
    events = record.pgh_event_model.objects.count()
    changed(graph, "edtf_to", ("RETURN (edtf_span(value))[2]", "RETURN (edtf_span(value))[2] + 1"))

    apply(written(graph))

    with connection.cursor() as cursor:
        cursor.execute("SELECT signed_to::text, year_to, version FROM agreements_agreement")
        assert cursor.fetchone() == ("2010-01-01", 2010, record.version)
    assert record.pgh_event_model.objects.count() == events


@pytest.mark.parametrize("folder", MIGRATIONS, ids=lambda folder: folder.parent.name)
def test_migrations_import_nothing_of_the_application(folder):
    imported = set()
    for path in folder.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                imported |= {name.name for name in node.names}
            elif isinstance(node, ast.ImportFrom):
                imported.add(node.module)

    own = {name for name in imported if name.split(".")[0] in ("agreements", "cooperation")}
    assert own - MAY_IMPORT.keys() == set()


def test_migrations_of_all_applications_are_read():
    assert {folder.parent.name for folder in MIGRATIONS} == {
        *("agreements", "accounts", "audit", "client_limits"),
    }
