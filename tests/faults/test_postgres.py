"""Long trials of the embedded PostgreSQL: `make faults` runs them, `make test` does not."""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time

import psycopg2
import pytest

from devserver.data_dir import LocalError
from devserver.postgres import LocalPostgres
from tests.paths import ROOT
from tests.servers import starter

AS_ROOT = os.geteuid() == 0


@pytest.fixture
def server(folder):
    server = LocalPostgres(folder / "data")
    yield server
    server.stop()


def rows(url):
    with contextlib.closing(psycopg2.connect(url)) as connection, connection.cursor() as cursor:
        cursor.execute("select number from written order by number")
        return [number for (number,) in cursor.fetchall()]


def write(url, numbers):
    """Writes numbers one by one until the server is gone; yields each that was committed."""
    with contextlib.closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute("create table if not exists written (number int)")
            for number in numbers:
                cursor.execute("insert into written values (%s)", [number])
                yield number


def postmaster(server):
    return int((server.pgdata / "postmaster.pid").read_text().splitlines()[0])


def test_eight_starters_at_once_share_one_server(server):
    for _ in range(5):
        starters = [starter("start", data_dir=server.data_dir) for _ in range(8)]
        outputs = {process.communicate(timeout=120) for process in starters}

        assert outputs == {(f"{server.url}\n", "")}
        server.stop()

    assert server.log.read_text().count("starting PostgreSQL") == 5


def test_starters_and_stoppers_in_any_order_leave_the_data_whole(server):
    server.start()
    assert list(write(server.url, range(10))) == list(range(10))
    dice = random.Random(2008)
    processes = []
    for _ in range(30):
        processes.append(starter(dice.choice(["start", "stop"]), data_dir=server.data_dir))
        time.sleep(dice.random() / 5)
    complaints = {process.communicate(timeout=120)[1] for process in processes}

    server.start()

    assert complaints == {""}
    assert rows(server.url) == list(range(10))


@pytest.mark.parametrize("delay", [0.1, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2, 1.4, 1.6])
def test_first_start_that_was_killed_at_some_moment_can_be_repeated(server, delay):
    process = starter("start", data_dir=server.data_dir)
    time.sleep(delay)
    process.kill()
    process.communicate()

    server.start()

    assert list(write(server.url, [1])) == [1]


@pytest.mark.parametrize("everything", [False, True], ids=["postmaster", "all processes"])
def test_kill_while_writing_loses_nothing_that_was_committed(server, everything):
    committed = []
    for round_ in range(5):
        server.start()
        group = os.getpgid(postmaster(server))
        try:
            for number in write(server.url, range(round_ * 1000, round_ * 1000 + 1000)):
                committed.append(number)
                if number % 1000 == 300:
                    if everything:
                        os.killpg(group, signal.SIGKILL)
                    else:
                        os.kill(postmaster(server), signal.SIGKILL)
        except psycopg2.OperationalError:
            pass

    server.start()

    # What was sent when the server died may have been written without having been confirmed.
    assert set(committed) <= set(rows(server.url))
    assert len(rows(server.url)) - len(committed) <= 5
    assert len(committed) >= 5 * 301


def test_user_that_was_killed_does_not_keep_the_server_for_good(server):
    process = subprocess.Popen(
        [sys.executable, "-m", "devserver.postgres", "during", "sleep", "600"],
        env={name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
        | {"LOCAL_DATA": str(server.data_dir)},
        cwd=ROOT,
        start_new_session=True,
    )
    while not server.is_running():
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    orphaned = server.is_running()

    with server.running():
        pass

    assert orphaned is True
    assert not server.is_running()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signal_to_during_ends_command_and_server(server, number):
    process = subprocess.Popen(
        [sys.executable, "-m", "devserver.postgres", "during", "sleep", "600"],
        env={name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
        | {"LOCAL_DATA": str(server.data_dir)},
        cwd=ROOT,
    )
    while not server.is_running():
        time.sleep(0.1)
    time.sleep(1)

    process.send_signal(number)

    assert process.wait(timeout=60) == 128 + number
    assert not server.is_running()


@pytest.mark.skipif(not AS_ROOT, reason="Only root can mount a small disk")
def test_full_disk_is_one_line_and_harms_nothing(folder):
    disk = folder / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "small", disk], check=False)
    if mounted.returncode != 0:
        pytest.skip("this machine lets nobody mount a disk")
    try:
        server = LocalPostgres(disk / "data")
        with pytest.raises(LocalError) as refusal:
            server.start()
        subprocess.run(["mount", "-o", "remount,size=400m", disk], check=True)

        server.start()

        assert list(write(server.url, [1])) == [1]
        server.stop()
    finally:
        subprocess.run(["umount", disk], check=True)
    assert str(refusal.value).startswith("initdb failed: ")
    assert "No space left on device" in str(refusal.value)
    assert "\n" not in str(refusal.value)
