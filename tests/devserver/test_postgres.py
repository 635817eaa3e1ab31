"""The embedded PostgreSQL, started for real in folders of their own; longer trials: faults/."""

import os
import signal
import socket
import stat
import subprocess
import sys
import time

import psycopg2
import pytest

from devserver import postgres_programs
from devserver.data_dir import LocalError, user_name
from devserver.postgres import LocalPostgres
from tests.paths import ROOT
from tests.servers import query, server_process, starter

pytestmark = pytest.mark.slow


def test_start_in_a_path_with_space_and_chinese_characters(server):
    started = server.start()

    assert started is True
    assert server.is_running()
    assert query(
        server.url,
        """
        select current_setting('listen_addresses'), current_setting('server_encoding'),
               current_user, rolsuper, lower('ĐẠI')
        from pg_roles where rolname = current_user
        """,
    ) == [("", "UTF8", "register", False, "đại")]


def test_start_leaves_nothing_open_to_others(server):
    server.start()

    assert stat.S_IMODE(server.socket_folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(server.pgdata.stat().st_mode) == 0o700
    assert stat.S_IMODE(server.password.stat().st_mode) == 0o600
    assert not (server.data_dir / "superuser_password").exists()
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        query(server.url.replace("register:", "register:x", 1), "select 1")


def test_start_of_a_running_server_changes_nothing(server):
    server.start()
    process = server_process(server)

    started = server.start()

    assert started is False
    assert server_process(server) == process


def test_stop_keeps_the_data_and_can_be_repeated(server):
    server.start()
    query(server.url, "create table kept as select 42 as answer")

    answers = [server.stop(), server.stop(), server.is_running()]
    server.start()

    assert answers == [True, False, False]
    assert query(server.url, "select answer from kept") == [(42,)]


def test_stop_removes_the_socket_folder(server):
    server.start()

    server.stop()

    assert not server.socket_folder.exists()


def test_two_starters_at_once_share_one_server(server):
    starters = [starter("start", data_dir=server.data_dir) for _ in range(2)]
    outputs = [process.communicate(timeout=60) for process in starters]

    assert [error for _, error in outputs] == ["", ""]
    assert [output for output, _ in outputs] == [f"{server.url}\n"] * 2
    assert query(server.url, "select 1") == [(1,)]
    assert server.log.read_text().count("starting PostgreSQL") == 1


def test_start_after_the_server_was_killed(server):
    server.start()
    query(server.url, "create table kept as select 42 as answer")
    os.kill(server_process(server), signal.SIGKILL)

    started = server.start()

    assert started is True
    assert query(server.url, "select answer from kept") == [(42,)]


def test_start_with_a_stale_pid_file_leaves_the_other_process_alone(server):
    server.start()
    pid_file = (server.pgdata / "postmaster.pid").read_text()
    server.stop()
    with subprocess.Popen(["sleep", "60"]) as other:
        _, rest = pid_file.split("\n", 1)
        (server.pgdata / "postmaster.pid").write_text(f"{other.pid}\n{rest}")

        started = server.start()

        assert started is True
        assert other.poll() is None
        server.stop()
        assert other.poll() is None
        other.kill()


def test_start_refuses_a_server_that_was_started_by_other_means(server):
    server.start()
    server.stop()
    elsewhere = server.data_dir / "elsewhere"
    elsewhere.mkdir()
    if server.account:
        os.chown(elsewhere, server.account.pw_uid, server.account.pw_gid)
    programs = server._server_programs()
    by_hand = subprocess.Popen(
        [
            *(programs / "postgres", "-D", server.pgdata, "-c", "listen_addresses="),
            *("-c", f"unix_socket_directories={elsewhere}"),
        ],
        stderr=subprocess.DEVNULL,
        cwd="/",
        **postgres_programs.as_user(server.account),
    )
    while not postgres_programs.accepts_connections(programs, elsewhere):
        assert by_hand.poll() is None
        time.sleep(0.05)

    with pytest.raises(LocalError) as refusal:
        server.start()

    by_hand.send_signal(signal.SIGINT)
    by_hand.wait()
    assert str(refusal.value) == (
        f"A PostgreSQL that was started by other means answers in {elsewhere}, where the one of "
        f"{server.data_dir} belongs: stop it first"
    )


def test_start_refuses_a_socket_folder_that_is_not_ours(server):
    server.socket_folder.write_text("Somebody else was here first.")

    with pytest.raises(LocalError) as refusal:
        server.start()

    server.socket_folder.unlink()
    assert str(refusal.value) == (
        f"{server.socket_folder}, where the socket belongs, is not a folder of "
        f"{user_name(server.owner)}'s: remove it"
    )


def test_start_replaces_a_socket_that_nobody_listens_to(server):
    server.socket_folder.mkdir(mode=0o700)
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(server.socket_folder / ".s.PGSQL.5432"))

    started = server.start()

    assert started is True


def test_start_in_a_path_longer_than_a_socket_allows(folder):
    server = LocalPostgres(folder / ("long" * 30) / "data")

    server.start()

    assert query(server.url, "select 1") == [(1,)]
    server.stop()


def test_running_stops_the_server_when_the_last_user_leaves(server):
    other = LocalPostgres(server.data_dir)

    with server.running():
        with other.running():
            pass
        after_the_first = server.is_running()

    assert after_the_first is True
    assert not server.is_running()


def test_running_leaves_a_server_that_was_started_to_stay(server):
    server.start()
    server.keep()

    with server.running():
        pass

    assert server.is_running()


def test_during_hands_the_database_to_a_command_and_its_exit_status_back(server):
    environment = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
    code = "import os, sys; print(os.environ['DATABASE_URL']); sys.exit(7)"
    result = subprocess.run(
        [
            *(sys.executable, "-m", "devserver.postgres", "during"),
            sys.executable,
            "-c",
            code,
        ],
        env=environment | {"LOCAL_DATA": str(server.data_dir)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (result.returncode, result.stdout, result.stderr) == (7, f"{server.url}\n", "")
    assert not server.is_running()


def test_status_and_stop_speak_for_themselves(server):
    said = [
        (process.communicate(timeout=60)[0], process.returncode)
        for command in ("status", "start", "status", "stop", "stop")
        for process in [starter(command, data_dir=server.data_dir)]
    ]

    assert said == [
        (f"PostgreSQL is stopped. Data: {server.data_dir}\n", 3),
        (f"{server.url}\n", 0),
        (f"PostgreSQL is running. Data: {server.data_dir}\n", 0),
        ("PostgreSQL is stopped.\n", 0),
        ("PostgreSQL was not running.\n", 0),
    ]
