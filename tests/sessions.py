"""Second connections to the test database, for what two people do at one time."""

import contextlib
import threading
import time

import psycopg2
from django.db import connection


class Session:
    """A transaction of somebody else's, written in SQL."""

    def __init__(self):
        self.connection = psycopg2.connect(**connection.get_connection_params())
        self.error = None
        self._thread = None

    def run(self, sql, *parameters):
        with self.connection.cursor() as cursor:
            cursor.execute(sql, parameters)

    def start(self, sql, *parameters):
        """Run a statement and commit in the background; return once it waits for a lock."""

        def work():
            try:
                self.run(sql, *parameters)
                self.connection.commit()
            except psycopg2.Error as error:
                self.connection.rollback()
                self.error = error

        self._thread = threading.Thread(target=work)
        self._thread.start()
        waiting = "SELECT wait_event_type = 'Lock' FROM pg_stat_activity WHERE pid = %s"
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            with connection.cursor() as cursor:
                cursor.execute(waiting, [self.connection.info.backend_pid])
                if cursor.fetchone()[0]:
                    return
            time.sleep(0.02)
        raise AssertionError("The statement did not wait for the other transaction")

    def commit_once_waited_for(self, sql="SELECT 1", *parameters):
        """Commit in the background, after a statement if one is given, as soon as somebody waits
        for a lock of this transaction.
        """

        def work():
            blocked = "SELECT EXISTS (SELECT FROM pg_locks WHERE %s = ANY (pg_blocking_pids(pid)))"
            deadline = time.monotonic() + 20
            with self.connection.cursor() as cursor:
                while time.monotonic() < deadline:
                    cursor.execute(blocked, [self.connection.info.backend_pid])
                    if cursor.fetchone()[0]:
                        break
                    time.sleep(0.02)
                cursor.execute(sql, parameters)
            self.connection.commit()

        self._thread = threading.Thread(target=work)
        self._thread.start()

    def finish(self):
        """Wait for the statement that was started; return its error, if any."""
        self._thread.join(timeout=20)
        assert not self._thread.is_alive()
        return self.error


@contextlib.contextmanager
def two_sessions():
    """Two people who write at one time."""
    sessions = Session(), Session()
    try:
        yield sessions
    finally:
        for session in sessions:
            session.connection.close()


def in_threads(works):
    """Run functions at one moment, each with a connection of its own; their results in order."""
    barrier, results = threading.Barrier(len(works)), [None] * len(works)

    def run(number, work):
        barrier.wait()
        try:
            results[number] = work()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=one) for one in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
