"""What `make backup` and `make restore` do before anything is written."""

import os

import pytest

from devserver import backup, server
from devserver.data_dir import LocalError, prepare_data_dir

pytestmark = pytest.mark.slow


@pytest.fixture
def data_dir(folder, monkeypatch):
    monkeypatch.setenv("LOCAL_DATA", str(folder / "data"))
    return prepare_data_dir(folder / "data")


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (None, "Which backup? 'make restore FILE=…' restores one"),
        ("", "Which backup? 'make restore FILE=…' restores one"),
        ("none.tar", "none.tar is no file"),
        (".", ". is no file"),
    ],
)
def test_restoration_needs_a_file(data_dir, monkeypatch, file, reason):
    monkeypatch.delenv("FILE", raising=False)
    if file is not None:
        monkeypatch.setenv("FILE", file)

    with pytest.raises(LocalError) as refusal:
        backup.restore()

    assert str(refusal.value) == reason


def test_restoration_is_refused_while_the_server_runs(data_dir, folder, monkeypatch):
    (folder / "backup.tar").write_bytes(b"")
    monkeypatch.setenv("FILE", str(folder / "backup.tar"))
    lock = server.take_lock(data_dir)

    with pytest.raises(LocalError) as refusal:
        backup.restore()

    os.close(lock)
    assert str(refusal.value) == (
        f"The register is already running from this folder (process {os.getpid()}): "
        "'make stop' stops it"
    )
