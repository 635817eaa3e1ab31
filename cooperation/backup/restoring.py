"""Restoring a backup: the whole database and all uploaded files become those of the backup."""

import re
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from cooperation.backup import BackupError, IncompleteError, archive, database, media
from cooperation.backup.writing import register_version

SHOWN = 3  # sessions named in a refusal


def check(backup: archive.Archive) -> None:
    """Raises BackupError for a backup that this program or this database cannot take."""
    manifest = backup.manifest
    loader = MigrationLoader(None)
    known = {*loader.disk_migrations}
    known |= {key for migration in loader.disk_migrations.values() for key in migration.replaces}
    unknown = sorted(set(manifest.migrations) - {".".join(key) for key in known})
    if _numbers(manifest.register) > _numbers(register_version()) or unknown:
        reason = f" ({unknown[0]} is unknown here)" if unknown else ""
        raise BackupError(
            f"The backup was made by a newer version of the register, {manifest.register}, than "
            f"this one, {register_version()}{reason}: restore it with that version"
        )
    server = database.major_version()
    if manifest.postgresql > server:
        raise BackupError(
            f"The backup was made with PostgreSQL {manifest.postgresql}, and the database is of "
            f"{server}: an older server cannot load it"
        )


def refuse_other_sessions() -> None:
    """Raises BackupError while somebody else, such as a running server, uses the database."""
    if names := database.other_sessions():
        others = ", ".join(names[:SHOWN]) + (", …" if len(names) > SHOWN else "")
        raise BackupError(
            f"The database is in use, by {len(names)} other connections ({others}): stop the "
            "register first"
        )


def is_fresh() -> bool:
    """Whether there is nothing yet that could be lost."""
    return database.is_empty() and not media.files_in(Path(settings.MEDIA_ROOT))


def restore(backup: archive.Archive) -> None:
    """Replaces the database and the uploaded files, or leaves both as they are and raises.

    Raises IncompleteError where only the files could not be replaced in the end.
    """
    refuse_other_sessions()
    connection.close()  # Our own session would wait for itself.
    is_committed = False
    with media.staged(Path(settings.MEDIA_ROOT), backup) as stage:
        try:
            dump = stage.unpack()
            stage.add()
            with database.loading(dump) as load, undisturbed():
                load.commit()
                is_committed = True
                stage.finish()
        except OSError as error:
            if not is_committed:
                raise
            raise IncompleteError(
                f"The database is restored, but not all files ({error}): restore the backup again"
            ) from error
        except KeyboardInterrupt:
            if not is_committed:
                raise
        finally:
            if not is_committed:
                stage.undo()


@contextmanager
def undisturbed() -> Iterator[None]:
    """Holds signals that would end the program back until the end of the block."""
    ending = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ending)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", version)[:3]))
