"""The server for production with its configuration: whom it believes what about a request."""

import http.client
import json
import os
import re
import shlex
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

CLONE = Path(__file__).parent.parent
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
            command, cwd=CLONE, env=os.environ | environment, stdout=log, stderr=log
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
    commands = re.findall(r"^ *(gunicorn .*)$", (CLONE / "README.md").read_text(), re.MULTILINE)

    assert len(commands) == 1
    program, application, *options = shlex.split(commands[0])
    assert tuple(options[:2]) == CONFIG
    subprocess.run(
        [sys.executable, "-m", program, "tests.environ:application", *options, "--check-config"],
        cwd=CLONE,
        check=True,
    )
    assert application == "cooperation.wsgi"
