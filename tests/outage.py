"""The register in processes of its own, for tests of what becomes of them without a database."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import psycopg2

from tests.paths import ROOT

# All that the staff area reads before it sends somebody on to the page for signing in.
SESSION_TABLE = """
CREATE TABLE django_session (
    session_key varchar(40) PRIMARY KEY, session_data text, expire_date timestamptz
)
"""


class Server:
    """The register in processes of its own, on a database of its own."""

    def __init__(self, url, folder):
        self.environment = os.environ | {
            "DATABASE_URL": url,
            "LOCAL_MODE": "true",
            "LOCAL_DATA": str(folder / "home"),
            "STATIC_ROOT": str(folder),
        }
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.address = f"127.0.0.1:{free.getsockname()[1]}"
        self.log = folder / "log"
        with contextlib.closing(psycopg2.connect(url)) as session, session.cursor() as cursor:
            cursor.execute(SESSION_TABLE)
            session.commit()

    def __enter__(self):
        command = [sys.executable, "-m", "gunicorn", "cooperation.wsgi"]
        config = ["--config", "cooperation/gunicorn.conf.py"]
        options = ["--bind", self.address, "--threads", "2", "--log-level", "warning"]
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*command, *config, *options],
                env=self.environment,
                cwd=ROOT,
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            try:
                self.status("/robots.txt")
                return self
            except OSError:
                time.sleep(0.1)
        raise AssertionError(self.log.read_text())

    def __exit__(self, *error):
        self.process.terminate()
        self.process.wait()

    def status(self, path):
        """The status of a page for somebody with a session, redirects not followed."""
        request = urllib.request.Request(
            f"http://{self.address}{path}", headers={"Cookie": f"sessionid={'a' * 32}"}
        )
        try:
            return urllib.request.build_opener(NoRedirect).open(request).status
        except urllib.error.HTTPError as error:
            return error.code


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *args):
        return None
