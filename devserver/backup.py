"""Backups of the register on this machine: `make backup` and `make restore`.

    python -m devserver.backup backup    write a backup of the database and uploaded files
    python -m devserver.backup restore   replace both by those of a backup, after asking

The variable FILE names the backup; without it a new one lies in `backups/` in the data folder.
"""

import os
import signal
import sys
from pathlib import Path

import django
from django.core.management import CommandError, call_command

from devserver import server
from devserver.data_dir import LocalError, default_data_dir, prepare_data_dir
from devserver.postgres import database
from devserver.processes import end_on_signals


def backup() -> None:
    target = chosen_file()
    if target is None:
        target = prepare_data_dir(default_data_dir()) / "backups"
        target.mkdir(mode=0o700, exist_ok=True)
    run("backup", str(target))


def restore() -> None:
    file = chosen_file()
    if file is None:
        raise LocalError("Which backup? 'make restore FILE=…' restores one")
    if not file.is_file():
        raise LocalError(f"{file} is no file")
    # Neither does a server run meanwhile, nor can one be started.
    lock = server.take_lock(prepare_data_dir(default_data_dir()))
    run("restore", str(file))
    os.close(lock)


def chosen_file() -> Path | None:
    name = os.environ.get("FILE")
    return Path(name).expanduser() if name else None


def run(*command: str) -> None:
    """Runs a management command with the database, embedded or not."""
    os.environ["LOCAL_MODE"] = "true"
    os.environ["DJANGO_SETTINGS_MODULE"] = "cooperation.settings"
    end_on_signals()
    with database():
        django.setup()
        call_command(*command)


def main(arguments: list[str]) -> None:
    match arguments:
        case ["backup"]:
            backup()
        case ["restore"]:
            restore()
        case _:
            sys.exit("usage: python -m devserver.backup backup|restore")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    except (LocalError, CommandError) as error:
        sys.exit(str(error))
