"""Signals and exit statuses of the programs that the commands of this package start."""

import signal
import subprocess


def end_on_signals() -> None:
    """Makes SIGTERM and SIGHUP unwind the program as Ctrl-C does, so that it tidies up."""

    def end(number, frame):
        raise SystemExit(128 + number)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGHUP, end)


def wait_for(process: subprocess.Popen) -> int:
    """The exit status of a program, which is ended when a signal ends us."""
    try:
        status = process.wait()
    finally:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)  # We are ending already.
        if process.poll() is None:
            process.terminate()
            process.wait()
    return status if status >= 0 else 128 - status  # As shells say it: 128 + the signal.
