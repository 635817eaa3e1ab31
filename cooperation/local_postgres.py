"""The embedded PostgreSQL: a private server for one clone, with nothing to install or configure.

`make run` and the tests use it unless DATABASE_URL names another database. It needs the standard
library alone, so that it can run before anything else does.

    python -m cooperation.local_postgres start           start it, print its DATABASE_URL
    python -m cooperation.local_postgres stop            stop it
    python -m cooperation.local_postgres status          say whether it runs (exit status 3 if not)
    python -m cooperation.local_postgres during COMMAND  run COMMAND with a database

Its data lies in the home (see local_home.py). It has no TCP port; its socket lies in a folder of
/tmp that only its user can enter, because the path of a socket may have no more than 107 bytes and
that of a clone may have more. Passwords are random (SCRAM); that of the superuser is thrown away,
since the register works without such rights.

One lock tells everything. Whoever starts the server holds the lock of the home and hands it down to
the server, whose processes all inherit it. So a free lock means that no process of this server is
alive, whatever an old pid file says; a second starter waits for the first; and after `kill -9` the
next start waits until the last orphan is gone.
"""

import contextlib
import fcntl
import hashlib
import os
import secrets
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from cooperation import local_home, postgres_programs
from cooperation.local_home import LocalError

NAME = "register"  # of the database and of the role that owns it
PATIENCE = 60  # seconds for a start (recovery after a crash included) or a stop
LARGEST_LOG = 5_000_000  # bytes


