"""The file of a backup: a tar that can be read by hand.

It holds `database.dump` (for pg_restore), `media/` (the uploaded files), `manifest.json` (what the
backup is of), and `SHA256SUMS` as its last member, which `sha256sum --check` reads: a file that was
cut short has none.
"""

import hashlib
import json
import os
import tarfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from cooperation.backup import BackupError

FORMAT = 1
DUMP, MEDIA, MANIFEST, SUMS = "database.dump", "media", "manifest.json", "SHA256SUMS"
CHUNK = 1024 * 1024  # bytes
LARGEST_TEXT = 100_000_000  # bytes of the manifest, or of the checksums


@dataclass(frozen=True)
class Manifest:
    """The description of a backup.

    ``register`` is the version of the program, ``created_at`` a time in UTC (ISO 8601),
    ``postgresql`` the major version of the server, ``migrations`` the "app.name" of all that were
    applied, ``format`` that of the file.
    """

    register: str
    created_at: str
    postgresql: int
    migrations: list[str]
    format: int = FORMAT

    @classmethod
    def from_json(cls, text: bytes) -> "Manifest":
        """Raises BackupError for a format that this program does not know."""
        values = json.loads(text)
        if values["format"] > FORMAT:
            raise BackupError("it was made by a newer version of the register")
        return cls(**values)


class _Hashed:
    """A file whose checksum is known when it was read."""

    def __init__(self, file: BinaryIO):
        self.file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.digest.update(data)
        return data


def write(target: Path, manifest: Manifest, dump: Path, media: dict[str, Path]) -> None:
    """Writes a new file that only its owner reads; ``media`` are files by their relative names."""
    descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file, tarfile.open(fileobj=file, mode="w:") as tar:
        sums = {DUMP: _add(tar, DUMP, dump)}
        for name, path in media.items():
            sums[f"{MEDIA}/{name}"] = _add(tar, f"{MEDIA}/{name}", path)
        text = json.dumps(asdict(manifest), indent=2).encode()
        sums[MANIFEST] = _add_text(tar, MANIFEST, text)
        lines = "".join(f"{digest}  {name}\n" for name, digest in sums.items())
        _add_text(tar, SUMS, os.fsencode(lines))
        tar.close()
        file.flush()
        os.fsync(file.fileno())


def _add(tar: tarfile.TarFile, name: str, path: Path) -> str:
    if "\n" in name:
        raise BackupError(f"The name of a file has a line end in it: {name!r}")
    with path.open("rb") as file:
        status = os.fstat(file.fileno())
        member = _member(name, status.st_size, int(status.st_mtime))
        hashed = _Hashed(file)
        tar.addfile(member, hashed)
    return hashed.digest.hexdigest()


def _add_text(tar: tarfile.TarFile, name: str, text: bytes) -> str:
    tar.addfile(_member(name, len(text), 0), BytesIO(text))
    return hashlib.sha256(text).hexdigest()


def _member(name: str, size: int, mtime: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size, member.mtime, member.mode = size, mtime, 0o600
    return member


class Archive:
    """The file of a backup, opened for reading once all its checksums were found right."""

    def __init__(self, tar: tarfile.TarFile):
        self.tar = tar
        self.members = {member.name: member for member in tar}
        self._check()
        self.manifest = Manifest.from_json(self._text(MANIFEST))

    @property
    def media(self) -> list[str]:
        """The relative names of the uploaded files."""
        names = (name.partition("/") for name in self.members)
        return [relative for folder, _slash, relative in names if folder == MEDIA]

    def extract_dump(self, target: Path) -> None:
        self._extract(DUMP, target)

    def extract_media(self, name: str, target: Path) -> None:
        self._extract(f"{MEDIA}/{name}", target)

    def _check(self) -> None:
        if not {DUMP, MANIFEST, SUMS} <= self.members.keys():
            raise BackupError("it is no backup of the register, or was cut short")
        lines = os.fsdecode(self._text(SUMS)).splitlines()
        digests = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
        for name, member in self.members.items():
            if not (member.isreg() and _is_ours(name)):
                raise BackupError(f"it holds what no backup does: {name}")
            if name != SUMS and self._digest(name) != digests.pop(name, None):
                raise BackupError(f"{name} in it is damaged")
        if digests:
            raise BackupError(f"{min(digests)} is missing in it")

    def _text(self, name: str) -> bytes:
        if self.members[name].size > LARGEST_TEXT:
            raise BackupError(f"{name} in it is damaged")
        return b"".join(self._chunks(name))

    def _digest(self, name: str) -> str:
        digest = hashlib.sha256()
        for data in self._chunks(name):
            digest.update(data)
        return digest.hexdigest()

    def _extract(self, name: str, target: Path) -> None:
        with target.open("xb") as file:
            for data in self._chunks(name):
                file.write(data)

    def _chunks(self, name: str) -> Iterator[bytes]:
        file = self.tar.extractfile(self.members[name])
        if file is None:
            raise BackupError(f"it holds what no backup does: {name}")
        with file:
            while data := file.read(CHUNK):
                yield data


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """A backup whose checksums are right. Raises BackupError with what is wrong with the file."""
    with ExitStack() as stack:
        try:
            archive = Archive(stack.enter_context(tarfile.open(path, mode="r:")))
        except BackupError as error:
            raise BackupError(f"{path} cannot be restored: {error}") from None
        except tarfile.TarError:
            raise BackupError(f"{path} is no backup of the register, or is damaged") from None
        except OSError as error:
            raise BackupError(f"{path} cannot be read: {error.strerror}") from None
        yield archive


def _is_ours(name: str) -> bool:
    """Whether a backup may hold this: one of its own parts, or a file that lies within `media`."""
    parts = PurePosixPath(name).parts
    if "/".join(parts) != name or {"..", "/"} & set(parts):
        return False
    return name in (DUMP, MANIFEST, SUMS) or (parts[0] == MEDIA and len(parts) > 1)
