"""What no backup is made of, and which one is not restored."""

import os
import resource
import subprocess
import sys
from dataclasses import replace

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cooperation import local_home, postgres_programs
from cooperation.backup import archive, writing
from cooperation.backup.media import locked
from cooperation.local_home import LocalError
from tests.factories import make_agreement
from tests.paths import ROOT

MANIFEST = archive.Manifest("0.1.0", "2026-11-27T01:30:50Z", 14, ["agreements.0001_functions"])


def refused(*command, **options):
    with pytest.raises(CommandError) as error:
        call_command(*command, **options)
    return str(error.value)


def written(folder, **changes):
    """A backup whose database is none."""
    (folder / "dump").write_bytes(b"no dump")
    archive.write(folder / "backup.tar", replace(MANIFEST, **changes), folder / "dump", {})
    return folder / "backup.tar"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        (
            {"register": "0.10.0"},
            "The backup was made by a newer version of the register, 0.10.0, than this one, "
            f"{writing.register_version()}: restore it with that version",
        ),
        (
            {"migrations": ["agreements.0001_functions", "agreements.9999_later"]},
            "The backup was made by a newer version of the register, 0.1.0, than this one, "
            f"{writing.register_version()} (agreements.9999_later is unknown here): restore it "
            "with that version",
        ),
        (
            {"postgresql": 99},
            "The backup was made with PostgreSQL 99, and the database is of {server}: an older "
            "server cannot load it",
        ),
    ],
)
def test_backup_of_something_newer_is_refused(folder, changes, reason):
    path = written(folder, **changes)

    message = refused("restore", str(path), "--no-input")

    server = connection.pg_version // 10_000
    assert message == f"Nothing was changed: {reason.format(server=server)}"


@pytest.mark.django_db
def test_backup_is_not_restored_under_a_running_server(folder):
    path = written(folder)
    server = psycopg2.connect(**connection.get_connection_params(), application_name="a server")

    message = refused("restore", str(path), "--no-input")

    server.close()
    assert message == (
        "Nothing was changed: The database is in use, by 1 other connections (a server): stop the "
        "register first"
    )


@pytest.mark.django_db(transaction=True)
def test_backup_whose_database_cannot_be_loaded_changes_nothing(folder, settings):
    settings.MEDIA_ROOT = folder / "media"
    path = written(folder)
    agreement = make_agreement()

    message = refused("restore", str(path), "--no-input")

    assert message.startswith("Nothing was changed: pg_restore failed: ")
    agreement.refresh_from_db()
    assert list((folder / "media").iterdir()) == []


@pytest.mark.django_db
def test_backup_is_not_written_over_another_file(folder):
    (folder / "mine.tar").write_bytes(b"mine")

    message = refused("backup", str(folder / "mine.tar"))

    assert message == f"Nothing was written: {folder / 'mine.tar'} exists already"
    assert (folder / "mine.tar").read_bytes() == b"mine"
    assert refused("backup", str(folder / "none" / "new.tar")) == (
        f"Nothing was written: {folder / 'none'} is no folder"
    )


@pytest.mark.django_db
def test_two_backups_are_not_made_in_one_folder_at_one_time(folder):
    with locked(folder, ""):
        message = refused("backup", str(folder))

    assert message == f"Nothing was written: Another backup is being made in {folder}"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("size", "reason"),
    [(50_000, "pg_dump was ended by SIGXFSZ"), (2_000_000, "[Errno 27] File too large")],
)
def test_backup_for_which_there_is_no_room_leaves_nothing(folder, size, reason):
    """Which a limit for the size of files stands for."""
    home = local_home.prepare(folder / "home")
    (home / "media").mkdir()
    (home / "media" / "scan.pdf").write_bytes(bytes(3_000_000))
    (folder / "backups").mkdir()

    process = subprocess.run(
        [sys.executable, "manage.py", "backup", str(folder / "backups")],
        env=os.environ | {"DATABASE_URL": database_url(), "LOCAL_DATA": str(home)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)),
        check=False,
    )

    assert process.returncode == 1
    assert process.stderr == f"CommandError: Nothing was written: {reason}\n"
    assert list((folder / "backups").iterdir()) == []


def database_url():
    """The address of the database of the tests."""
    address, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    return f"{address}/{connection.settings_dict['NAME']}"


@pytest.mark.django_db
def test_backup_is_made_by_programs_of_the_server_only(folder, monkeypatch):
    monkeypatch.setenv("LOCAL_POSTGRES_BIN", str(folder))
    version = connection.pg_version // 10_000

    message = refused("backup", str(folder))

    assert message == (
        f"Nothing was written: The database is of PostgreSQL {version}, and its own pg_dump, "
        "pg_restore and psql are needed (found here: none): install the client programs of "
        f"version {version}, or name their folder in LOCAL_POSTGRES_BIN"
    )
    assert list(folder.iterdir()) == []


def test_client_programs_are_of_the_wanted_version():
    """Whichever versions this machine has."""
    candidates = postgres_programs._client_candidates()
    versions = {
        postgres_programs.major_version(folder, programs=postgres_programs.CLIENT_PROGRAMS)
        for folder in candidates
    } - {None}

    found = {version: postgres_programs.find_client_programs(version) for version in versions}

    assert {
        postgres_programs.major_version(folder, programs=postgres_programs.CLIENT_PROGRAMS)
        for folder in found.values()
    } == versions
    with pytest.raises(LocalError, match=f"found here: {', '.join(map(str, sorted(versions)))}"):
        postgres_programs.find_client_programs(13)
