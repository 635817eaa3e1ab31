"""Making a backup."""

import os
import shutil
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from cooperation.backup import BackupError, archive, database, media

UNFINISHED = ".unfinished"  # The folder in which a backup grows.


def back_up(target: Path, *, now: datetime) -> Path:
    """Writes a backup and returns where: a new file, or one named by the time in a folder.

    The file appears whole or not at all, and only its owner reads it. Raises BackupError.
    """
    if target.is_dir():
        target /= f"register-{now.astimezone(UTC):%Y-%m-%dT%H%M%SZ}.tar"
    folder = target.parent
    if target.exists():
        raise BackupError(f"{target} exists already")
    if not folder.is_dir():
        raise BackupError(f"{folder} is no folder")
    with media.locked(folder, "Another backup is being made"):
        unfinished = folder / UNFINISHED
        shutil.rmtree(unfinished, ignore_errors=True)  # Left by one that was killed.
        unfinished.mkdir(mode=0o700)
        try:
            _write(unfinished, now)
            _publish(unfinished / "backup.tar", target)
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return target


def _write(folder: Path, now: datetime) -> None:
    migrations = sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations())
    if not migrations:
        raise BackupError("The database is empty: there is nothing to back up")
    manifest = archive.Manifest(
        register=register_version(),
        created_at=f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        postgresql=database.major_version(),
        migrations=migrations,
    )
    # The database first: each file that it names then was there already.
    database.dump(folder / archive.DUMP)
    files = media.files_in(Path(settings.MEDIA_ROOT))
    archive.write(folder / "backup.tar", manifest, folder / archive.DUMP, files)


def _publish(unfinished: Path, target: Path) -> None:
    """Gives a file its name, which nobody may have taken meanwhile, for good."""
    try:
        target.hardlink_to(unfinished)
    except FileExistsError:
        raise BackupError(f"{target} exists already") from None
    descriptor = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def register_version() -> str:
    """The version of this program: "0.1.0"."""
    project = (settings.BASE_DIR / "pyproject.toml").read_text(encoding="utf-8")
    return tomllib.loads(project)["project"]["version"]
