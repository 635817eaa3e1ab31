"""Backups of embedded databases, made and restored as `make` does it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cooperation import postgres_programs
from tests.paths import ROOT

ACCOUNT = ("clerk", "correct horse battery")


@pytest.mark.parametrize(
    "programs",
    sorted(set(postgres_programs._candidates())),
    ids=lambda programs: str(postgres_programs.major_version(programs)),
)
def test_register_comes_back_after_its_data_was_deleted(folder, programs):
    home = folder / "home"
    environment = {"LOCAL_POSTGRES_BIN": str(programs), "LOCAL_DATA": str(home)}

    run("local_postgres", "during", *manage("migrate", "--verbosity=0"), **environment)
    account = manage("createsuperuser", "--noinput", "--username", ACCOUNT[0], "--email", "")
    secret = {"DJANGO_SUPERUSER_PASSWORD": ACCOUNT[1]}
    run("local_postgres", "during", *account, **environment, **secret)
    (home / "media" / "sources").mkdir(parents=True)
    (home / "media" / "sources" / "报告.pdf").write_bytes(b"%PDF")
    made = run("local_backup", "backup", **environment)
    backup = made.removeprefix("The backup is ").strip()
    run("local_server", "reset", text="yes\n", **environment)
    fresh = run("local_backup", "restore", FILE=backup, **environment)
    again = run("local_backup", "restore", FILE=backup, text="yes\n", **environment)

    assert Path(backup).parent == home / "backups"
    assert fresh == "The backup is restored.\n"
    assert again.endswith("The backup is restored.\n")
    assert (home / "media" / "sources" / "报告.pdf").read_bytes() == b"%PDF"
    query = "from django.contrib.auth.models import User; print(User.objects.get())"
    shell = manage("shell", "--verbosity=0", "--command", query)
    assert run("local_postgres", "during", *shell, **environment) == "clerk\n"


def manage(*command):
    return sys.executable, "manage.py", *command


def run(module, *arguments, text="", **environment):
    """What a program of the set-up prints."""
    process = subprocess.run(
        [sys.executable, "-m", f"cooperation.{module}", *arguments],
        env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        | {"LOCAL_MODE": "true"}
        | environment,
        cwd=ROOT,
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout
