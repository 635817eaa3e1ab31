"""A real server with the register's own data, for tests in a real browser.

The server has a database of its own, since its process cannot see the transaction of a test. All
tests of the session share it: one that writes leaves the published records of the others alone.
"""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from urllib.error import URLError

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import connections
from playwright.sync_api import sync_playwright

from devserver.databases import new_database
from tests.paths import ROOT

PATIENCE = 60  # seconds for the server to answer
STAFF = ("clerk", "correct horse battery")


@pytest.fixture(scope="session")
def own_database(migrated):
    """The address of a database without rows for the time of the session."""
    with new_database("browser", options=f'TEMPLATE "{migrated}"') as url:
        yield url


@pytest.fixture(scope="session")
def register(own_database, tmp_path_factory):
    """The address of a server that holds the register's first data and one member of staff."""
    environment = os.environ | {
        "DATABASE_URL": own_database,
        "LOCAL_MODE": "true",
        "DEBUG": "false",
        "STATIC_ROOT": str(tmp_path_factory.mktemp("static")),
        "DJANGO_SETTINGS_MODULE": "cooperation.settings",
        "DJANGO_SUPERUSER_PASSWORD": STAFF[1],
    }
    manage = [sys.executable, "manage.py"]
    account = ["createsuperuser", "--noinput", "--username", STAFF[0], "--email", ""]
    for command in (
        ["migrate", "--verbosity=0"],
        ["load_register", "--verbosity=0"],
        ["collectstatic", "--noinput", "--verbosity=0"],
        account,
    ):
        subprocess.run([*manage, *command], cwd=ROOT, env=environment, check=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    server = subprocess.Popen(
        [*serve, "--log-level", "error", "cooperation.wsgi"], cwd=ROOT, env=environment
    )
    address = f"http://127.0.0.1:{port}"
    _wait_for(address, server)
    yield address
    server.terminate()
    server.wait(PATIENCE)


@pytest.fixture(scope="session")
def playwright():
    """Playwright, started once. In its event loop Django takes the thread for another one and opens
    connections of its own, so those of the tests before are closed first: nobody else would.
    """
    connections.close_all()
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def base_url(register):
    """What `page.goto` puts before a path."""
    return register


@pytest.fixture(scope="session")
def careful_clerk(register, own_database):
    """Name and password of an account that nobody else uses, for tests that change it."""
    name, password = "careful", "another horse battery"
    environment = os.environ | {
        "DATABASE_URL": own_database,
        "LOCAL_MODE": "true",
        "DJANGO_SUPERUSER_PASSWORD": password,
    }
    make = [sys.executable, "manage.py", "createsuperuser", "--noinput", "--email", ""]
    subprocess.run([*make, "--username", name], cwd=ROOT, env=environment, check=True)
    return name, password


def _wait_for(address, server):
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"{address}/", timeout=30):
                return
        except URLError:
            assert server.poll() is None, "The server ended before it answered"
            assert time.monotonic() < end, "The server did not answer in time"
            time.sleep(0.2)


def is_given_up(request):
    """Whether the browser itself ended a request that nobody waits for any more: a chooser when the
    clerk types on, a chart when the reader leaves its page.
    """
    is_left = "net::ERR_ABORTED" in (request.failure or "")
    return "/autocomplete/" in request.url or (is_left and "width=" in request.url)


@pytest.fixture
def faults(page):
    """What the browser complains of while a test runs: errors, refused content, failed requests."""
    found = []
    page.on(
        "console",
        lambda message: (
            found.append(message.text) if message.type in ("error", "warning") else None
        ),
    )
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on(
        "requestfailed",
        lambda request: is_given_up(request) or found.append(f"failed: {request.url}"),
    )
    yield found
    assert found == []


# What changes with the colours of a page; all else is the same in light and dark.
COLOUR_RULES = ["color-contrast", "link-in-text-block"]


# Once no colour is on its way to another one.
SETTLED = """
    () => Promise.allSettled(document.getAnimations()
        .filter(one => one instanceof CSSTransition).map(one => one.finished))
    .then(() => null)"""


@pytest.fixture
def grave():
    """A function that lists the serious and critical accessibility faults of a page, of all rules
    or of some.
    """

    def listed(page, rules=None):
        options = {"resultTypes": ["violations"]}
        if rules:
            options["runOnly"] = {"type": "rule", "values": rules}
        violations = Axe().run(page, options=options).response["violations"]
        return [
            (one["id"], [node["html"] for node in one["nodes"]])
            for one in violations
            if one["impact"] in ("serious", "critical")
        ]

    return listed


@pytest.fixture
def grave_in_any_light(grave):
    """A function that lists the faults of a page, light and dark: {scheme: faults}."""

    def listed(page):
        found = {}
        for scheme, rules in (("light", None), ("dark", COLOUR_RULES)):
            page.emulate_media(color_scheme=scheme)
            # Colours that still change from the ones to the others are read by nobody.
            page.evaluate(SETTLED)
            found[scheme] = grave(page, rules)
        return {scheme: faults for scheme, faults in found.items() if faults}

    return listed
