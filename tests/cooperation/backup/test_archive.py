"""The file of a backup: what is wrong with it is found before anything is changed."""

import gzip
import io
import subprocess
import tarfile
from dataclasses import replace

import pytest

from cooperation.backup import BackupError
from cooperation.backup.archive import Manifest, opened, write

MANIFEST = Manifest("0.1.0", "2026-11-27T01:30:50Z", 18, ["agreements.0001_functions"])
DUMP = b"PGDMP" + bytes(range(256)) * 100
MEDIA = {"sources/报告 1.pdf": b"%PDF" * 500, "empty": b"", "a/b/c.txt": b"text"}


@pytest.fixture
def backup(tmp_path):
    """The path of a whole backup."""
    (tmp_path / "dump").write_bytes(DUMP)
    files = {}
    for number, (name, data) in enumerate(MEDIA.items()):
        files[name] = tmp_path / str(number)
        files[name].write_bytes(data)
    write(tmp_path / "backup.tar", MANIFEST, tmp_path / "dump", files)
    return tmp_path / "backup.tar"


def refusal(path):
    with pytest.raises(BackupError) as error, opened(path):
        raise AssertionError("It was opened")
    return str(error.value)


def test_backup_holds_what_was_put_into_it(backup, tmp_path):
    with opened(backup) as archive:
        archive.extract_dump(tmp_path / "extracted")
        for name in archive.media:
            archive.extract_media(name, tmp_path / name.replace("/", "_"))

        assert archive.manifest == MANIFEST
        assert archive.media == list(MEDIA)
    assert (tmp_path / "extracted").read_bytes() == DUMP
    assert {name: (tmp_path / name.replace("/", "_")).read_bytes() for name in MEDIA} == MEDIA


def test_backup_can_be_checked_by_hand(backup, tmp_path):
    (tmp_path / "by hand").mkdir()
    with tarfile.open(backup) as tar:
        tar.extractall(tmp_path / "by hand", filter="data")

    subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"],
        cwd=tmp_path / "by hand",
        check=True,
    )


@pytest.mark.parametrize("size", [0, 1, 511, 512, 5_000, 20_000, -2_000, -600, -1])
def test_file_that_was_cut_short_is_refused(backup, size):
    """To so many bytes, or by so many of its contents; what follows these are zeros."""
    data = backup.read_bytes().rstrip(b"\0")
    backup.write_bytes(data[:size])

    assert refusal(backup).startswith(str(backup))


@pytest.mark.parametrize(
    ("part", "name"),
    [
        (DUMP[100:140], "database.dump"),
        (b"%PDF%PDF", "media/sources/报告 1.pdf"),
        (b'"register": "0.1.0"', "manifest.json"),
    ],
)
def test_single_wrong_bit_is_found(backup, part, name):
    data = bytearray(backup.read_bytes())
    data[data.index(part) + len(part) - 2] ^= 1
    backup.write_bytes(data)

    assert refusal(backup) == f"{backup} cannot be restored: {name} in it is damaged"


@pytest.mark.parametrize(
    "data",
    [b"", b"text", b"PGDMP" + bytes(5_000), bytes(10_240), b"\x89PNG" * 1_000, gzip.compress(DUMP)],
)
def test_other_file_is_refused(tmp_path, data):
    (tmp_path / "other").write_bytes(data)

    assert "is no backup of the register" in refusal(tmp_path / "other")


def test_file_that_cannot_be_read_is_refused(tmp_path):
    assert refusal(tmp_path / "none.tar") == (
        f"{tmp_path / 'none.tar'} cannot be read: No such file or directory"
    )
    assert refusal(tmp_path) == f"{tmp_path} cannot be read: Is a directory"


@pytest.mark.parametrize(
    "name", ["media/../../evil", "/media/evil", "media", "media//evil", "./media/evil", "evil"]
)
def test_name_that_leads_elsewhere_is_refused(backup, name):
    add(backup, tarfile.TarInfo(name), b"evil")

    assert refusal(backup) == f"{backup} cannot be restored: it holds what no backup does: {name}"


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.DIRTYPE, tarfile.CHRTYPE]
)
def test_member_that_is_no_file_is_refused(backup, kind):
    member = tarfile.TarInfo("media/evil")
    member.type, member.linkname = kind, "database.dump"
    add(backup, member, b"")

    assert "it holds what no backup does: media/evil" in refusal(backup)


def test_file_without_a_checksum_is_refused(backup):
    add(backup, tarfile.TarInfo("media/evil"), b"evil")

    assert refusal(backup) == f"{backup} cannot be restored: media/evil in it is damaged"


def test_file_that_is_missing_is_noticed(tmp_path):
    (tmp_path / "dump").write_bytes(DUMP)
    write(tmp_path / "backup.tar", MANIFEST, tmp_path / "dump", {})
    with tarfile.open(tmp_path / "backup.tar") as tar:
        sums = tar.extractfile("SHA256SUMS").read()
    add(
        tmp_path / "backup.tar", tarfile.TarInfo("SHA256SUMS"), sums + b"0" * 64 + b"  media/lost\n"
    )

    assert refusal(tmp_path / "backup.tar").endswith(": media/lost is missing in it")


def test_backup_in_a_newer_format_is_refused(tmp_path):
    (tmp_path / "dump").write_bytes(DUMP)
    write(tmp_path / "backup.tar", replace(MANIFEST, format=2), tmp_path / "dump", {})

    assert refusal(tmp_path / "backup.tar").endswith(
        ": it was made by a newer version of the register"
    )


def test_name_with_a_line_end_is_refused(tmp_path):
    (tmp_path / "file").write_bytes(b"data")

    with pytest.raises(BackupError) as error:
        write(tmp_path / "backup.tar", MANIFEST, tmp_path / "file", {"a\nb": tmp_path / "file"})

    assert str(error.value) == "The name of a file has a line end in it: 'media/a\\nb'"


def add(path, member, data):
    """Appends a member to a tar."""
    member.size = len(data)
    with tarfile.open(path, "a") as tar:
        tar.addfile(member, io.BytesIO(data))
