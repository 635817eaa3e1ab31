"""Dumps of the database, made and loaded by PostgreSQL's own programs.

They are of the server's major version: a newer pg_dump reads older servers too, but writes what
these cannot load.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from django.db import connection

from cooperation.backup import BackupError
from devserver import postgres_programs

# All that a role owns in the schema of the register, but for what extensions brought.
EMPTY = """
SET lock_timeout = '10s';
DO $$
DECLARE
    commands text[];
    command text;
BEGIN
    WITH objects (class, id) AS (
        SELECT 'pg_class'::regclass, oid FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
        UNION ALL
        SELECT 'pg_proc'::regclass, oid FROM pg_proc
        WHERE pronamespace = 'public'::regnamespace
        UNION ALL
        SELECT 'pg_type'::regclass, oid FROM pg_type
        WHERE typnamespace = 'public'::regnamespace AND typtype IN ('d', 'e', 'r')
        UNION ALL
        SELECT 'pg_collation'::regclass, oid FROM pg_collation
        WHERE collnamespace = 'public'::regnamespace
        UNION ALL
        SELECT 'pg_operator'::regclass, oid FROM pg_operator
        WHERE oprnamespace = 'public'::regnamespace
        UNION ALL
        SELECT 'pg_ts_config'::regclass, oid FROM pg_ts_config
        WHERE cfgnamespace = 'public'::regnamespace
        UNION ALL
        SELECT 'pg_ts_dict'::regclass, oid FROM pg_ts_dict
        WHERE dictnamespace = 'public'::regnamespace
    )
    SELECT array_agg(format('DROP %s IF EXISTS %s CASCADE', upper(object.type), object.identity))
    INTO commands
    FROM objects, pg_identify_object(class, id, 0) AS object
    WHERE NOT EXISTS (
        SELECT FROM pg_depend WHERE classid = class AND objid = id AND deptype IN ('e', 'i')
    );
    FOREACH command IN ARRAY coalesce(commands, '{}') LOOP
        EXECUTE command;
    END LOOP;
END
$$;
"""


def major_version() -> int:
    """The major version of the server."""
    connection.ensure_connection()
    return connection.pg_version // 10_000


def is_empty() -> bool:
    """Whether the database has no tables yet."""
    return not connection.introspection.table_names()


def other_sessions() -> list[str]:
    """Who else is connected to the database: the name that each client gives itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(nullif(application_name, ''), 'without a name') FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend' ORDER BY 1"
        )
        return [name for (name,) in cursor.fetchall()]


def dump(target: Path) -> None:
    """Writes the whole database into a file for pg_restore, as it is at one moment."""
    # The register has no large objects, and loading them would end the one transaction.
    options = ["--format=custom", "--no-password", "--no-blobs", f"--file={target}"]
    result = subprocess.run(
        _command("pg_dump", *options, connects=True),
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    if result.returncode < 0:
        raise BackupError(f"pg_dump was ended by {signal.Signals(-result.returncode).name}")
    if result.returncode != 0:
        raise BackupError(f"pg_dump failed: {postgres_programs.complaint(result.stderr)}")


class Loading:
    """A transaction of psql in which a dump takes the place of all that was there."""

    def __init__(self, client: subprocess.Popen, complaints: IO[bytes]):
        self.client = client
        self.complaints = complaints
        self.is_committed = False

    def send(self, text: str) -> None:
        self.client.stdin.write(text.encode())

    def send_dump(self, source: Path) -> None:
        command = _command("pg_restore", "--no-owner", "--no-privileges", "--file=-", source)
        with subprocess.Popen(
            command,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=self.complaints,
            start_new_session=True,
        ) as reader:
            try:
                shutil.copyfileobj(reader.stdout, self.client.stdin)
            except BaseException:
                reader.kill()
                raise
        if reader.returncode != 0:
            raise self.failure("pg_restore")

    def wait(self) -> None:
        """Returns once all was carried out that was sent."""
        self.send("\\echo done\n")
        self.client.stdin.flush()
        if not self.client.stdout.readline():
            raise self.failure("psql")

    def commit(self) -> None:
        """Raises BackupError where the transaction could not be ended; it is undone then."""
        self.send("COMMIT;\n")
        self.client.stdin.close()
        if self.client.wait() != 0:
            raise self.failure("psql")
        self.is_committed = True

    def failure(self, program: str) -> BackupError:
        """The error that a program printed; psql, which may still wait for input, is ended."""
        self.client.kill()
        self.client.wait()
        self.complaints.seek(0)
        text = self.complaints.read().decode(errors="replace")
        return BackupError(f"{program} failed: {postgres_programs.complaint(text)}")


@contextmanager
def loading(source: Path) -> Iterator[Loading]:
    """The database with the contents of a dump instead of its own, until `commit()` for us alone.

    Without it, nothing has changed afterwards: psql ends its transaction only where it is told to,
    and not where its input just ends because this program died. Raises BackupError where the dump
    cannot be loaded.
    """
    options = ["--no-psqlrc", "--no-password", "--quiet", "--set=ON_ERROR_STOP=1"]
    with (
        tempfile.TemporaryFile() as complaints,
        subprocess.Popen(
            _command("psql", *options, "--output=/dev/null", connects=True),
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            start_new_session=True,  # Ctrl-C is for us.
        ) as client,
    ):
        load = Loading(client, complaints)
        try:
            load.send(f"BEGIN;\n{EMPTY}")
            load.send_dump(source)
            load.wait()
            yield load
        except BrokenPipeError:
            raise load.failure("psql") from None
        finally:
            if not load.is_committed:
                client.kill()
            with suppress(BrokenPipeError):
                client.stdin.close()


def _command(program: str, *options: str | Path, connects: bool = False) -> list[str | Path]:
    """A command line, with the parameters of Django's connection."""
    programs = postgres_programs.find_client_programs(major_version())
    if not connects:
        return [programs / program, *options]
    arguments, _environment = connection.client.settings_to_cmd_args_env(
        connection.settings_dict, [str(option) for option in options]
    )
    return [programs / program, *arguments[1:]]


def _environment() -> dict[str, str]:
    """Our environment, as the database's driver has it, with the password of the connection."""
    _arguments, variables = connection.client.settings_to_cmd_args_env(connection.settings_dict, [])
    return os.environ | (variables or {}) | {"LC_ALL": "C"}
