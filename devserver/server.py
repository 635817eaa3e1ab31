"""The server for development and for trying the register out: `make run`, `stop` and `reset`.

    python -m devserver.server run    bring the database up to date and serve the pages
    python -m devserver.server stop   stop the server and the embedded database
    python -m devserver.server reset  delete all that the local mode keeps, after asking

It listens on the loopback address only, at the port that PORT names (8000 if none).
"""

import fcntl
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import django
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from devserver.data_dir import (
    PROJECT_DIR,
    LocalError,
    check_owner,
    default_data_dir,
    prepare_data_dir,
)
from devserver.postgres import LocalPostgres, database
from devserver.processes import end_on_signals, wait_for

HOST = "127.0.0.1"
GUNICORN_CONFIG = PROJECT_DIR / "cooperation" / "gunicorn.conf.py"
TIMEOUT = 60  # seconds for the server to end
OWN_FILES = [
    *("postgres", "postgres.unfinished", "postgres.log", "postgres.log.old", "password", "kept"),
    *("programs", "programs.unfinished", "media", "cache", "secret_key"),
    *("users", "server", "lock"),
]
PREPARATION = [
    ("Bringing the database up to date (a minute at first)", ["migrate", "--verbosity=0"]),
    ("Loading the first records", ["load_register"]),
    ("Collecting the static files", ["collectstatic", "--noinput", "--verbosity=0"]),
]


def run() -> None:
    os.environ["LOCAL_MODE"] = "true"
    os.environ["DJANGO_SETTINGS_MODULE"] = "cooperation.settings"
    port = chosen_port()
    data_dir = prepare_data_dir(default_data_dir())
    lock = take_lock(data_dir)
    refuse_port_in_use(port)
    end_on_signals()
    print("Starting the database …", flush=True)
    with database():
        django.setup()
        for what, command in PREPARATION:
            print(f"{what} …", flush=True)
            call_command(*command)
        print_greeting(port, data_dir)
        try:
            status = wait_for(start_server(port, lock))
        except KeyboardInterrupt:
            status = 0
    if status:
        raise LocalError(f"The server ended with status {status}: what it said stands above")
    print("\nThe register is stopped.")


def chosen_port() -> int:
    text = os.environ.get("PORT", "8000")
    if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 65535):
        raise LocalError(f"PORT must be a number from 1 to 65535, not {text!r}")
    return int(text)


def refuse_port_in_use(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise LocalError(
                f"Port {port} cannot be used ({error.strerror}): stop the program that has it, or "
                f"choose another with 'make run PORT={port + 1}'"
            ) from None


def take_lock(data_dir: Path) -> int:
    """The lock of the server, held by us and by the server for as long as either runs."""
    lock = os.open(data_dir / "server", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        process = (data_dir / "server").read_text()
        raise LocalError(
            f"The register is already running from this folder (process {process}): "
            "'make stop' stops it"
        ) from None
    write_process_number(lock, os.getpid())
    return lock


def write_process_number(lock: int, number: int) -> None:
    os.ftruncate(lock, 0)
    os.pwrite(lock, str(number).encode(), 0)


def print_greeting(port: int, data_dir: Path) -> None:
    """Prints the address, the staff account and where the data lies."""
    account, password = staff_account()
    data = "the one that DATABASE_URL names"
    if os.environ["DATABASE_URL"] == embedded_url():
        data = f"{data_dir}  (database, key, uploaded files)"
    secret = f"password  {password}  (shown only now)" if password else "(password as first shown)"
    print(
        "\nThe Health Cooperation Register is ready.\n\n"
        f"  Pages     http://{HOST}:{port}/\n"
        f"  Staff     http://{HOST}:{port}/staff/\n"
        f"  Account   {account}  {secret}\n"
        f"  Data      {data}\n\n"
        "Ctrl-C stops the server and the database.\n",
        flush=True,
    )


def embedded_url() -> str | None:
    try:
        return LocalPostgres().url
    except LocalError:
        return None


def staff_account() -> tuple[str, str | None]:
    """The first superuser's name; where there is none, makes `admin` with a random password."""
    users = get_user_model().objects
    existing = users.filter(is_superuser=True, is_active=True).order_by("pk").first()
    if existing:
        return existing.get_username(), None
    password = secrets.token_urlsafe(12)
    users.create_superuser("admin", password=password)
    return "admin", password


def start_server(port: int, lock: int) -> subprocess.Popen:
    server = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "cooperation.wsgi"),
            *("--config", str(GUNICORN_CONFIG)),
            *("--bind", f"{HOST}:{port}"),
            *("--workers", "1", "--threads", "4"),
            *("--timeout", "60", "--graceful-timeout", "5"),
            *("--log-level", "warning"),
        ],
        pass_fds=[lock],
        start_new_session=True,  # Ctrl-C is for us: we end the server.
    )
    write_process_number(lock, server.pid)
    return server


def stop() -> None:
    data_dir = default_data_dir()
    lock_file = data_dir / "server"
    if lock_file.exists():
        check_owner(data_dir)
        lock = os.open(lock_file, os.O_RDWR)
        give_up_at = time.monotonic() + TIMEOUT
        is_signalled = False
        while not lock_is_free(lock):
            if not is_signalled:
                os.kill(int(lock_file.read_text()), signal.SIGTERM)
                is_signalled = True
            if time.monotonic() > give_up_at:
                raise LocalError(f"The server (process {lock_file.read_text()}) does not stop")
            time.sleep(0.05)
        os.close(lock)
    LocalPostgres(data_dir).stop()
    print("The register is stopped.")


def lock_is_free(lock: int) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def reset() -> None:
    data_dir = default_data_dir()
    if not data_dir.exists():
        print(f"There is nothing to delete: {data_dir} does not exist.")
        return
    check_owner(data_dir)
    print(f"This deletes the database, its accounts, the key and uploaded files in {data_dir}.")
    if input("Type 'yes' to delete them: ") != "yes":
        raise LocalError("Nothing was deleted.")
    stop()
    # Only what is ours: LOCAL_DATA may name a folder that holds more.
    for name in OWN_FILES:
        if (data_dir / name).is_dir():
            shutil.rmtree(data_dir / name)
        else:
            (data_dir / name).unlink(missing_ok=True)
    print("Deleted. 'make run' starts afresh.")


def main(arguments: list[str]) -> None:
    match arguments:
        case ["run"]:
            run()
        case ["stop"]:
            stop()
        case ["reset"]:
            reset()
        case _:
            sys.exit("usage: python -m devserver.server run|stop|reset")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    except EOFError:
        sys.exit("Nothing was deleted.")
    except (LocalError, CommandError) as error:
        sys.exit(str(error))
