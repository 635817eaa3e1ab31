"""Locks for rendering, and the key of a release, shared by all processes of this server.

The cache is Django's in files, and so are the locks: a process that ends lets go of its own, and
neither keeps a connection of the database while it waits.
"""

import time
from contextlib import contextmanager
from functools import cache as once
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.core.files import locks

from agreements.charts.vega import ChartBusyError

LOCK_TIMEOUT = 15  # seconds to wait for another process that draws the same chart
LOCK_POLL_SECONDS = 0.02  # seconds between two looks at a lock
LOCK_COUNT = 256  # Two charts that share one only wait for each other.


@contextmanager
def chart_lock(name):
    """Within the block nobody else, in any process, draws the chart of this name.

    Raises ChartBusyError if somebody does so for too long. No two blocks may lie in each other.
    """
    folder = Path(settings.CACHE_ROOT) / "locks"
    for path in (folder.parent, folder):  # Old folders in /tmp are thrown away now and then.
        path.mkdir(mode=0o700, exist_ok=True)
    number = int(sha256(name.encode()).hexdigest(), 16) % LOCK_COUNT
    give_up_at = time.monotonic() + LOCK_TIMEOUT
    with (folder / f"{number:02x}").open("ab") as file:
        while not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            if time.monotonic() > give_up_at:
                raise ChartBusyError(f"The chart was being drawn for {LOCK_TIMEOUT} seconds")
            time.sleep(LOCK_POLL_SECONDS)
        yield


@once
def release():
    """A hash of the program as far as it shapes charts: code, templates, translations, land, Vega.

    What another release has drawn is no answer of this one.
    """
    digest = sha256(version("vl-convert-python").encode())
    for folder, pattern in (
        ("agreements", "**/*.py"),
        ("templates", "**/*.html"),
        ("locale", "**/*.mo"),
        ("fixtures/land", "*.json"),
    ):
        for path in sorted((settings.BASE_DIR / folder).glob(pattern)):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
