"""Fixtures of all tests: settings for tests, a database, and the browser where there is one."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.utils import translation

from devserver import postgres

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cooperation.settings")
os.environ.setdefault("LOCAL_MODE", "true")
# Playwright runs an event loop in the thread of the test, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# The shell is the same browser without windows, and takes half the time.
CHROMIUM_NAMES = [
    *("chromium-headless-shell", "chromium", "chromium-browser"),
    *("google-chrome", "chrome"),
]
CHROMIUM = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
IN_CI = os.environ.get("CI") == "true"
session_resources = contextlib.ExitStack()


def pytest_configure(config):
    if IN_CI and CHROMIUM is None:
        raise pytest.UsageError("No Chromium was found: CI does not skip the browser tests")
    if not hasattr(config, "workerinput"):  # The workers find DATABASE_URL in their environment.
        session_resources.enter_context(postgres.database())
    settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "zeal"]
    settings.MIDDLEWARE = ["zeal.middleware.zeal_middleware", *settings.MIDDLEWARE]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # For speed.
    settings.MEDIA_ROOT = Path(session_resources.enter_context(tempfile.TemporaryDirectory()))
    # A test waits as long as its machine takes, and its connection serves more than requests.
    for limits in settings.DATABASE_LIMITS.values():
        limits.update(dict.fromkeys(limits, 0))
    # Each process of the tests has a cache of its own.
    settings.CACHE_ROOT = Path(session_resources.enter_context(tempfile.TemporaryDirectory()))
    settings.CACHES["default"]["LOCATION"] = settings.CACHE_ROOT / "entries"
    # Straight from where they lie, so that no test needs `collectstatic` first.
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }


def pytest_unconfigure():
    session_resources.close()


@pytest.hookimpl(tryfirst=True)  # Before those that the marks deselect are left out.
def pytest_collection_modifyitems(items):
    tried = set()
    for item in items:
        name = item.nodeid.partition("[")[0]
        is_in_browser = "browser" in item.path.parts
        if is_in_browser or (name in tried and uses_database(item)):
            item.add_marker(pytest.mark.slow)
        if is_in_browser and CHROMIUM is None:
            item.add_marker(pytest.mark.skip(reason="No Chromium was found"))
        tried.add(name)


def uses_database(item):
    """Whether a test reads or writes in the database."""
    return item.get_closest_marker("django_db") or "db" in item.fixturenames


def pytest_terminal_summary(terminalreporter):
    if CHROMIUM is None:
        terminalreporter.write_line(
            "NO CHROMIUM WAS FOUND: THE BROWSER TESTS WERE SKIPPED. Install one to run them.",
            red=True,
            bold=True,
        )


@pytest.fixture(scope="session")
def migrated(django_db_blocker):
    """The name of a database in which the migrations ran already, to be copied."""
    from tests.migrated import migrated_database

    with django_db_blocker.unblock():
        return migrated_database()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, migrated):
    """The database of the tests is such a copy."""
    connection.settings_dict["TEST"]["TEMPLATE"] = migrated


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    return browser_type_launch_args | {"executable_path": CHROMIUM, "args": sandbox}


@pytest.fixture
def folder():
    """An empty folder with a space and Chinese characters in its path.

    Unlike tmp_path it lets other users in: the database of root runs as one.
    """
    with tempfile.TemporaryDirectory(prefix="登记册 ", dir="/tmp") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def empty_cache():
    """No chart is left from the test before."""
    cache.clear()


@pytest.fixture(autouse=True)
def english():
    """A request leaves its language active: the next test begins in English."""
    with translation.override("en"):
        yield
