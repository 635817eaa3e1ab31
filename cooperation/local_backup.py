"""Backups of the register on this machine: what `make backup` and `make restore` do.

    python -m cooperation.local_backup backup    write a backup of the database and uploaded files
    python -m cooperation.local_backup restore   replace both by those of a backup, after asking

The variable FILE names the backup; without it a new one lies in `backups/` in the home.
"""

import os
import signal
import sys
from pathlib import Path

import django
from django.core.management import CommandError, call_command

from cooperation import local_home, local_postgres, local_server
from cooperation.local_home import LocalError


def backup() -> None:
    target = chosen_file()
    if target is None:
        target = local_home.prepare(local_home.default_home()) / "backups"
        target.mkdir(mode=0o700, exist_ok=True)
    run("backup", str(target))


def restore() -> None:
    file = chosen_file()
    if file is None:
        raise LocalError("Which backup? 'make restore FILE=…' restores one")
    if not file.is_file():
        raise LocalError(f"{file} is no file")
    # Neither does a server run meanwhile, nor can one be started.
    lock = local_server.claim(local_home.prepare(local_home.default_home()))
    run("restore", str(file))
    os.close(lock)


def chosen_file() -> Path | None:
    name = os.environ.get("FILE")
    return Path(name).expanduser() if name else None


def run(*command: str) -> None:
    """Runs a command of Django with the database, embedded or not."""
    os.environ["LOCAL_MODE"] = "true"
    os.environ["DJANGO_SETTINGS_MODULE"] = "cooperation.settings"
    local_postgres.end_on_signals()
    with local_postgres.database():
        django.setup()
        call_command(*command)


def main(arguments: list[str]) -> None:
    match arguments:
        case ["backup"]:
            backup()
        case ["restore"]:
            restore()
        case _:
            sys.exit("usage: python -m cooperation.local_backup backup|restore")


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)
    except (LocalError, CommandError) as error:
        sys.exit(str(error))
