"""What `make run` does around the server; that it serves is tried by whoever types it."""

import io
import os
import socket
import subprocess
import sys

import pytest
from django.contrib.auth import get_user_model

from devserver import server
from devserver.data_dir import LocalError, prepare_data_dir
from tests.paths import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture
def data_dir(folder, monkeypatch):
    monkeypatch.setenv("LOCAL_DATA", str(folder / "data"))
    return prepare_data_dir(folder / "data")


@pytest.mark.parametrize("port", ["", "0", "65536", "-1", "８０００", "http"])
def test_port_that_is_none_is_refused(monkeypatch, port):
    monkeypatch.setenv("PORT", port)

    with pytest.raises(LocalError) as refusal:
        server.chosen_port()

    assert str(refusal.value) == f"PORT must be a number from 1 to 65535, not {port!r}"


def test_port_in_use_is_refused_before_anything_is_started(data_dir):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        process = subprocess.run(
            [sys.executable, "-m", "devserver.server", "run"],
            env=os.environ | {"PORT": str(port)},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )

    assert (process.returncode, process.stdout) == (1, "")
    assert process.stderr == (
        f"Port {port} cannot be used (Address already in use): stop the program that has it, or "
        f"choose another with 'make run PORT={port + 1}'\n"
    )
    assert not (data_dir / "postgres").exists()


def test_second_server_of_one_data_folder_is_refused(data_dir):
    lock = server.take_lock(data_dir)

    with pytest.raises(LocalError) as refusal:
        server.take_lock(data_dir)

    os.close(lock)
    assert str(refusal.value) == (
        f"The register is already running from this folder (process {os.getpid()}): "
        "'make stop' stops it"
    )
    os.close(server.take_lock(data_dir))


def test_stop_ends_the_process_that_has_the_data_folder(data_dir, capsys):
    lock = server.take_lock(data_dir)
    with subprocess.Popen(["sleep", "600"], pass_fds=[lock]) as process:
        server.write_process_number(lock, process.pid)
        os.close(lock)

        server.stop()

        assert process.wait() == -15
    assert capsys.readouterr().out == "The register is stopped.\n"


@pytest.mark.django_db
def test_staff_account_is_made_once_and_its_password_printed_once():
    name, password = server.staff_account()
    again = server.staff_account()

    assert name == "admin"
    assert len(password) >= 16
    assert get_user_model().objects.get().check_password(password)
    assert again == ("admin", None)


@pytest.mark.parametrize("answer", ["no\n", "y\n", "YES\n", "\n"])
def test_reset_deletes_nothing_without_a_yes(data_dir, monkeypatch, answer):
    (data_dir / "secret_key").write_text("key")
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))

    with pytest.raises(LocalError) as refusal:
        server.reset()

    assert str(refusal.value) == "Nothing was deleted."
    assert (data_dir / "secret_key").read_text() == "key"


def test_reset_deletes_what_is_ours_and_nothing_else(data_dir, monkeypatch):
    (data_dir / "postgres").mkdir()
    (data_dir / "media").mkdir()
    (data_dir / "secret_key").write_text("key")
    (data_dir / "diary.txt").write_text("not ours")
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\n"))

    server.reset()

    assert {path.name for path in data_dir.iterdir()} == {"diary.txt"}
