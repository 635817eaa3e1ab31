"""Backups of embedded databases, made and restored as `make` does it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from devserver import postgres_programs
from tests.paths import ROOT

ACCOUNT = ("clerk", "correct horse battery")


@pytest.mark.parametrize(
    "programs",
    sorted(set(postgres_programs._candidates())),
    ids=lambda programs: str(postgres_programs.major_version(programs)),
)
def test_register_comes_back_after_its_data_was_deleted(folder, programs):
    data_dir = folder / "data"
    environment = {"LOCAL_POSTGRES_BIN": str(programs), "LOCAL_DATA": str(data_dir)}

    run("postgres", "during", *manage("migrate", "--verbosity=0"), **environment)
    account = manage("createsuperuser", "--noinput", "--username", ACCOUNT[0], "--email", "")
    secret = {"DJANGO_SUPERUSER_PASSWORD": ACCOUNT[1]}
    run("postgres", "during", *account, **environment, **secret)
    (data_dir / "media" / "sources").mkdir(parents=True)
    (data_dir / "media" / "sources" / "报告.pdf").write_bytes(b"%PDF")
    made = run("backup", "backup", **environment)
    backup = made.removeprefix("The backup is ").strip()
    run("server", "reset", text="yes\n", **environment)
    fresh = run("backup", "restore", FILE=backup, **environment)
    again = run("backup", "restore", FILE=backup, text="yes\n", **environment)

    assert Path(backup).parent == data_dir / "backups"
    assert fresh == "The backup is restored.\n"
    assert again.endswith("The backup is restored.\n")
    assert (data_dir / "media" / "sources" / "报告.pdf").read_bytes() == b"%PDF"
    query = "from django.contrib.auth.models import User; print(User.objects.get())"
    shell = manage("shell", "--verbosity=0", "--command", query)
    assert run("postgres", "during", *shell, **environment) == "clerk\n"


def manage(*command):
    return sys.executable, "manage.py", *command


def run(module, *arguments, text="", **environment):
    """What a program of the set-up prints."""
    process = subprocess.run(
        [sys.executable, "-m", f"devserver.{module}", *arguments],
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
