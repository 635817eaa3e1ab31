"""What `make backup` and `make restore` do before anything is written."""

import os

import pytest

from cooperation import local_backup, local_home, local_server
from cooperation.local_home import LocalError

pytestmark = pytest.mark.slow


@pytest.fixture
def home(folder, monkeypatch):
    monkeypatch.setenv("LOCAL_DATA", str(folder / "home"))
    return local_home.prepare(folder / "home")


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        (None, "Which backup? 'make restore FILE=…' restores one"),
        ("", "Which backup? 'make restore FILE=…' restores one"),
        ("none.tar", "none.tar is no file"),
        (".", ". is no file"),
    ],
)
def test_restoration_needs_a_file(home, monkeypatch, file, reason):
    monkeypatch.delenv("FILE", raising=False)
    if file is not None:
        monkeypatch.setenv("FILE", file)

    with pytest.raises(LocalError) as refusal:
        local_backup.restore()

    assert str(refusal.value) == reason


def test_restoration_is_refused_while_the_server_runs(home, folder, monkeypatch):
    (folder / "backup.tar").write_bytes(b"")
    monkeypatch.setenv("FILE", str(folder / "backup.tar"))
    lock = local_server.claim(home)

    with pytest.raises(LocalError) as refusal:
        local_backup.restore()

    os.close(lock)
    assert str(refusal.value) == (
        f"The register is already running from this folder (process {os.getpid()}): "
        "'make stop' stops it"
    )
