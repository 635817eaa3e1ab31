"""Long trials of the register while its database goes and comes: `make faults` runs them."""

import collections
import os
import signal
import threading
import time

import pytest

from devserver.postgres import LocalPostgres
from tests.outage import Server


@pytest.fixture
def database(folder):
    database = LocalPostgres(folder / "data")
    database.start()
    yield database
    database.stop()


class Visitors:
    """Threads that ask for a page without end, and count the answers."""

    def __init__(self, server, number=4):
        self.answers, self.is_over = collections.Counter(), threading.Event()
        self.threads = [threading.Thread(target=self._visit, args=[server]) for _ in range(number)]

    def _visit(self, server):
        while not self.is_over.is_set():
            self.answers[server.status("/staff/")] += 1

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self.is_over.set()
        for thread in self.threads:
            thread.join()


@pytest.mark.parametrize("how", ["stopped", "killed"])
def test_visitors_meet_pages_and_503_and_nothing_else(database, folder, how):
    with Server(database.url, folder) as server, Visitors(server) as visitors:
        for _ in range(5):
            time.sleep(1)
            if how == "stopped":
                database.stop()
            else:
                postmaster = int((database.pgdata / "postmaster.pid").read_text().splitlines()[0])
                os.kill(postmaster, signal.SIGKILL)
            time.sleep(1)
            database.start()
        time.sleep(1)
        at_the_end = [server.status("/staff/") for _ in range(20)]

    assert set(visitors.answers) == {302, 503}
    assert at_the_end == [302] * 20
    assert "Traceback" not in server.log.read_text()
