"""Databases that exist for the time of a test or a measurement."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg2


@contextmanager
def new_database(kind: str, *, options: str = "TEMPLATE template0") -> Iterator[str]:
    """The URL of a new database on the server of DATABASE_URL.

    ``kind`` begins its name; ``options`` are those of CREATE DATABASE. It is dropped at the end,
    whoever is still connected to it: sessions of the same role are ended first. DROP DATABASE
    itself waits for an autovacuum worker to give way, where WITH (FORCE) asks for the right to
    end that worker, a superuser's.
    """
    name, server = f"{kind}_{uuid4().hex[:12]}", os.environ["DATABASE_URL"]
    with closing(psycopg2.connect(server)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f'CREATE DATABASE "{name}" {options}')
            try:
                yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
            finally:
                cursor.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = %s AND usename = current_user",
                    [name],
                )
                cursor.execute(f'DROP DATABASE "{name}"')
