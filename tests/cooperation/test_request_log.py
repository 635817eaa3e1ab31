"""The log in both of its forms, and the number of a request in all places where it stands."""

import json
import logging
import re

import pytest
from django.conf import settings as project_settings
from django.http import HttpResponse, StreamingHttpResponse
from django.test import Client, RequestFactory
from django.urls import path, reverse

from cooperation.errors import WithoutTraceback, server_error
from cooperation.request_log import JsonLines, ReadableLines, RequestId, log_requests
from tests.staff import make_person

FORMATTERS = project_settings.LOGGING["formatters"]


def formatter(name, factory):
    options = {key: value for key, value in FORMATTERS[name].items() if key != "()"}
    return factory(**options)


@pytest.fixture
def json_lines(caplog):
    """What production writes, as objects, for what was logged up to the call."""
    caplog.set_level(logging.INFO, logger="access")
    caplog.handler.addFilter(RequestId())
    production = formatter("json", JsonLines)

    def lines(logger="access"):
        texts = [production.format(record) for record in caplog.records if record.name == logger]
        assert not any("\n" in text for text in texts)
        return [json.loads(text) for text in texts]

    return lines


@pytest.mark.django_db
def test_request_has_one_line_with_what_was_answered(client, json_lines):
    response = client.get("/regions/", {"q": "Nguyễn Văn A", "region": "x"}, HTTP_COOKIE="a=secret")

    (line,) = json_lines()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", line.pop("time"))
    assert line.pop("ms") >= 0
    assert line == {
        "level": "WARNING" if response.status_code == 400 else "INFO",
        "logger": "access",
        "message": f"GET /regions/ {response.status_code}",
        "request_id": response.headers["X-Request-ID"],
        "method": "GET",
        "path": "/regions/",
        "parameters": ["q", "region"],
        "status": response.status_code,
        "bytes": len(response.content),
        "address": "127.0.0.1",
        "staff": None,
    }


@pytest.mark.django_db
def test_line_names_the_staff_by_id_and_holds_nothing_that_was_posted(client, json_lines):
    clerk = make_person("editor")
    client.force_login(clerk)

    client.get(reverse("admin:index"))
    client.post(reverse("admin:login"), {"username": "clerk", "password": "correct horse battery"})

    lines = json_lines()
    assert [line["staff"] for line in lines] == [clerk.pk, clerk.pk]
    assert "correct horse" not in str(lines)
    assert client.cookies["sessionid"].value not in str(lines)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("/a%0Ab/", "/a%0Ab/"),
        ("/%22,%22x%22:1/", "/%22,%22x%22:1/"),
        ("/%E5%8C%BB%E9%99%A2/", "/%E5%8C%BB%E9%99%A2/"),
        ("/%FF/", "/%25FF/"),
        (f"/{'a' * 8000}/", f"/{'a' * 499}"),
    ],
)
@pytest.mark.django_db
def test_path_cannot_write_a_line(client, json_lines, path, written):
    client.get(path)

    assert [line["path"] for line in json_lines()] == [written]


@pytest.mark.django_db
def test_address_with_too_many_parameters_has_its_line(client, json_lines):
    response = client.get("/regions/?" + "a=1&" * 6000)

    (line,) = json_lines()
    assert (line["status"], line["parameters"]) == (response.status_code, [])


def test_readable_line_stays_one_line():
    record = logging.makeLogRecord({"name": "axes", "msg": "name %s", "args": ("a\nb\u2028医院",)})

    text = formatter("readable", ReadableLines).format(record)

    assert text.endswith(r" axes [-]: name a\nb\u2028医院")
    assert len(text.splitlines()) == 1


@pytest.mark.parametrize(
    ("proxies", "given", "is_believed"),
    [
        (1, "3f2a9c1b-7d44-4e0b", True),
        (1, "Root=1-67891233-abcdef012345678912345678", True),
        (0, "3f2a9c1b-7d44-4e0b", False),
        (1, "short", False),
        (1, "x" * 65, False),
        (1, 'abcdefgh"}', False),
        (1, "abcdefgh\n", False),
        (1, "编号编号编号编号", False),
        (1, "", False),
    ],
)
def test_number_of_a_proxy_is_taken_if_it_is_well_formed(settings, proxies, given, is_believed):
    settings.PROXY_COUNT = proxies
    request = RequestFactory().get("/", HTTP_X_REQUEST_ID=given)

    number = log_requests(lambda request: HttpResponse())(request).headers["X-Request-ID"]

    assert (number == given) is is_believed
    assert is_believed or re.fullmatch(r"[0-9a-f]{16}", number)


@pytest.mark.django_db
def test_streamed_body_is_counted_when_it_ends(json_lines):
    chunks = [b"12345", b"67890"]
    request = RequestFactory().get("/")
    response = log_requests(lambda request: StreamingHttpResponse(chunks))(request)
    before = json_lines()

    sent = next(iter(response))
    response.close()

    assert (before, sent) == ([], b"12345")
    assert [line["bytes"] for line in json_lines()] == [5]


def fail(request):
    raise RuntimeError("Something is broken")


urlpatterns = [path("regions/", fail, name="home")]
handler404 = f"{__name__}.fail_not_found"
handler500 = server_error


def fail_not_found(request, exception):
    raise RuntimeError("Something is broken")


@pytest.fixture
def visitor(settings):
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def test_error_shows_the_number_under_which_it_is_logged(visitor, json_lines):
    response = visitor.get("/regions/")

    number = response.headers["X-Request-ID"]
    (error,), (line,) = json_lines("django.request"), json_lines()
    assert response.status_code == 500
    assert re.findall(r"<code>(.*?)</code>", response.content.decode()) == [number]
    assert error["request_id"] == line["request_id"] == number
    assert error["message"] == "Internal Server Error: /regions/"
    assert error["exc_info"].endswith("RuntimeError: Something is broken")
    assert (line["status"], line["level"]) == (500, "ERROR")


def test_page_of_an_error_that_fails_is_logged(visitor, json_lines):
    response = visitor.get("/nowhere/\n")

    (error,) = json_lines("cooperation.errors")
    assert response.status_code == 500
    assert error["message"].startswith("The page of an error failed: /nowhere/")
    assert error["exc_info"].endswith("RuntimeError: Something is broken")
    assert error["request_id"] == response.headers["X-Request-ID"]


def test_malformed_request_is_one_line(client, json_lines, caplog):
    caplog.handler.addFilter(WithoutTraceback())

    client.get("/robots.txt", HTTP_HOST="evil\\example")

    (refused,), (line,) = json_lines("django.security.DisallowedHost"), json_lines()
    assert "exc_info" not in refused
    assert (line["status"], line["request_id"]) == (400, refused["request_id"])


def test_server_names_no_query(json_lines):
    logging.getLogger("gunicorn.error").error("Error handling request %s", "/regions/?q=Nguyen")

    assert [line["message"] for line in json_lines("gunicorn.error")] == [
        "Error handling request /regions/"
    ]


def test_program_reads_the_number_of_its_error(visitor):
    response = visitor.get("/regions/", HTTP_ACCEPT="application/json")

    number = response.headers["X-Request-ID"]
    assert response.json() == {"error": "Something went wrong", "request_id": number}
