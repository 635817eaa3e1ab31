"""How long a statement may run, by whose request it serves; and that none runs on for nobody."""

import signal
import subprocess
import sys
import time

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection, transaction
from django.http import HttpResponse
from django.urls import include, path

from cooperation.database_limits import PUBLIC, STAFF
from tests.paths import ROOT
from tests.sessions import Session

pytestmark = pytest.mark.slow

LIMITS = {
    PUBLIC: {"statement": 1_000, "lock": 500, "idle_in_transaction": 200},
    STAFF: {"statement": 7_000, "lock": 3_000, "idle_in_transaction": 60_000},
}
NONE = ("0", "0", "0")


def limits_now():
    """(statement, lock, idle in transaction) as the connection has them."""
    names = ("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join(f"current_setting('{name}')" for name in names))
        return cursor.fetchone()


def show_limits(request):
    return HttpResponse(" ".join(limits_now()))


def show_nothing(request):
    return HttpResponse("")


def sleep(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(600)")


def do_nothing_in_a_transaction(request):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        time.sleep(1)
        cursor.execute("SELECT 1")


def wait_for_lock(request):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(4711)")


staff = ([path("limits/", show_limits)], "admin")
urlpatterns = [
    path("", show_limits, name="home"),
    path("limits/", show_limits),
    path("nothing/", show_nothing),
    path("sleep/", sleep),
    path("lock/", wait_for_lock),
    path("idle/", do_nothing_in_a_transaction),
    path("staff/", include(staff, namespace="admin")),
]
handler500 = "cooperation.errors.server_error"


@pytest.fixture
def database(django_db_setup, django_db_blocker):
    """The database for tests that only read, on a connection outside of any transaction."""
    with django_db_blocker.unblock():
        connection.close()
        yield
        connection.close()


@pytest.fixture
def own_urls(settings, database):
    """The pages above, with short limits."""
    settings.ROOT_URLCONF = __name__
    settings.DATABASE_LIMITS = LIMITS


@pytest.fixture
def signed_in(transactional_db, own_urls, client):
    client.force_login(get_user_model().objects.create_user("clerk", is_staff=True))
    return client


def test_public_and_staff_each_have_their_own_limits_on_one_connection(signed_in):
    public, staff = "1s 500ms 200ms", "7s 3s 1min"
    asked = ["limits", "staff/limits", "limits", "limits", "staff/limits", "staff/limits", "limits"]

    answers = [signed_in.get(f"/{one}/").content.decode() for one in asked]

    assert answers == [public, staff, public, public, staff, staff, public]


def test_stranger_has_the_limits_of_the_public_in_the_staff_area(own_urls, client):
    assert client.get("/staff/limits/").content.decode() == "1s 500ms 200ms"


def test_new_connection_in_a_request_has_its_limits(own_urls, client):
    client.get("/limits/")
    connection.close()

    assert client.get("/limits/").content.decode() == "1s 500ms 200ms"


def test_limits_are_set_only_where_they_differ(signed_in):
    signed_in.get("/limits/")
    with connection.cursor() as cursor:
        cursor.execute("SET statement_timeout = 1234")  # Would be lost if they were set again.

    kept = signed_in.get("/limits/").content.decode()
    signed_in.get("/staff/limits/")

    assert kept == "1234ms 500ms 200ms"
    assert signed_in.get("/limits/").content.decode() == "1s 500ms 200ms"


def test_limits_that_a_rollback_took_back_are_set_again(signed_in):
    signed_in.get("/limits/")
    with transaction.atomic():
        signed_in.get("/staff/limits/")
        transaction.set_rollback(True)

    assert limits_now() == ("1s", "500ms", "200ms")
    assert signed_in.get("/staff/limits/").content.decode() == "7s 3s 1min"


def test_request_that_reads_nothing_opens_no_connection(own_urls, client):
    client.get("/nothing/")

    assert connection.connection is None


def test_command_has_no_limits(own_urls):
    call_command("check_derived", verbosity=0)

    assert limits_now() == NONE


@pytest.mark.parametrize("url", ["/sleep/", "/lock/", "/idle/"])
def test_statement_that_takes_too_long_is_answered_with_503(own_urls, client, url):
    other = Session()
    other.run("SELECT pg_advisory_lock(4711)")
    client.raise_request_exception = False

    answer = client.get(url)

    other.connection.close()
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert "Unavailable for the moment" in answer.content.decode()
    assert client.get("/limits/").content.decode() == "1s 500ms 200ms"


def test_statement_of_a_process_that_was_killed_ends(database):
    program = (
        "import django; django.setup(); from django.db import connection; "
        "cursor = connection.cursor(); cursor.execute('SELECT pg_backend_pid()'); "
        "print(cursor.fetchone()[0], flush=True); cursor.execute('SELECT pg_sleep(6000)')"
    )
    running = "SELECT state FROM pg_stat_activity WHERE pid = %s"
    with subprocess.Popen(
        [sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as worker:
        pid = int(worker.stdout.readline())
        with connection.cursor() as cursor:
            wait_until(cursor, running, pid, "active")
            worker.send_signal(signal.SIGKILL)

            wait_until(cursor, running, pid, None)


def wait_until(cursor, sql, parameter, expected):
    """Wait until a query answers with this, or with no row for None."""
    deadline = time.monotonic() + 60
    while True:
        cursor.execute(sql, [parameter])
        row = cursor.fetchone()
        if (row and row[0]) == expected:
            return
        assert time.monotonic() < deadline, row
        time.sleep(0.05)
