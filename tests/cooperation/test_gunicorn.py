"""The server for production: whom it believes what about a request, and how workers share work."""

import http.client
import json
import os
import re
import shlex
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import psutil
import pytest
from django.db import connection

from tests.paths import ROOT

pytestmark = pytest.mark.slow

CONFIG = ("--config", "cooperation/gunicorn.conf.py")
CLAIMS = {
    "SCRIPT_NAME": "//evil.example",
    "PATH_INFO": "/staff/",
    "REMOTE_USER": "admin",
    "X_Forwarded_For": "192.0.2.1",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Port": "666",
    "X-Forwarded-Prefix": "//evil.example",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Protocol": "ssl",
    "X-Forwarded-Ssl": "on",
    "X-Script-Name": "//evil.example",
    "X-Original-URL": "/staff/",
    "X-Rewrite-URL": "/staff/",
    "Forwarded": "for=192.0.2.1;host=evil.example;proto=https",
}


@contextmanager
def gunicorn(folder, application, *options, **environment):
    """The socket of a server, which clients reach as from a proxy on the same machine."""
    address = folder / "socket"
    command = [sys.executable, "-m", "gunicorn", application, *options, "--bind", f"unix:{address}"]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | environment, stdout=log, stderr=log
        )
    try:
        deadline = time.monotonic() + 60
        while not address.exists() and server.poll() is None and time.monotonic() < deadline:
            time.sleep(0.05)
        assert address.exists(), (folder / "log").read_text()
        yield address
    finally:
        server.terminate()
        server.wait()


def ask(address, path, headers):
    """(status, text) of an answer."""
    client = http.client.HTTPConnection("localhost", timeout=60)
    client.sock = socket.socket(socket.AF_UNIX)
    client.sock.connect(str(address))
    client.request("GET", path, headers=headers)
    answer = client.getresponse()
    text = answer.read().decode()
    client.close()
    return answer.status, text


def test_client_makes_no_claims_about_addresses(folder):
    """What reaches the application of headers by which a proxy may tell of itself or of a user."""
    with gunicorn(folder, "tests.environ:application", *CONFIG) as address:
        status, text = ask(address, "//evil.example/x", CLAIMS | {"X-Forwarded-For": "192.0.2.7"})

    environ = json.loads(text)
    assert status == 200
    assert environ["SCRIPT_NAME"] == ""
    assert environ["PATH_INFO"] == "//evil.example/x"
    assert environ["wsgi.url_scheme"] == "http"
    assert environ["HTTP_X_FORWARDED_FOR"] == "192.0.2.7"
    assert {"REMOTE_USER", "HTTP_REMOTE_USER", "HTTP_PATH_INFO"}.isdisjoint(environ)


def test_register_names_no_other_host_whatever_a_client_claims(folder):
    (folder / "static").mkdir()
    settings = {
        "LOCAL_MODE": "true",
        "PROXY_COUNT": "1",
        "LOCAL_DATA": str(folder / "home"),
        "STATIC_ROOT": str(folder / "static"),
    }
    with gunicorn(folder, "cooperation.wsgi", *CONFIG, **settings) as address:
        plain = ask(address, "/robots.txt", {})
        claimed = {name: ask(address, "/robots.txt", {name: CLAIMS[name]}) for name in CLAIMS}
        redirected, _text = ask(address, "//evil.example/robots.txt", CLAIMS)

    by_https = claimed.pop("X-Forwarded-Proto")  # What our own proxy does tell.
    assert plain[0] == 200
    assert "Sitemap: http://localhost/sitemap.xml" in plain[1]
    assert claimed == dict.fromkeys(claimed, plain)
    assert by_https == (200, plain[1].replace("http://", "https://"))
    assert redirected == 308


def test_command_of_the_documentation_uses_the_configuration(folder):
    commands = re.findall(r"^ *(gunicorn .*)$", (ROOT / "README.md").read_text(), re.MULTILINE)

    assert len(commands) == 1
    program, application, *options = shlex.split(commands[0])
    assert tuple(options[:2]) == CONFIG
    subprocess.run(
        [sys.executable, "-m", program, "tests.environ:application", *options, "--check-config"],
        cwd=ROOT,
        check=True,
    )
    assert application == "cooperation.wsgi"


def drawing_processes():
    """The processes that draw, of all workers of the servers that this process started."""
    return [one for one in psutil.Process().children(recursive=True) if draws(one)]


def draws(process):
    """Whether a process is one that draws; one that has ended is not."""
    try:
        return any("vega_process" in part for part in process.cmdline())
    except psutil.NoSuchProcess:  # A zombie is one such.
        return False


def test_chart_is_drawn_once_by_all_workers_together(transactional_db, folder):
    """Each worker draws by a process of its own, which it has from its first drawing on."""
    (folder / "static").mkdir()
    environment = {
        "LOCAL_MODE": "true",
        "DATABASE_URL": url_of(connection.settings_dict),
        "CACHE_ROOT": str(folder / "cache"),
        "STATIC_ROOT": str(folder / "static"),
    }
    others = drawing_processes()
    options = ("--workers", "4", "--threads", "4")
    with gunicorn(folder, "cooperation.wsgi", *CONFIG, *options, **environment) as address:
        with ThreadPoolExecutor(16) as clients:
            answers = list(clients.map(lambda _n: ask(address, "/map.svg", {}), range(16)))
        drawing = [one for one in drawing_processes() if one not in others]

    assert {status for status, _text in answers} == {200}
    assert len({text for _status, text in answers}) == 1
    assert "No data to show." in answers[0][1]
    assert len(drawing) == 1


def url_of(database):
    """The DATABASE_URL of the tests' own database."""
    given = os.environ["DATABASE_URL"]
    return f"{given.rpartition('/')[0]}/{database['NAME']}"
