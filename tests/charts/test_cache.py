"""One process at a time draws a chart, and all others wait for it."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.cache import cache

from agreements.charts import cache as module
from agreements.charts.cache import chart_lock, release
from agreements.charts.vega import ChartBusyError
from tests.paths import ROOT

pytestmark = pytest.mark.slow

# Takes the lock of a chart, says so, and keeps it until its input ends.
HOLDER = """
import sys
from django.conf import settings
settings.configure(CACHE_ROOT=sys.argv[1])
from agreements.charts.cache import chart_lock
with chart_lock("a chart"):
    print("mine", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(settings):
    """Another process that draws "a chart"."""
    command = [sys.executable, "-c", HOLDER, str(settings.CACHE_ROOT)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline() == "mine\n"
        yield process
        process.kill()


def test_chart_that_another_process_draws_is_waited_for_within_bounds(holder, monkeypatch):
    monkeypatch.setattr(module, "LOCK_TIMEOUT", 0.1)

    with pytest.raises(ChartBusyError), chart_lock("a chart"):
        pass

    with chart_lock("another chart"):
        pass


def test_process_that_was_killed_lets_go_of_its_chart(holder):
    holder.kill()
    holder.wait()

    with chart_lock("a chart"):
        pass


def test_threads_draw_a_chart_one_after_the_other():
    inside, most = [], []

    def draw(number):
        with chart_lock("a chart"):
            inside.append(number)
            most.append(len(inside))
            inside.remove(number)

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(draw, range(16)))

    assert most == [1] * 16


def test_release_is_that_of_what_shapes_a_chart(settings, tmp_path):
    release.cache_clear()
    before = release()
    release.cache_clear()
    (tmp_path / "agreements").mkdir()
    (tmp_path / "agreements" / "map.py").write_text("HEIGHT = 1")
    settings.BASE_DIR = tmp_path
    first = release()
    release.cache_clear()
    (tmp_path / "agreements" / "map.py").write_text("HEIGHT = 2")

    assert len({before, first, release()}) == 3
    release.cache_clear()


def test_what_another_process_keeps_is_found_here(settings):
    program = "from django.core.cache import cache; cache.set('drawn', 'elsewhere')"
    subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | {"CACHE_ROOT": str(settings.CACHE_ROOT)},
        check=True,
    )

    assert cache.get("drawn") == "elsewhere"
