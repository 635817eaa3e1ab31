"""The programs of PostgreSQL that make and load a backup, and which backup is refused."""

from dataclasses import replace

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cooperation.backup import archive, writing
from devserver import postgres_programs
from devserver.data_dir import LocalError
from tests.factories import make_agreement

pytestmark = pytest.mark.slow

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
