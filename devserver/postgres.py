"""The embedded PostgreSQL: a private server for one clone, with nothing to install or configure.

`make run` and the tests use it unless DATABASE_URL names another database. It needs the standard
library alone, so that it can run before anything else does.

    python -m devserver.postgres start           start it, print its DATABASE_URL
    python -m devserver.postgres stop            stop it
    python -m devserver.postgres status          say whether it runs (exit status 3 if not)
    python -m devserver.postgres during COMMAND  run COMMAND with a database

Its data lies in the data folder (data_dir.py). It has no TCP port; its socket lies in a folder of
/tmp that only its user can enter, because the path of a socket may have no more than 107 bytes and
that of a clone may have more. Passwords are random (SCRAM); that of the superuser is thrown away,
since the register works without such rights.

One lock says whether it runs. Whoever starts the server holds the lock of the data folder and hands
it down to the server, whose processes all inherit it. So a free lock means that no process of this
server is alive, whatever an old pid file says; a second starter waits for the first; and after
`kill -9` the next start waits until the last orphan is gone.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from devserver import postgres_programs
from devserver.cluster import NAME, TIMEOUT, create_cluster, launch
from devserver.data_dir import (
    LocalError,
    check_owner,
    default_data_dir,
    prepare_data_dir,
    server_account,
    user_name,
)
from devserver.processes import end_on_signals, wait_for

MAX_LOG_SIZE = 5_000_000  # bytes


class LocalPostgres:
    """The server of one data folder."""

    def __init__(self, data_dir: Path | None = None):
        self.account = server_account()
        self.data_dir = (data_dir or default_data_dir()).resolve()
        self.pgdata = self.data_dir / "postgres"
        self.log = self.data_dir / "postgres.log"
        self.password = self.data_dir / "password"
        self.owner = self.account.pw_uid if self.account else os.geteuid()
        digest = hashlib.sha256(os.fsencode(self.data_dir)).hexdigest()[:12]
        self.socket_folder = Path("/tmp") / f"register-{self.owner}-{digest}"

    @property
    def url(self) -> str:
        """Its DATABASE_URL, running or not; raises LocalError before the first start."""
        if not self.password.exists():
            raise LocalError(f"There is no database in {self.data_dir} yet: 'make run' makes it")
        host = str(self.socket_folder).replace("/", "%2F")
        return f"postgres://{NAME}:{self.password.read_text()}@{host}/{NAME}"

    def is_running(self) -> bool:
        if not (self.data_dir / "lock").exists():
            return False
        lock = self._take_lock()
        if lock is None:
            return self._answers()
        os.close(lock)
        return False

    def start(self) -> bool:
        """Leaves the server running; True when this call started it, False when it ran already."""
        prepare_data_dir(self.data_dir)
        give_up_at = time.monotonic() + TIMEOUT
        while (lock := self._take_lock()) is None:
            if self._answers():
                return False
            if time.monotonic() > give_up_at:
                raise LocalError(
                    f"The lock of {self.data_dir} is taken, but no server answers; see {self.log}"
                )
            time.sleep(0.05)
        try:
            programs = self._server_programs()
            self._refuse_foreign_server(programs)
            if not self.pgdata.exists():
                create_cluster(self.data_dir, programs, self.account, lock)
            if not self.password.exists():
                raise LocalError(
                    f"{self.password} is missing, and the data beside it is locked with it: "
                    "put it back, or start afresh with 'make reset'"
                )
            self._prepare_socket_folder()
            (self.data_dir / "kept").unlink(missing_ok=True)
            self._rotate_log()
            launch(
                programs, self.pgdata, self.socket_folder, self.log, account=self.account, lock=lock
            )
        finally:
            os.close(lock)
        return True

    def stop(self) -> bool:
        """Leaves the server stopped, its data complete; False when it was not running."""
        if not (self.data_dir / "lock").exists():
            return False
        check_owner(self.data_dir)
        give_up_at = time.monotonic() + TIMEOUT
        is_signalled = False
        while (lock := self._take_lock()) is None:
            if not is_signalled and self._answers():
                # "Fast" shutdown: sessions are ended, what was committed is written out.
                os.kill(self._pid_file()[0], signal.SIGINT)
                is_signalled = True
            if time.monotonic() > give_up_at:
                raise LocalError(f"PostgreSQL in {self.data_dir} does not stop; see {self.log}")
            time.sleep(0.05)
        (self.data_dir / "kept").unlink(missing_ok=True)
        shutil.rmtree(self.socket_folder, ignore_errors=True)
        os.close(lock)
        return is_signalled

    def keep(self) -> None:
        """Lets the server go on when the last of those who use `running()` leaves."""
        (self.data_dir / "kept").touch()

    @contextlib.contextmanager
    def running(self) -> Iterator[str]:
        """Its DATABASE_URL for as long as the block lasts; the last one to leave stops the server.

        Each user holds a shared lock, so that two of them (a server and a test run) do not pull
        the database from under each other, and one that was killed does not count.
        """
        prepare_data_dir(self.data_dir)
        users = os.open(self.data_dir / "users", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(users, fcntl.LOCK_SH)
            self.start()
            try:
                yield self.url
            finally:
                if not (self.data_dir / "kept").exists():
                    with contextlib.suppress(BlockingIOError):
                        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        self.stop()
        finally:
            os.close(users)

    def _take_lock(self) -> int | None:
        """The open, locked file, or None while a starter or a server has it."""
        lock = os.open(self.data_dir / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(lock)
            return None
        return lock

    def _pid_file(self) -> tuple[int, str, str]:
        """Process number, port and socket folder, as the server wrote them down."""
        lines = (self.pgdata / "postmaster.pid").read_text().splitlines()
        return int(lines[0]), lines[3], lines[4]

    def _answers(self) -> bool:
        return postgres_programs.accepts_connections(self._our_programs(), self.socket_folder)

    def _our_programs(self) -> Path:
        """Programs that fit the data and that we ourselves can execute."""
        version = None
        with contextlib.suppress(FileNotFoundError):
            version = int((self.pgdata / "PG_VERSION").read_text())
        return postgres_programs.find_programs(version)

    def _server_programs(self) -> Path:
        """Programs that the server's user can execute too; only to be asked by who has the lock."""
        programs = self._our_programs()
        if self.account is None or postgres_programs.major_version(programs, self.account):
            return programs
        copied = postgres_programs.copy_programs(programs, self.data_dir / "programs")
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
                    f"one of {self.data_dir} belongs: stop it first"
                )

    def _rotate_log(self) -> None:
        if self.log.exists() and self.log.stat().st_size > MAX_LOG_SIZE:
            self.log.replace(self.log.with_suffix(".log.old"))

    def _prepare_socket_folder(self) -> None:
        """Makes the folder of the socket, refusing what somebody else put in its place."""
        folder = self.socket_folder
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        status = folder.lstat()
        if not stat.S_ISDIR(status.st_mode) or status.st_uid not in (self.owner, os.geteuid()):
            raise LocalError(
                f"{folder}, where the socket belongs, is not a folder of "
                f"{user_name(self.owner)}'s: remove it"
            )
        folder.chmod(0o700)
        if self.account:
            os.chown(folder, self.account.pw_uid, self.account.pw_gid)
        # Left by a server that was killed: PostgreSQL would take the process that has its number
        # today for that server.
        for leftover in (self.pgdata / "postmaster.pid", *folder.glob(".s.PGSQL.*")):
            leftover.unlink(missing_ok=True)


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
            print(
                f"PostgreSQL {'is running' if running else 'is stopped'}. Data: {server.data_dir}"
            )
            return 0 if running else 3
        case ["during", *command] if command:
            end_on_signals()
            with database():
                process = subprocess.Popen(command)
                # Ctrl-C is for the command, which may be a shell that does not end by it.
                signal.signal(signal.SIGINT, signal.SIG_IGN)
                return wait_for(process)
        case _:
            print("usage: python -m devserver.postgres start|stop|status|during COMMAND")
            return 2
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except LocalError as error:
        sys.exit(str(error))
    except OSError as error:
        sys.exit(f"{error.filename}: {error.strerror}")
