"""An embedded PostgreSQL as other processes see it."""

import os
import subprocess
import sys

import psycopg2

from tests.paths import ROOT


def query(url, statement):
    """The rows of a statement, or None where it gives none."""
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else None
    finally:
        connection.close()


def starter(*arguments, data_dir, **options):
    """The program of the server, started for a data folder."""
    return subprocess.Popen(
        [sys.executable, "-m", "devserver.postgres", *arguments],
        env=os.environ | {"LOCAL_DATA": str(data_dir)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def server_process(server):
    """The id of the process of a server."""
    return int((server.pgdata / "postmaster.pid").read_text().splitlines()[0])
