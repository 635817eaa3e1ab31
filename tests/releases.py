"""Databases as releases of the register have left them.

`data/release-….sql.gz` is a database that a release made: its tables, functions and triggers, and
a small register. It is written once, at the release, and never changed:

    python -m devserver.postgres during python -m tests.releases 0.1.0
"""

import gzip
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg2

from devserver.databases import new_database
from tests.paths import ROOT

DATA = Path(__file__).parent / "data"
DUMPS = {path.name.removesuffix(".sql.gz"): path for path in DATA.glob("release-*.sql.gz")}


def last_release():
    """The name of the newest dump: release-0.1.0."""
    return max(DUMPS, key=lambda name: [int(part) for part in name.split("-")[1].split(".")])


@contextmanager
def restored(name=None):
    """The address of a database as a release has left it; the last one unless one is named."""
    with new_database("release") as url:
        with gzip.open(DUMPS[name or last_release()], "rt", encoding="utf-8") as file:
            execute(url, file.read())
        yield url


def execute(url, statements):
    """Run statements on a database, each by itself where there is one only."""
    session = psycopg2.connect(url)
    session.autocommit = True
    try:
        with session.cursor() as cursor:
            cursor.execute(statements)
    finally:
        session.close()


def manage(url, *arguments, folder=ROOT):
    """The output of a command of the project in a folder, on a database."""
    environment = os.environ | {"DATABASE_URL": url, "LOCAL_MODE": "true"}
    command = [sys.executable, "manage.py", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def write_dump(release):
    """Make the database of this version with a small register in it, and write it as SQL."""
    import django
    from django.core.management import call_command
    from django.db import connection

    from devserver.postgres_programs import find_client_programs

    with new_database("release") as url, tempfile.TemporaryDirectory() as folder:
        os.environ |= {"DATABASE_URL": url, "LOCAL_MODE": "true"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "cooperation.settings"
        django.setup()
        call_command("migrate", verbosity=0)
        from tests.small_register import write_register

        call_command("load_register", folder=write_register(Path(folder)), verbosity=0)
        programs = find_client_programs(connection.pg_version // 10_000)
        connection.close()
        command = [programs / "pg_dump", "--inserts", "--no-owner", "--no-privileges", url]
        dump = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    lines = [line for line in dump.splitlines() if not line.startswith(("--", "\\"))]
    with gzip.open(DATA / f"release-{release}.sql.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(line for line in lines if line) + "\n")


if __name__ == "__main__":
    write_dump(*sys.argv[1:])