class LocalPostgres:
    """The server of one home."""

    def __init__(self, home: Path | None = None):
        self.account = local_home.server_account()
        self.home = (home or local_home.default_home()).resolve()
        self.data = self.home / "postgres"
        self.log = self.home / "postgres.log"
        self.password = self.home / "password"
        self.owner = self.account.pw_uid if self.account else os.geteuid()
        digest = hashlib.sha256(os.fsencode(self.home)).hexdigest()[:12]
        self.socket_folder = Path("/tmp") / f"register-{self.owner}-{digest}"

    @property
    def url(self) -> str:
        """Its DATABASE_URL, running or not; raises LocalError before the first start."""
        if not self.password.exists():
            raise LocalError(f"There is no database in {self.home} yet: 'make run' makes it")
        host = str(self.socket_folder).replace("/", "%2F")
        return f"postgres://{NAME}:{self.password.read_text()}@{host}/{NAME}"

    def is_running(self) -> bool:
        if not (self.home / "lock").exists():
            return False
        lock = self._take_lock()
        if lock is None:
            return self._answers()
        os.close(lock)
        return False

    def start(self) -> bool:
        """Leaves the server running; True when this call started it, False when it ran already."""
        local_home.prepare(self.home)
        give_up_at = time.monotonic() + PATIENCE
        while (lock := self._take_lock()) is None:
            if self._answers():
                return False
            if time.monotonic() > give_up_at:
                raise LocalError(
                    f"The lock of {self.home} is taken, but no server answers; see {self.log}"
                )
            time.sleep(0.05)
        try:
            programs = self._server_programs()
            self._refuse_foreign_server(programs)
            if not self.data.exists():
                self._create_cluster(programs, lock)
            if not self.password.exists():
                raise LocalError(
                    f"{self.password} is missing, and the data beside it is locked with it: "
                    "put it back, or start afresh with 'make reset'"
                )
            self._prepare_socket_folder()
            (self.home / "kept").unlink(missing_ok=True)
            self._launch(programs, lock)
        finally:
            os.close(lock)
        return True

    def stop(self) -> bool:
        """Leaves the server stopped, its data complete; False when it was not running."""
        if not (self.home / "lock").exists():
            return False
        local_home.check_owner(self.home)
        give_up_at = time.monotonic() + PATIENCE
        told = False
        while (lock := self._take_lock()) is None:
            if not told and self._answers():
                # "Fast" shutdown: sessions are ended, what was committed is written out.
                os.kill(self._pid_file()[0], signal.SIGINT)
                told = True
            if time.monotonic() > give_up_at:
                raise LocalError(f"PostgreSQL in {self.home} does not stop; see {self.log}")
            time.sleep(0.05)
        (self.home / "kept").unlink(missing_ok=True)
        shutil.rmtree(self.socket_folder, ignore_errors=True)
        os.close(lock)
        return told

    def keep(self) -> None:
        """Lets the server go on when the last of those who use `running()` leaves."""
        (self.home / "kept").touch()

    @contextlib.contextmanager
    def running(self) -> Iterator[str]:
        """Its DATABASE_URL for as long as the block lasts; the last one to leave stops the server.

        Each user holds a shared lock, so that two of them (a server and a test run) do not pull
        the database from under each other, and one that was killed does not count.
        """
        local_home.prepare(self.home)
        users = os.open(self.home / "users", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(users, fcntl.LOCK_SH)
            self.start()
            try:
                yield self.url
            finally:
                if not (self.home / "kept").exists():
                    with contextlib.suppress(BlockingIOError):
                        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        self.stop()
        finally:
            os.close(users)

    def _take_lock(self) -> int | None:
        """The open, locked file, or None while a starter or a server has it."""
        lock = os.open(self.home / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return None
        return lock

    def _pid_file(self) -> tuple[int, str, str]:
        """Process number, port and socket folder, as the server wrote them down."""
        lines = (self.data / "postmaster.pid").read_text().splitlines()
        return int(lines[0]), lines[3], lines[4]

    def _answers(self) -> bool:
        return postgres_programs.accepts_connections(self._our_programs(), self.socket_folder)

    def _our_programs(self) -> Path:
        """Programs that fit the data and that we ourselves can execute."""
        version = None
        with contextlib.suppress(FileNotFoundError):
            version = int((self.data / "PG_VERSION").read_text())
        return postgres_programs.find_programs(version)

    def _server_programs(self) -> Path:
        """Programs that the server's user can execute too; only to be asked by who has the lock."""
        programs = self._our_programs()
        if self.account is None or postgres_programs.major_version(programs, self.account):
            return programs
        copied = postgres_programs.copy_programs(programs, self.home / "programs")
        if postgres_programs.major_version(copied, self.account):
            return copied
        raise LocalError(
            f"The user {self.account.pw_name} can execute PostgreSQL neither in {programs} nor in "
            f"{copied}: set LOCAL_DATA to a folder on a disk that allows programs"
        )

    def _refuse_foreign_server(self, programs: Path) -> None:
        """Raises when a server without our lock uses our data, which two would destroy, or socket.

        Asks at our own socket and at the one that a pid file names.
        """
        places = [(self.socket_folder, "5432")]
        with contextlib.suppress(FileNotFoundError, IndexError, ValueError):
            _, port, folder = self._pid_file()
            places.append((folder, port))
        for folder, port in places:
            if postgres_programs.accepts_connections(programs, folder, port):
                raise LocalError(
                    f"A PostgreSQL that was started by other means answers in {folder}, where the "
                    f"one of {self.home} belongs: stop it first"
                )

    def _create_cluster(self, programs: Path, lock: int) -> None:
        """Makes the data with its role and database, and only then gives it its name."""
        unfinished = self.home / "postgres.unfinished"
        superuser_password = self.home / "superuser_password"
        shutil.rmtree(unfinished, ignore_errors=True)
        superuser_password.unlink(missing_ok=True)
        unfinished.mkdir(mode=0o700)
        local_home.write_private(superuser_password, secrets.token_urlsafe(32))
        if self.account:
            os.chown(unfinished, self.account.pw_uid, self.account.pw_gid)
            os.chown(superuser_password, self.account.pw_uid, self.account.pw_gid)
        try:
            postgres_programs.run(
                programs / "initdb",
                f"--pgdata={unfinished}",
                "--username=postgres",
                f"--pwfile={superuser_password}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                *postgres_programs.locale_options(postgres_programs.major_version(programs)),
                account=self.account,
                lock=lock,
            )
        finally:
            superuser_password.unlink()
        self.password.unlink(missing_ok=True)
        password = secrets.token_urlsafe(32)
        # CREATEDB is for the tests, which make databases of their own.
        statements = (
            f"CREATE ROLE {NAME} LOGIN CREATEDB PASSWORD '{password}';\n"
            f"CREATE DATABASE {NAME} OWNER {NAME};\n"
        )
        postgres_programs.run(
            *(programs / "postgres", "--single", "-D", unfinished),
            *("-c", "exit_on_error=on", "-c", "log_min_error_statement=panic", "postgres"),
            account=self.account,
            lock=lock,
            text=statements,
        )
        local_home.write_private(self.password, password)
        unfinished.rename(self.data)

    def _prepare_socket_folder(self) -> None:
        """Makes the folder of the socket, refusing what somebody else put in its place."""
        folder = self.socket_folder
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid not in (self.owner, os.geteuid()):
            raise LocalError(
                f"{folder}, where the socket belongs, is not a folder of "
                f"{local_home.user_name(self.owner)}'s: remove it"
            )
        folder.chmod(0o700)
        if self.account:
            os.chown(folder, self.account.pw_uid, self.account.pw_gid)
        # Left by a server that was killed: PostgreSQL would take the process that has its number
        # today for that server.
        for leftover in (self.data / "postmaster.pid", *folder.glob(".s.PGSQL.*")):
            leftover.unlink(missing_ok=True)

    def _launch(self, programs: Path, lock: int) -> None:
        """Starts the server, which inherits the lock, and waits until it answers."""
        if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.old"))
        descriptor = os.open(self.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "ab") as log:
            begin = log.tell()
            server = subprocess.Popen(
                [
                    *(programs / "postgres", "-D", self.data),
                    *("-c", "listen_addresses="),
                    *("-c", "port=5432"),
                    *("-c", f"unix_socket_directories={self.socket_folder}"),
                    *("-c", "unix_socket_permissions=0700"),
                    *("-c", "logging_collector=off"),
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                pass_fds=[lock],
                start_new_session=True,  # Ctrl-C in the terminal is for those who use it.
                **postgres_programs.as_user(self.account),
            )
        give_up_at = time.monotonic() + PATIENCE
        while not postgres_programs.accepts_connections(programs, self.socket_folder):
            if server.poll() == 0:
                return  # It was ready, and somebody has stopped it already.
            if server.returncode is not None:
                with self.log.open(errors="replace") as log:
                    log.seek(begin)
                    reason = postgres_programs.complaint(log.read())
                raise LocalError(f"PostgreSQL did not start: {reason} (the log is {self.log})")
            if time.monotonic() > give_up_at:
                raise LocalError(f"PostgreSQL is still not ready; see {self.log}")
            time.sleep(0.05)
        server.returncode = 0  # It outlives this process: nobody need wait for it.


@contextlib.contextmanager
def database() -> Iterator[str]:
    """The DATABASE_URL of the environment, or else that of the embedded server, started for it.

    Within the block the environment has it too, for settings and for programs started from here.
    """
    if url := os.environ.get("DATABASE_URL"):
        yield url
        return
    with LocalPostgres().running() as url:
        os.environ["DATABASE_URL"] = url
        try:
            yield url
        finally:
            del os.environ["DATABASE_URL"]


def end_on_signals() -> None:
    """Makes SIGTERM and SIGHUP unwind the program as Ctrl-C does, so that it tidies up."""

    def end(number, frame):
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGHUP, end)


def finish(process: subprocess.Popen) -> int:
    """The exit status of a program, which ends when we are told to end."""
    try:
        status = process.wait()
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # We are ending already.
        if process.poll() is None:
            process.terminate()
            process.wait()
    return status if status >= 0 else 128 - status  # As shells say it: 128 + the signal.


def main(arguments: list[str]) -> int:
    match arguments:
        case ["start"]:
            server = LocalPostgres()
            server.start()
            server.keep()
            print(server.url)
        case ["stop"]:
            was_running = LocalPostgres().stop()
            print("PostgreSQL is stopped." if was_running else "PostgreSQL was not running.")
        case ["status"]:
            server = LocalPostgres()
            running = server.is_running()
            print(f"PostgreSQL {'is running' if running else 'is stopped'}. Data: {server.home}")
            return 0 if running else 3
        case ["during", *command] if command:
            end_on_signals()
            with database():
                process = subprocess.Popen(command)
                # Ctrl-C is for the command, which may be a shell that does not end by it.
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                return finish(process)
        case _:
            print("usage: python -m cooperation.local_postgres start|stop|status|during COMMAND")
            return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except LocalError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(f"{error.filename}: {error.strerror}")
