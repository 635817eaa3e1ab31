"""How the cost of public pages grows with the register.

Asks for each page in registers of several sizes, made for the run and dropped at its end, and
prints processor time and queries of a request, and the ratio of the last size to the one before.
Measured is the processor time of this program and of its session in the database, since other work
on the machine disturbs it less than the clock:

    make bench-pages                                  1,000 and 10,000 agreements
    make bench-pages ARGS="--agreements 10000 100000"  takes a quarter of an hour

A size means as many agreements, half as many delegations and twice as many exchanges. Some lists
stand beside plain ones of the same records (`bench/plain_list.py`).
"""

import argparse
import json
import logging
import os
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from bench.processor import processor_time, session_process
from devserver.databases import new_database

ROOT = Path(__file__).resolve().parent.parent
BATCH = 10_000  # agreements of one transaction
RUNS = 5
LONG = 5  # seconds after which a page is not requested again


def make_register(agreements):
    """Fill an empty database: the vocabulary, the first records and made ones."""
    from django.core.management import call_command
    from django.db import connection

    from agreements.database.bulk_load import derived_once
    from bench.made_records import make_records

    call_command("migrate", verbosity=0)
    call_command("load_register", verbosity=0, stdout=sys.stderr)
    for seed, done in enumerate(range(0, agreements, BATCH), start=1):
        with derived_once():
            make_records(min(BATCH, agreements - done), seed=seed)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def pages():
    """The addresses to ask for by their names in the table: every kind of page, for things that
    few and that most of the records name.
    """
    from agreements.models import Agreement, Partnership, Region

    places = Region.objects.for_public().with_counts().filter(kind="city")
    *_others, rare, median, biggest = _spread(places.order_by("agreement_count"))
    *_others, first, between, most = _spread(
        Partnership.objects.for_public().order_by("agreement_count")
    )
    record = Agreement.objects.for_public().filter(code__startswith="A-1").latest("pk")
    return {
        "front page": "/",
        "map of the front page": "/map.svg",
        "agreements": "/agreements/",
        "agreements, plain list": "/plain/agreements/",
        "agreements of a rare place": f"/agreements/?place={rare.slug}",
        "agreements of the biggest place": f"/agreements/?place={biggest.slug}",
        "agreements of the biggest place, plain list": f"/plain/agreements/?place={biggest.slug}",
        "agreements, a word": "/agreements/?q=telemedicine",
        "delegations": "/delegations/",
        "exchanges": "/exchanges/",
        "exchanges, plain list": "/plain/exchanges/",
        "exchanges of a year": "/exchanges/?date=2009",
        "exchanges of a year, plain list": (
            "/plain/exchanges/?dates_from_min=2009-01-01&dates_from_max=2009-12-31"
        ),
        "exchanges in a specialty": "/exchanges/?specialty=03",
        "partnerships": "/partnerships/",
        "partnerships of a place": f"/partnerships/?place={median.slug}",
        "places": "/regions/",
        "institutions": "/institutions/",
        "specialties": "/specialties/",
        "sources": "/sources/",
        "sources about the biggest place": f"/sources/?place={biggest.slug}",
        "page of a rare place": rare.get_absolute_url(),
        "page of a middling place": median.get_absolute_url(),
        "page of the biggest place": biggest.get_absolute_url(),
        "page of a rare pair": first.get_absolute_url(),
        "page of a middling pair": between.get_absolute_url(),
        "page of the biggest pair": most.get_absolute_url(),
        "page of an agreement": record.get_absolute_url(),
        "page of a source": record.evidence.first().source.get_absolute_url(),
        "search, two Chinese characters": f"/search/?q={quote('合作')}",
        "search, a common place": f"/search/?q={quote(biggest.name)}",
        "search, a rare word": "/search/?q=honghe",
        "suggestions": f"/suggestions/regions/?place={quote(biggest.name[:3])}",
        "about": "/about/",
    }


def _spread(queryset):
    """Rows of a queryset: one of the first, one in the middle and the last."""
    number = queryset.count()
    return [queryset[0], queryset[number // 10], queryset[number // 2], queryset[number - 1]]


def measure(only):
    """Milliseconds and queries of a request for each page: {name: [ms, queries, status]}."""
    from django.conf import settings
    from django.core.cache import cache
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, setup_test_environment

    logging.disable()
    setup_test_environment()
    # Names of static files without a fingerprint, so that none has to be collected.
    plain = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES["staticfiles"]["BACKEND"] = plain
    settings.ROOT_URLCONF = "bench.plain_list"
    with connection.cursor() as cursor:
        session = session_process(cursor)
        cursor.execute("SET max_parallel_workers_per_gather = 0")  # Theirs is not measured.
    found = {}
    for name, address in pages().items():
        if only and only not in name:
            continue
        with CaptureQueriesContext(connection) as queries:
            status = Client().get(address).status_code
        number, times = len(queries), []
        for _run in range(RUNS):
            cache.clear()  # Drawn charts are not what is measured.
            start = processor_time(session)
            Client().get(address)
            times.append(processor_time(session) - start)
            if sum(times) > LONG:
                break
        found[name] = [statistics.median(times) * 1000, number, status]
    return found


def run_child(url, *arguments):
    """What this program prints in a process with a database of its own."""
    with TemporaryDirectory() as cache:
        environ = {**os.environ, "DATABASE_URL": url, "CACHE_ROOT": cache, "LOCAL_MODE": "true"}
        environ |= {f"{who}_STATEMENT_SECONDS": "0" for who in ("PUBLIC", "STAFF")}
        done = subprocess.run(
            [sys.executable, "-m", "bench.pages", *arguments],
            cwd=ROOT,
            env=environ,
            stdout=subprocess.PIPE,
            check=True,
        )
    return done.stdout


def print_table(sizes, results):
    """The pages with their milliseconds and queries at each size, as a table in Markdown."""
    print(f"| page | {' | '.join(f'{size:,}' for size in sizes)} | ratio | queries |")
    print("|---" * (len(sizes) + 3) + "|")
    for name, (_ms, queries, _status) in results[-1].items():
        times = [result[name][0] for result in results]
        ratio = f"{times[-1] / times[-2]:.2f}" if len(times) > 1 else ""
        print(f"| {name} | {' | '.join(f'{ms:,.0f}' for ms in times)} | {ratio} | {queries} |")


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--agreements", type=int, nargs="+", default=[1_000, 10_000])
    parser.add_argument("--only", default="", help="pages whose name holds this")
    parser.add_argument("--urls", nargs="+", help="registers that exist, one for each size")
    parser.add_argument("--make", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--measure", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.make or arguments.measure:
        import django

        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cooperation.settings")
        django.setup()
        if arguments.make:
            make_register(arguments.make)
        else:
            print(json.dumps(measure(arguments.only)))
        return
    results = []
    for number, size in enumerate(arguments.agreements):
        if arguments.urls:
            printed = run_child(arguments.urls[number], "--measure", "--only", arguments.only)
        else:
            with new_database("bench") as url:
                run_child(url, "--make", str(size))
                printed = run_child(url, "--measure", "--only", arguments.only)
        results.append(json.loads(printed))
    print_table(arguments.agreements, results)


if __name__ == "__main__":
    main()
