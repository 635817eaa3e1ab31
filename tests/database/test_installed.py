"""What the database has installed is compared with the files, statement by statement."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from agreements.database.installed import check_installed

pytestmark = pytest.mark.django_db

KEPT = "CREATE OR REPLACE FUNCTION {} LANGUAGE {}"


def run(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)


def test_migrated_database_is_that_of_the_files():
    assert check_installed() == []


def test_check_leaves_nothing_behind():
    check_installed()

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema()")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT current_schema()")
        assert cursor.fetchone() == ("public",)


@pytest.mark.parametrize(
    ("sql", "problem"),
    [
        (
            "CREATE OR REPLACE FUNCTION lock_tree(tree text) RETURNS void LANGUAGE plpgsql AS "
            "$$ BEGIN END $$",
            ("function lock_tree(tree text)", "differs"),
        ),
        (
            "CREATE OR REPLACE FUNCTION edtf_from(value text) RETURNS date "
            "LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN (edtf_span(value))[2]",
            ("function edtf_from(value text)", "differs"),
        ),
        (
            "ALTER FUNCTION path_ids(text) VOLATILE",
            ("function path_ids(path text)", "differs"),
        ),
        (
            "CREATE FUNCTION lock_tree(tree int) RETURNS void LANGUAGE sql AS ''",
            ("function lock_tree(tree integer)", "is not known"),
        ),
        (
            "DROP TRIGGER derive_update ON agreements_area",
            ("trigger derive_update of agreements_area", "is missing"),
        ),
        (
            "CREATE OR REPLACE TRIGGER check_deletion BEFORE DELETE ON agreements_exchange "
            "FOR EACH ROW WHEN (OLD.code = 'E-0001') EXECUTE FUNCTION refuse_deletion()",
            ("trigger check_deletion of agreements_exchange", "differs"),
        ),
        (
            "CREATE TRIGGER mine BEFORE DELETE ON agreements_area "
            "FOR EACH ROW EXECUTE FUNCTION refuse_deletion()",
            ("trigger mine of agreements_area", "is not known"),
        ),
        (
            "DO $$ BEGIN EXECUTE 'CREATE OR REPLACE VIEW agreements_partnership AS SELECT * FROM"
            " (' || rtrim(pg_get_viewdef('agreements_partnership'), ';')"
            " || ') v WHERE false'; END $$",
            ("view agreements_partnership", "differs"),
        ),
    ],
)
def test_what_was_changed_by_hand_is_found(sql, problem):
    run(sql)

    assert check_installed() == [problem]


def test_check_derived_names_a_function_that_was_replaced_and_fails():
    run("CREATE OR REPLACE FUNCTION path_ids(path text) RETURNS int[] IMMUTABLE RETURN '{}'::int[]")
    out = StringIO()

    with pytest.raises(CommandError, match=r"^1 functions, views or triggers are not those"):
        call_command("check_derived", stdout=out)

    lines = out.getvalue().splitlines()
    assert lines[:2] == [
        "function path_ids(path text) differs",
        "1 differences in functions, views and triggers",
    ]
    assert "agreement.card: 0 differences in 0 rows" in lines
