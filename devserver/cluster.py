"""The data of the embedded PostgreSQL (a "cluster") and the server process that works on it."""

import os
import pwd
import secrets
import shutil
import subprocess
import time
from pathlib import Path

from devserver import postgres_programs
from devserver.data_dir import LocalError, write_private

NAME = "register"  # of the database and of the role that owns it
TIMEOUT = 60  # seconds for a start (recovery after a crash included) or a stop


def create_cluster(
    data_dir: Path, programs: Path, account: pwd.struct_passwd | None, lock: int
) -> None:
    """Makes `postgres/` and `password` in the data folder, both whole or not at all.

    The programs run as the account and inherit the lock. The superuser's password is thrown away.
    """
    unfinished = data_dir / "postgres.unfinished"
    superuser_password = data_dir / "superuser_password"
    shutil.rmtree(unfinished, ignore_errors=True)
    superuser_password.unlink(missing_ok=True)
    unfinished.mkdir(mode=0o700)
    write_private(superuser_password, secrets.token_urlsafe(32))
    if account:
        os.chown(unfinished, account.pw_uid, account.pw_gid)
        os.chown(superuser_password, account.pw_uid, account.pw_gid)
    try:
        postgres_programs.run(
            programs / "initdb",
            f"--pgdata={unfinished}",
            "--username=postgres",
            f"--pwfile={superuser_password}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            *postgres_programs.locale_options(postgres_programs.major_version(programs)),
            account=account,
            lock=lock,
        )
    finally:
        superuser_password.unlink()
    (data_dir / "password").unlink(missing_ok=True)
    password = secrets.token_urlsafe(32)
    # CREATEDB is for the tests, which make databases of their own.
    statements = (
        f"CREATE ROLE {NAME} LOGIN CREATEDB PASSWORD '{password}';\n"
        f"CREATE DATABASE {NAME} OWNER {NAME};\n"
    )
    postgres_programs.run(
        *(programs / "postgres", "--single", "-D", unfinished),
        *("-c", "exit_on_error=on", "-c", "log_min_error_statement=panic", "postgres"),
        account=account,
        lock=lock,
        text=statements,
    )
    write_private(data_dir / "password", password)
    unfinished.rename(data_dir / "postgres")


def launch(
    programs: Path,
    pgdata: Path,
    socket_folder: Path,
    log_path: Path,
    *,
    account: pwd.struct_passwd | None,
    lock: int,
) -> None:
    """Starts the server, which inherits the lock, and waits until it accepts connections."""
    descriptor = os.open(log_path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(descriptor, "ab") as log:
        begin = log.tell()
        server = subprocess.Popen(
            [
                *(programs / "postgres", "-D", pgdata),
                *("-c", "listen_addresses="),
                *("-c", "port=5432"),
                *("-c", f"unix_socket_directories={socket_folder}"),
                *("-c", "unix_socket_permissions=0700"),
                *("-c", "logging_collector=off"),
            ],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            cwd="/",
            pass_fds=[lock],
            start_new_session=True,  # Ctrl-C in the terminal is for those who use it.
            **postgres_programs.as_user(account),
        )
    give_up_at = time.monotonic() + TIMEOUT
    while not postgres_programs.accepts_connections(programs, socket_folder):
        if server.poll() == 0:
            return  # It was ready, and somebody has stopped it already.
        if server.returncode is not None:
            with log_path.open(errors="replace") as log:
                log.seek(begin)
                reason = postgres_programs.complaint(log.read())
            raise LocalError(f"PostgreSQL did not start: {reason} (the log is {log_path})")
        if time.monotonic() > give_up_at:
            raise LocalError(f"PostgreSQL is still not ready; see {log_path}")
        time.sleep(0.05)
    server.returncode = 0  # It outlives this process: nobody need wait for it.
