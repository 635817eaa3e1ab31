"""Making a backup: of what none is made, and where none is left."""

import os
import resource
import subprocess
import sys

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from cooperation.backup.media import locked
from devserver.data_dir import prepare_data_dir
from tests.paths import ROOT

pytestmark = pytest.mark.slow


def refused(*command, **options):
    with pytest.raises(CommandError) as error:
        call_command(*command, **options)
    return str(error.value)


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
def test_backup_on_a_full_disk_leaves_nothing(folder, size, reason):
    """Which a limit for the size of files stands for."""
    data_dir = prepare_data_dir(folder / "data")
    (data_dir / "media").mkdir()
    (data_dir / "media" / "scan.pdf").write_bytes(bytes(3_000_000))
    (folder / "backups").mkdir()

    process = subprocess.run(
        [sys.executable, "manage.py", "backup", str(folder / "backups")],
        env=os.environ | {"DATABASE_URL": database_url(), "LOCAL_DATA": str(data_dir)},
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
