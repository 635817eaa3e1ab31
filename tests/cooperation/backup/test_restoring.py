"""A drill: the register is backed up, lost, and restored, and all is as it was."""

import io
import os
import signal
import subprocess
import sys
import time

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.db import connection, connections

from agreements.models import Agreement, Source
from agreements.models.history import changes_since_publication
from agreements.serializers.public import public_fields
from devserver.databases import new_database
from tests.databases import DatabaseWithMedia, maintenance
from tests.factories import (
    make_agreement,
    make_commitment,
    make_delegation,
    make_exchange,
    make_region,
    make_source,
    make_user,
)
from tests.paths import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture
def databases(migrated, db, folder, settings):
    """A database that is in use, and an empty one."""
    before = connections["default"]
    with (
        new_database("used", options=f'TEMPLATE "{migrated}"') as used_url,
        new_database("empty") as empty_url,
    ):
        used, empty = (DatabaseWithMedia(url, folder) for url in (used_url, empty_url))
        used.use(settings)
        try:
            yield used, empty
        finally:
            connections["default"] = before
            for database in (used, empty):
                database.connection.close()


# What a newer version, or somebody by hand, may have made since.
LATER = """
CREATE TYPE later_kind AS ENUM ('one');
CREATE TABLE later (id serial PRIMARY KEY, kind later_kind, agreement_id int
    REFERENCES agreements_agreement);
CREATE VIEW later_view AS SELECT id FROM later;
CREATE FUNCTION later() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT count(*) FROM later_view);
"""


def fill():
    """Records in several states, with history, parts, a file and people."""
    source = make_source(text="The text.", is_text_public=True)
    source.file.save("报告.pdf", ContentFile(b"%PDF-1.7 the file"))
    agreement = make_agreement(title="Old title", source=source)
    agreement.title = "New title"
    agreement.save()
    make_commitment(agreement=agreement)
    make_delegation(source=source)
    make_exchange(state="submitted")
    make_agreement(state="draft")
    make_user(username="clerk")


def test_register_is_the_same_after_its_restoration(databases, folder, settings, capsys):
    used, empty = databases
    fill()
    contents, files = used.contents(), used.files()

    call_command("backup", str(folder))
    backup = next(folder.glob("*.tar"))
    empty.use(settings)
    call_command("restore", str(backup))

    assert empty.contents() == contents
    assert empty.files() == files == {"sources/报告.pdf": b"%PDF-1.7 the file"}
    assert capsys.readouterr().out == f"The backup is {backup}\nThe backup is restored.\n"
    assert backup.stat().st_mode & 0o777 == 0o600
    assert set(folder.iterdir()) == {backup, used.media, empty.media}
    assert_register_goes_on()


def assert_register_goes_on():
    """What is written next takes free ids and codes, is derived and goes into the history."""
    newest = Agreement.objects.latest("pk").pk
    region = make_region()

    record = make_agreement(title="Next", parties=[region, make_region()])
    record.title = "Next one"
    record.save()

    assert record.pk > newest
    assert sorted(Agreement.objects.for_public().values_list("code", flat=True)) == [
        "A-0001",
        "A-0002",
    ]
    assert [found.code for found in Agreement.objects.for_public().in_region(region)] == ["A-0002"]
    assert len(list(changes_since_publication(record, public_fields()))) == 1
    call_command("check_derived")


def test_restoration_replaces_all_and_brings_an_older_database_up_to_date(
    databases, folder, settings, monkeypatch, capsys
):
    used, _empty = databases
    fill()
    contents, files = used.contents(), used.files()
    call_command("migrate", "axes", "0009", verbosity=0)
    call_command("backup", str(folder / "older.tar"))
    capsys.readouterr()
    source = Source.objects.exclude(file="").get()
    Source.objects.filter(pk=source.pk).update(title="Changed")
    with connection.cursor() as cursor:
        cursor.execute(LATER)
    (used.media / source.file.name).write_bytes(b"changed")
    (used.media / "later" / "file").mkdir(parents=True)
    (used.media / "later" / "file" / "new.txt").write_bytes(b"new")
    connection.close()

    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))
    call_command("restore", str(folder / "older.tar"))

    assert {name for name, rows in used.contents().items() if rows != contents.get(name)} == {
        *("django_migrations", "django_migrations_id_seq"),  # Written later.
    }
    assert used.contents().keys() == contents.keys()
    assert used.files() == files
    assert capsys.readouterr().out.startswith("The backup is of 20")


def test_nothing_is_restored_without_a_yes(databases, folder, monkeypatch):
    used, _empty = databases
    make_agreement()
    call_command("backup", str(folder / "backup.tar"))
    make_agreement()
    before = used.contents()

    for answer in ("no\n", "YES\n", "\n", ""):
        monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
        with pytest.raises(CommandError, match=r"^Nothing was changed\.$"):
            call_command("restore", str(folder / "backup.tar"))

    assert used.contents() == before


def run(*command, database, **options):
    """A command of Django in a process of its own, for a database and its media folder."""
    environment = {"DATABASE_URL": database.url, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        [sys.executable, "-c", WITH_MEDIA, str(database.media), *command],
        env=os.environ | environment,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **options,
    )


# Whoever starts the tests in the background has them ignore SIGINT, and so their children.
WITH_MEDIA = """
import signal
import sys
from pathlib import Path
from django.conf import settings
from django.core.management import execute_from_command_line
signal.signal(signal.SIGINT, signal.default_int_handler)
settings.MEDIA_ROOT = Path(sys.argv.pop(1))
execute_from_command_line(sys.argv)
"""


def test_interrupted_restoration_changes_nothing_and_can_be_repeated(databases, folder):
    used, _empty = databases
    fill()
    call_command("backup", str(folder / "first.tar"))
    before = used.contents()
    make_agreement(title="Made since")
    (used.media / "since.txt").write_bytes(b"since")
    contents, files = used.contents(), used.files()

    output, status = interrupted(signal.SIGINT, used, folder / "first.tar")
    assert (output, status) == ("CommandError: Nothing was changed.\n", 130)
    assert used.contents() == contents
    assert used.files() == files
    output, status = interrupted(signal.SIGKILL, used, folder / "first.tar")
    assert (output, status) == ("", -9)
    assert used.contents() == contents
    assert files.items() <= used.files().items()

    call_command("restore", str(folder / "first.tar"), "--no-input")
    assert used.contents() == before
    assert used.files().keys() == files.keys() - {"since.txt"}


def interrupted(number, database, file):
    """(what it prints, status) of a restoration that gets a signal while it loads."""
    database.connection.close()
    process = run("restore", str(file), "--no-input", database=database)
    with maintenance() as execute:
        wait_until_loading(execute, database.name)
    process.send_signal(number)
    return process.communicate()[0], process.returncode


def wait_until_loading(execute, name):
    """Returns once psql makes functions or tables in a database: data and triggers come later."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if execute(
            "SELECT 1 FROM pg_stat_activity WHERE datname = %s AND application_name = 'psql'"
            " AND state = 'active' AND query ~ '^CREATE (FUNCTION|TABLE)'",
            [name],
        ):
            return
    raise AssertionError("Nothing was loaded")
