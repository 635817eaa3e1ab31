"""The process that draws: what it answers, and how it ends."""

import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from agreements.charts import vega as module
from agreements.charts.vega import ChartBusyError, VegaProcess
from tests.paths import ROOT

pytestmark = pytest.mark.slow

SPEC = {
    "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
    "data": {"values": [{"year": 2009}]},
    "mark": "bar",
    "encoding": {"x": {"field": "year", "type": "ordinal"}},
}


@pytest.fixture
def vega():
    """A child of its own for a test that ends it."""
    process = VegaProcess()
    yield process
    process.stop()


def child(vega):
    """The process that draws."""
    return vega._process


def test_child_draws_svg_and_png_again_and_again(vega):
    svg = vega.draw(spec=SPEC)
    first = child(vega)

    png = vega.draw(svg=svg.decode(), scale=2)

    assert svg.startswith(b"<svg ")
    assert b"2009" in svg
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert vega.draw(spec=SPEC) == svg
    assert child(vega) is first


@pytest.mark.parametrize("request_", [{"spec": {"mark": "nonsense"}}, {"svg": "<svg", "scale": 2}])
def test_what_cannot_be_drawn_is_refused_and_ends_nothing(vega, request_):
    vega.draw(spec=SPEC)
    first = child(vega)

    with pytest.raises(ValueError):
        vega.draw(**request_)

    assert vega.draw(spec=SPEC).startswith(b"<svg ")
    assert child(vega) is first


def test_specification_loads_nothing_from_elsewhere(vega, tmp_path):
    secret = tmp_path / "secret.json"
    secret.write_text('[{"year": "zqsecret"}]')

    for url in (secret.as_uri(), str(secret), "http://127.0.0.1:9/secret.json"):
        try:
            drawn = vega.draw(spec={**SPEC, "data": {"url": url}})
        except ValueError:
            continue
        assert b"zqsecret" not in drawn


def test_child_that_died_is_replaced(vega):
    vega.draw(spec=SPEC)
    first = child(vega)
    first.kill()
    first.wait()

    assert vega.draw(spec=SPEC).startswith(b"<svg ")
    assert child(vega) is not first


def test_child_is_replaced_after_many_drawings(vega, monkeypatch):
    monkeypatch.setattr(module, "MOST", 2)
    vega.draw(spec=SPEC)
    first = child(vega)
    vega.draw(spec=SPEC)

    vega.draw(spec=SPEC)

    assert child(vega) is not first
    assert first.returncode is not None


def test_child_that_takes_too_long_is_ended(vega, monkeypatch):
    vega.draw(spec=SPEC)
    first = child(vega)
    first.send_signal(signal.SIGSTOP)
    monkeypatch.setattr(module, "LONGEST", 0.1)

    with pytest.raises(ChartBusyError):
        vega.draw(spec=SPEC)

    assert first.returncode == -signal.SIGKILL
    monkeypatch.undo()
    assert vega.draw(spec=SPEC).startswith(b"<svg ")


def test_drawing_does_not_wait_for_its_turn_for_ever(vega, monkeypatch):
    monkeypatch.setattr(module, "TURN", 0.1)
    vega._turn.acquire()

    with pytest.raises(ChartBusyError):
        vega.draw(spec=SPEC)

    vega._turn.release()


def test_child_knows_no_secret_of_the_server(vega, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "zqsecret")
    monkeypatch.setenv("DATABASE_URL", "postgres://zqsecret@db/register")
    vega.draw(spec=SPEC)

    environment = psutil.Process(child(vega).pid).environ()

    assert "PATH" in environment
    assert [name for name, value in environment.items() if "zqsecret" in value] == []


def test_child_ends_with_a_parent_that_was_killed():
    program = (
        "from agreements.charts.vega import vega; "
        f"vega.draw(spec={SPEC!r}); print(vega._process.pid, flush=True); input()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as parent:
        drawing = psutil.Process(int(parent.stdout.readline()))
        assert drawing.is_running()

        os.kill(parent.pid, signal.SIGKILL)

    deadline = time.monotonic() + 60
    while drawing.is_running() and drawing.status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline, "It still runs"
        time.sleep(0.05)
