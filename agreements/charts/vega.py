"""Vega-Lite without a browser: SVG of a specification, PNG of SVG, drawn by a process of its own.

Each process of the server has one such child (`vega_process.py`) from its first drawing on, and
draws one thing at a time. The child ends with its parent, whichever way that ends, when nothing was
drawn for a while, and after `MOST` drawings; one that takes too long is killed.
"""

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

PROGRAM = Path(__file__).with_name("vega_process.py")
# Vega wants whole addresses. This host stands before ours while it draws, and is the only one that
# it may ask for data: there is none.
HOST = "https://charts.invalid"
# The child draws texts that anybody may have written, and needs none of our secrets for it.
SECRETS = ("DATABASE_URL", "SECRET_KEY")
MOST = 200  # drawings of one child
TURN = 10  # seconds to wait for the child while it draws for others
LONGEST = 20  # seconds for one drawing


class ChartBusyError(Exception):
    """The chart cannot be drawn now; a later attempt may succeed."""


class VegaProcess:
    """The child of this process that draws."""

    def __init__(self):
        self._turn = threading.Lock()
        self._process = None
        self._drawn = 0

    def draw(self, **request):
        """The bytes that `vega_process` makes of a request.

        Raises ChartBusyError if the child has no time or takes too long, and ValueError for what
        cannot be drawn.
        """
        if not self._turn.acquire(timeout=TURN):
            raise ChartBusyError(f"Other charts were being drawn for {TURN} seconds")
        try:
            if self._drawn >= MOST:
                self.stop()
            # A child that has just ended, for want of work or of memory, is replaced once.
            head, body = self._ask(request) or self._ask(request) or ({}, b"")
        finally:
            self._turn.release()
        if "error" in head:
            raise ValueError(head["error"])
        if not head:
            raise ChartBusyError("The process that draws ended twice over one chart")
        return body

    def stop(self):
        """End the child, if there is one."""
        if self._process:
            for pipe in (self._process.stdin, self._process.stdout):
                with contextlib.suppress(OSError):  # What was left to be written for one that died.
                    pipe.close()
            self._process.kill()
            self._process.wait()
        self._process = None
        self._drawn = 0

    def _start(self):
        self._process = subprocess.Popen(
            [sys.executable, "-P", PROGRAM, f"{HOST}/"],  # -P: no module of ours shadows another.
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={name: value for name, value in os.environ.items() if name not in SECRETS},
            start_new_session=True,  # Ctrl-C in the terminal is for its parent.
        )

    def _ask(self, request):
        """(head, body) of the answer, or None if the child has ended. Raises ChartBusyError if it
        takes too long, and ends it.
        """
        if self._process is None:
            self._start()
        process, is_late = self._process, threading.Event()

        def give_up():
            is_late.set()
            process.kill()

        clock = threading.Timer(LONGEST, give_up)
        clock.start()
        head, body = None, b""
        try:
            process.stdin.write(json.dumps(request).encode() + b"\n")
            process.stdin.flush()
            if line := process.stdout.readline():
                head = json.loads(line)
                body = process.stdout.read(head["length"])
        except BrokenPipeError:
            pass
        finally:
            clock.cancel()
        if head and len(body) == head["length"]:
            self._drawn += 1
            return head, body
        self.stop()
        if is_late.is_set():
            raise ChartBusyError(f"A chart was not drawn in {LONGEST} seconds")
        return None


vega = VegaProcess()
atexit.register(vega.stop)
