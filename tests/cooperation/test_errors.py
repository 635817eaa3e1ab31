"""What is answered while the database is away, and when it is back."""

import re
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.urls import reverse

from agreements.models import Region
from cooperation.errors import is_unavailable
from devserver.postgres import LocalPostgres
from tests import factories as make
from tests.outage import Server
from tests.sessions import Session
from tests.staff import make_person, page, shown_in

pytestmark = pytest.mark.slow

CLONE = Path(__file__).parent.parent
HEADINGS = {
    "": ("en", "Unavailable for the moment"),
    "/zh-hans": ("zh-hans", "暂时无法使用"),
    "/vi": ("vi", "Tạm thời không sử dụng được"),
}


@pytest.fixture
def visitor(transactional_db):
    return Client(raise_request_exception=False)


@pytest.fixture
def colleague(transactional_db):
    """A session that stays while those of the application fail."""
    session = Session()
    session.connection.autocommit = True
    yield session
    session.connection.close()


@pytest.fixture
def no_database(transactional_db, folder):
    """New connections are refused until the end of the test."""
    host = connection.settings_dict["HOST"]
    connection.close()
    connection.settings_dict["HOST"] = str(folder)
    yield
    connection.close()
    connection.settings_dict["HOST"] = host


@pytest.mark.parametrize("prefix", HEADINGS)
@pytest.mark.parametrize("path", ["/", "/regions/", "/regions/nowhere/", "/staff/"])
def test_page_without_a_database_is_unavailable(visitor, no_database, prefix, path):
    visitor.cookies["sessionid"] = "a" * 32

    response = visitor.get(f"{prefix}{path}")

    html = response.content.decode()
    language, heading = HEADINGS[prefix]
    assert response.status_code == 503
    assert response.headers["Retry-After"] == "30"
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["Content-Language"] == language
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert re.findall(r'<html lang="(.*?)">', html) == [language]
    assert re.findall(r"<h1>(.*?)</h1>", html) == [heading]
    assert set(re.findall(r'<a [^>]*href="(.*?)"', html)) == {f"{prefix}/"}
    assert "<script" not in html
    assert "style=" not in html


@pytest.mark.parametrize(
    ("path", "accept"),
    [
        ("/regions/nowhere.json", "*/*"),
        ("/regions/", "application/json"),
        ("/regions/", "text/html;q=0.5, application/json"),
    ],
)
def test_program_without_a_database_reads_json(visitor, no_database, path, accept):
    response = visitor.get(path, HTTP_ACCEPT=accept)

    assert (response.status_code, response.headers["Retry-After"]) == (503, "30")
    assert response.json() == {
        "error": "The register cannot reach its data just now.",
        "request_id": response.headers["X-Request-ID"],
    }


def test_page_that_needs_no_database_answers_without_one(visitor, no_database):
    assert visitor.get("/robots.txt").status_code == 200


def test_health_check_without_a_database_says_so(visitor, no_database):
    response = visitor.get("/healthz")

    assert (response.status_code, response.headers["Retry-After"]) == (503, "30")
    assert response.json() == {
        "process": "ok",
        "database": "unavailable",
        "migrations": "unknown",
    }
    assert visitor.get("/livez").status_code == 200


def test_server_that_takes_no_more_connections_is_unavailable(visitor, colleague):
    name = connection.settings_dict["NAME"]
    connection.close()
    colleague.run(f'ALTER DATABASE "{name}" CONNECTION LIMIT 0')

    refused = visitor.get("/regions/")

    colleague.run(f'ALTER DATABASE "{name}" CONNECTION LIMIT -1')
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "30")
    assert visitor.get("/regions/").status_code == 200


def test_standby_that_only_reads_refuses_a_sign_in_for_now(visitor):
    with connection.cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = on")

    response = visitor.post(reverse("admin:login"), {"username": "x", "password": "y"})

    connection.close()
    assert (response.status_code, response.headers["Retry-After"]) == (503, "30")


def test_form_whose_connection_is_lost_is_unavailable_and_not_refused(colleague):
    clerk = Client(raise_request_exception=False)
    clerk.force_login(make_person("superuser"))
    url = page(Region, "change", make.make_region().pk)
    sent = shown_in(clerk.get(url)) | {"name": "Renamed"}
    # The region is locked, so that the clerk's connection is cut while it waits.
    colleague.connection.autocommit = False
    colleague.run("SELECT FROM agreements_region FOR UPDATE")
    backend = connection.connection.info.backend_pid
    colleague.commit_once_waited_for("SELECT pg_terminate_backend(%s)", backend)

    response = clerk.post(url, sent)

    colleague.finish()
    connection.close()
    assert (response.status_code, response.headers["Retry-After"]) == (503, "30")
    assert not Region.objects.filter(name="Renamed").exists()


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("SELECT 1 / 0", False),
        ("SELECT nothing", False),
        ("SELECT repeat('x ', 999)::tsvector || array_to_tsvector(array[''])", False),
        ("INSERT INTO agreements_area (id) VALUES (NULL)", False),
        ("SET LOCAL statement_timeout = '10ms'; SELECT pg_sleep(5)", True),
        ("SELECT pg_terminate_backend(pg_backend_pid())", True),
    ],
)
@pytest.mark.django_db(transaction=True)
def test_error_of_a_statement_is_no_outage(sql, expected):
    with pytest.raises(DatabaseError) as error, connection.cursor() as cursor:
        cursor.execute(sql)

    connection.close()
    assert is_unavailable(error.value) is expected


def test_other_errors_are_no_outage():
    assert [is_unavailable(error) for error in (None, ValueError(), DatabaseError("no row"))] == [
        False,
        False,
        False,
    ]


def test_server_outlives_a_stop_of_its_database(folder):
    database = LocalPostgres(folder / "home")
    with database.running() as url:
        server = Server(url, folder)
        with server:
            before = [server.status("/staff/") for _ in range(4)]
            database.stop()
            during = [server.status("/staff/") for _ in range(4)]
            database.start()
            after = [server.status("/staff/") for _ in range(4)]

    lines = server.log.read_text().splitlines()
    assert (before, during, after) == ([302] * 4, [503] * 4, [302] * 4)
    reasons = [line for line in lines if "Service Unavailable: /staff/: " in line]
    statuses = [line for line in lines if line.endswith("GET /staff/ 503")]
    assert (len(reasons), len(statuses), len(lines)) == (4, 4, 8)
