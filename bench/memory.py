"""Memory of the server's processes over thousands of mixed requests: is it flat?

    make bench-memory [REQUESTS=5000] [AGREEMENTS=2000]

Serves made records as production does, with two workers of four threads, lets four clients ask for
pages of every kind in a fixed random order, and prints after each tenth of the requests how much
memory the workers and their drawing processes hold (PSS: what is shared is divided among those who
share it). The last line compares the last fifth with the one after the first fifth.
"""

import argparse
import os
import random
import re
import socket
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

import django
import psutil

BASE_DIR = Path(__file__).resolve().parent.parent
CLIENTS = 4
STEPS = 10
LISTS = ("agreements", "delegations", "exchanges", "programmes", "partnerships")
WORDS = (
    "Guangzhou",
    "Xining",
    "training",
    "广州",
    "西宁",
    "心",
    "Lao Cai",
    "bệnh viện",
    "zzz",
    "a",
)
CHARTS = {
    "agreements": ("timeline", "network"),
    "delegations": ("map", "timeline"),
    "exchanges": ("map", "timeline", "specialties"),
}
REGION_CHARTS = ("map", "timeline")


def addresses(chance):
    """Endless addresses of pages, files and drawings, as people and crawlers ask for them."""
    from agreements.models import Agreement, Delegation, Exchange, Institution, Region, Source

    codes = {
        "agreements": list(Agreement.objects.published().values_list("code", flat=True)),
        "delegations": list(Delegation.objects.published().values_list("code", flat=True)),
        "exchanges": list(Exchange.objects.published().values_list("code", flat=True)),
    }
    slugs = {
        "regions": list(Region.objects.for_public().values_list("slug", flat=True)),
        "institutions": list(Institution.objects.for_public().values_list("slug", flat=True)),
        "sources": list(Source.objects.for_public().values_list("slug", flat=True)),
    }
    makers = [
        lambda: "/",
        lambda: "/about/",
        lambda: f"/search/?q={quote(chance.choice(WORDS))}",
        lambda: f"/{chance.choice(LISTS)}/?place={chance.choice(slugs['regions'])}",
        lambda: f"/{chance.choice(LISTS)}/?date={chance.randint(1990, 2026)}",
        lambda: f"/exchanges/?q={quote(chance.choice(WORDS))}",
        lambda: record(chance.choice(list(codes)), "/"),
        lambda: record(chance.choice(list(codes)), ".json"),
        lambda: f"/regions/{chance.choice(slugs['regions'])}/",
        lambda: f"/institutions/{chance.choice(slugs['institutions'])}/",
        lambda: f"/sources/{chance.choice(slugs['sources'])}/",
        lambda: chart("svg"),
        lambda: chart("png"),
        lambda: f"/regions/{chance.choice(slugs['regions'])}/{chance.choice(REGION_CHARTS)}.svg",
        lambda: "/sitemap.xml",
    ]

    def record(kind, ending):
        return f"/{kind}/{chance.choice(codes[kind])}{ending}"

    def chart(form):
        kind = chance.choice(list(CHARTS))
        return f"/{kind}/{chance.choice(CHARTS[kind])}.{form}?date={chance.randint(1990, 2026)}"

    while True:
        language = chance.choice(["", "", "/zh-hans", "/vi"])
        yield language + chance.choice(makers)()


def ask(port, paths):
    """Ask for some addresses one after the other; returns how often each status was answered."""
    statuses = Counter()
    for path in paths:
        connection = HTTPConnection("127.0.0.1", port, timeout=120)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        response = connection.getresponse()
        response.read()
        statuses[response.status] += 1
        connection.close()
    return statuses


def memory(process):
    """PSS of a process in MB, 0 where it has just ended."""
    try:
        rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
    except OSError:
        return 0
    return int(re.search(r"^Pss:\s+(\d+) kB", rollup, re.MULTILINE)[1]) / 1024


def measure(server):
    """MB of the workers, and of the processes that they started for drawings."""
    workers = server.children()
    drawing = [child for worker in workers for child in worker.children(recursive=True)]
    return sum(map(memory, workers)), sum(map(memory, drawing))


def start_server(port):
    """The server with two workers, when it answers."""
    server = psutil.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "cooperation.wsgi"),
            *("--config", str(BASE_DIR / "cooperation" / "gunicorn.conf.py")),
            *("--bind", f"127.0.0.1:{port}", "--workers", "2", "--threads", "4"),
            *("--timeout", "120", "--log-level", "error"),
        ],
        cwd=BASE_DIR,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    for _attempt in range(300):
        try:
            ask(port, ["/healthz"])
        except OSError:
            time.sleep(0.2)
        else:
            return server
    sys.exit("The server does not start")


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main():
    """Fill the database if it is not filled yet, measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--requests", type=int, default=5_000)
    parser.add_argument("--agreements", type=int, default=2_000)
    options = parser.parse_args()

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cooperation.settings")
    django.setup()
    from django.core.management import call_command

    from agreements.models import Agreement
    from bench.made_records import make_records

    call_command("migrate", verbosity=0)
    call_command("load_register")
    call_command("collectstatic", interactive=False, verbosity=0)
    known = Agreement.objects.count()
    if known < options.agreements:
        make_records(options.agreements - known, seed=known)

    chance = random.Random(1)
    endless = addresses(chance)
    paths = [next(endless) for _number in range(options.requests)]
    port = free_port()
    server = start_server(port)
    table, statuses = [], Counter()
    try:
        step = max(options.requests // STEPS, 1)
        print(f"{'requests':>9} {'workers MB':>11} {'drawing MB':>11}", flush=True)
        for start in range(0, options.requests, step):
            part = paths[start : start + step]
            with ThreadPoolExecutor(CLIENTS) as clients:
                for counted in clients.map(
                    lambda paths: ask(port, paths), [part[n::CLIENTS] for n in range(CLIENTS)]
                ):
                    statuses += counted
            table.append(measure(server))
            print(f"{start + len(part):9} {table[-1][0]:11.0f} {table[-1][1]:11.0f}", flush=True)
    finally:
        server.terminate()
        server.wait()
    fifth = max(len(table) // 5, 1)
    early, late = (
        sum(map(sum, rows)) / len(rows) for rows in (table[fifth : 2 * fifth], table[-fifth:])
    )
    print(f"last fifth : second fifth = {late / early:.2f} ({late:.0f} : {early:.0f} MB)")
    print("answers " + ", ".join(f"{status}: {n}" for status, n in sorted(statuses.items())))


if __name__ == "__main__":
    main()
