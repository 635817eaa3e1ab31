"""The data folder: where it lies, and whose it is."""

import os
from pathlib import Path

import pytest

from devserver import data_dir as data_dir_module
from devserver.data_dir import LocalError, default_data_dir
from devserver.postgres import LocalPostgres
from tests.servers import starter

pytestmark = pytest.mark.slow

AS_ROOT = os.geteuid() == 0


def test_data_folder_that_cannot_be_made_is_one_line(folder):
    (folder / "file").write_text("")

    process = starter("start", data_dir=folder / "file" / "data")
    output, error = process.communicate(timeout=60)

    assert (process.returncode, output) == (1, "")
    assert error == f"{folder / 'file' / 'data'} cannot be made: Not a directory\n"


@pytest.mark.skipif(not AS_ROOT, reason="Only root can be in the place of another user")
def test_data_folder_of_another_user_is_refused(server):
    server.data_dir.mkdir()
    os.chown(server.data_dir, server.account.pw_uid, server.account.pw_gid)

    with pytest.raises(LocalError) as refusal:
        server.start()

    os.chown(server.data_dir, 0, 0)
    name = server.account.pw_name
    assert str(refusal.value) == (
        f"{server.data_dir} belongs to {name}, not to root: run this as {name}, or "
        "set LOCAL_DATA to another folder"
    )


@pytest.mark.skipif(not AS_ROOT, reason="Only root runs the server as another user")
def test_data_folder_of_root_that_the_server_cannot_reach_is_refused(folder):
    folder.chmod(0o700)

    with pytest.raises(LocalError) as refusal:
        LocalPostgres(folder / "data").start()

    assert str(refusal.value) == (
        f"{folder / 'data'} cannot be reached by the user nobody, as whom PostgreSQL runs for "
        "root: set LOCAL_DATA to a folder that it can reach"
    )


@pytest.mark.skipif(not AS_ROOT, reason="For an ordinary user the data is always in the clone")
def test_data_folder_of_root_leaves_a_clone_that_the_server_cannot_enter(folder, monkeypatch):
    monkeypatch.delenv("LOCAL_DATA", raising=False)
    clone = folder / "clone"
    clone.mkdir(mode=0o755)
    monkeypatch.setattr(data_dir_module, "PROJECT_DIR", clone)
    in_the_clone = default_data_dir()
    clone.chmod(0o700)

    outside = default_data_dir()

    assert in_the_clone == clone / ".local"
    assert outside.parent == Path("/var/lib/health-cooperation-register")
    assert outside.name.startswith("clone-")


@pytest.mark.skipif(not AS_ROOT, reason="Only root runs the server as another user")
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("root", "LOCAL_POSTGRES_USER must not be root: PostgreSQL does not run as root"),
        (
            "nobody-of-this-name",
            "PostgreSQL does not run as root, and there is no user nobody-of-this-name: "
            "set LOCAL_POSTGRES_USER to an unprivileged user",
        ),
    ],
)
def test_server_user_that_cannot_be_is_refused(folder, monkeypatch, name, message):
    monkeypatch.setenv("LOCAL_POSTGRES_USER", name)

    with pytest.raises(LocalError) as refusal:
        LocalPostgres(folder)

    assert str(refusal.value) == message
