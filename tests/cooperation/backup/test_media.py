"""Uploaded files on their way out of a backup: none is lost unless the restoration succeeds."""

import os

import pytest

from cooperation.backup import BackupError
from cooperation.backup.archive import Manifest, opened, write
from cooperation.backup.media import files_in, staged

MANIFEST = Manifest("0.1.0", "2026-11-27T01:30:50Z", 18, [])
OURS = {"same": b"same", "other": b"of the backup", "new/deep/file": b"new", "was/file": b"folder"}
THEIRS = {"same": b"same", "other": b"since", "old/file": b"old", "was": b"a file"}


@pytest.fixture
def folder(tmp_path):
    make(tmp_path / "media", THEIRS)
    return tmp_path / "media"


@pytest.fixture
def archive(tmp_path):
    make(tmp_path / "ours", OURS)
    (tmp_path / "dump").write_bytes(b"the dump")
    write(tmp_path / "backup.tar", MANIFEST, tmp_path / "dump", files_in(tmp_path / "ours"))
    with opened(tmp_path / "backup.tar") as archive:
        yield archive


def make(folder, files):
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def contents(folder):
    return {name: path.read_bytes() for name, path in files_in(folder).items()}


def test_files_become_those_of_the_backup_in_the_end(folder, archive):
    with staged(folder, archive) as stage:
        dump = stage.unpack()
        data = dump.read_bytes()
        stage.add()
        meanwhile = contents(folder)
        stage.finish()

    assert data == b"the dump"
    assert meanwhile == THEIRS | {"new/deep/file": b"new"}
    assert contents(folder) == OURS
    assert sorted(path.name for path in folder.iterdir()) == ["new", "other", "same", "was"]
    assert (folder / "other").stat().st_mode & 0o777 == 0o644


def test_files_are_as_before_where_the_database_was_not_restored(folder, archive):
    with staged(folder, archive) as stage:
        stage.unpack()
        stage.add()
        stage.undo()

    assert contents(folder) == THEIRS
    assert sorted(path.name for path in folder.iterdir()) == ["old", "other", "same", "was"]


def test_stage_of_a_restoration_that_was_killed_is_cleared(folder, archive):
    make(folder / ".restoring", {"media/left": b"left"})

    with staged(folder, archive) as stage:
        stage.unpack()
        left = (folder / ".restoring" / "media" / "left").exists()

    assert not left
    assert contents(folder) == THEIRS
    assert not (folder / ".restoring").exists()


def test_two_restorations_do_not_work_in_one_folder(folder, archive):
    with staged(folder, archive), pytest.raises(BackupError) as error, staged(folder, archive):
        raise AssertionError("Both work")

    assert str(error.value) == f"Another restoration is at work in {folder}"


def test_stage_is_for_its_owner_only(folder, archive):
    with staged(folder, archive) as stage:
        assert stage.path.stat().st_mode & 0o777 == 0o700


def test_folder_that_does_not_exist_holds_no_files(tmp_path, archive):
    assert files_in(tmp_path / "none") == {}

    with staged(tmp_path / "none" / "media", archive) as stage:
        stage.unpack()
        stage.add()
        stage.finish()

    assert contents(tmp_path / "none" / "media") == OURS


@pytest.mark.parametrize("make_it", [lambda path: path.symlink_to("same"), os.mkfifo])
def test_what_is_no_file_is_not_left_out_in_silence(folder, make_it):
    make_it(folder / "strange")

    with pytest.raises(BackupError) as error:
        files_in(folder)

    assert str(error.value) == (
        f"{folder / 'strange'} is neither a file nor a folder: no backup can hold it"
    )


@pytest.mark.skipif(os.geteuid() != 0, reason="Only root may give files away")
def test_restored_files_belong_to_the_server(folder, archive):
    os.chown(folder, 65534, 65534)

    with staged(folder, archive) as stage:
        stage.unpack()
        stage.add()
        stage.finish()

    assert {path.stat().st_uid for path in (folder / "new").rglob("*")} == {65534}
    assert (folder / "new").stat().st_uid == 65534
