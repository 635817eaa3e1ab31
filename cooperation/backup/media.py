"""The folder of uploaded files (MEDIA_ROOT): what a backup takes from it and puts into it.

A folder cannot be replaced in one step together with a database. So the files of a backup are laid
beside those that are there first, which hurts nobody; once the database is restored, those that had
to wait because another file has their name take its place, and all that the backup does not hold is
removed. Whenever this ends, the database finds all files that it names, except, for a moment,
other contents under the same name: restoring once more puts them right.
"""

import fcntl
import filecmp
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from cooperation.backup import BackupError
from cooperation.backup.archive import Archive

STAGE = ".restoring"


def files_in(folder: Path) -> dict[str, Path]:
    """The files below a folder by their relative names, in order; none if there is no folder.

    Raises BackupError for what is neither a file nor a folder, such as a link.
    """
    if not folder.exists():
        return {}
    found = {}
    for place, folders, names in os.walk(folder, onerror=_raise):
        if Path(place) == folder and STAGE in folders:
            folders.remove(STAGE)
        for name in (*folders, *names):
            path = Path(place, name)
            if path.is_symlink() or not (path.is_file() or path.is_dir()):
                raise BackupError(f"{path} is neither a file nor a folder: no backup can hold it")
        found |= {str(Path(place, name).relative_to(folder)): Path(place, name) for name in names}
    return dict(sorted(found.items()))


def _raise(error: OSError) -> None:
    raise error


class Stage:
    """The files of a backup on their way into the folder."""

    def __init__(self, folder: Path, archive: Archive):
        self.folder = folder
        self.path = folder / STAGE
        self.archive = archive
        self.owner = folder.stat()
        self.added: list[Path] = []  # Files and folders, in order.
        self.waiting: list[str] = []

    def unpack(self) -> Path:
        """Lays all files of the backup into the stage; returns the dump of the database."""
        for name in self.archive.media:
            target = self._staged(name)
            target.parent.mkdir(parents=True, exist_ok=True)
            self.archive.extract_media(name, target)
            target.chmod(0o644)  # As Django gives them to uploaded files.
            self._own(target)
        dump = self.path / "database.dump"
        self.archive.extract_dump(dump)
        return dump

    def add(self) -> None:
        """Puts the files into the folder whose names are free there."""
        for name in self.archive.media:
            target = self.folder / name
            if target.is_file() and filecmp.cmp(self._staged(name), target, shallow=False):
                continue
            if target.exists() or not all(above.is_dir() for above in self._existing(target)):
                self.waiting.append(name)
            else:
                self._place(name)

    def finish(self) -> None:
        """Removes what the backup does not hold, and gives the others their places."""
        kept = set(self.archive.media)
        for name, path in files_in(self.folder).items():
            if name not in kept:
                path.unlink()
        self._remove_empty_folders()
        for name in self.waiting:
            self._place(name)

    def undo(self) -> None:
        """Removes again what was added."""
        for path in reversed(self.added):
            if path.is_dir():
                with suppress(OSError):  # Somebody has put something into it.
                    path.rmdir()
            else:
                path.unlink(missing_ok=True)

    def _staged(self, name: str) -> Path:
        return self.path / "media" / name

    def _existing(self, target: Path) -> list[Path]:
        """The part of the path from the folder to a file that exists already."""
        between = target.relative_to(self.folder).parents
        return [self.folder / part for part in between if (self.folder / part).exists()]

    def _place(self, name: str) -> None:
        self._make_folder((self.folder / name).parent)
        self.added.append(self.folder / name)
        self._staged(name).replace(self.folder / name)

    def _make_folder(self, folder: Path) -> None:
        if not folder.is_dir():
            self._make_folder(folder.parent)
            folder.mkdir()
            self.added.append(folder)
            self._own(folder)

    def _own(self, path: Path) -> None:
        """Gives a file to whom the folder belongs: the server, where root restores."""
        if os.geteuid() == 0:
            os.chown(path, self.owner.st_uid, self.owner.st_gid)

    def _remove_empty_folders(self) -> None:
        for place, _folders, _names in os.walk(self.folder, topdown=False):
            path = Path(place)
            if path not in (self.folder, self.path) and not any(path.iterdir()):
                path.rmdir()


@contextmanager
def staged(folder: Path, archive: Archive) -> Iterator[Stage]:
    """A stage within the folder, so that files need only be renamed; it is gone afterwards.

    Raises BackupError while another restoration has one there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder, "Another restoration is at work"):
        stage = Stage(folder, archive)
        shutil.rmtree(stage.path, ignore_errors=True)  # Left by one that was killed.
        stage.path.mkdir(mode=0o700)
        try:
            yield stage
        finally:
            shutil.rmtree(stage.path, ignore_errors=True)


@contextmanager
def locked(folder: Path, refusal: str) -> Iterator[None]:
    """Holds a folder for as long as the block lasts; raises BackupError where somebody has it."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise BackupError(f"{refusal} in {folder}") from None
        yield
    finally:
        os.close(descriptor)
