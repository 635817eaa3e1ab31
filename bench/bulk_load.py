"""How much derived columns and history cost a bulk load.

Loads agreements with parties, areas and evidence by `bulk_create`, alternately with all triggers,
with a part of them and with none, and prints the ratios. All have the same constraints, indexes and
generated columns. What is measured is the processor time of this program and of its session in the
database, since other work on the machine disturbs it less than the clock. The database is made for
the run, and dropped at the end:

    make bench-load                             10,000 agreements, 3 runs of each
    make bench-load ARGS="--records 1000 --runs 5"
"""

import argparse
import os
import statistics

from bench.processor import processor_time, session_process
from devserver.databases import new_database

TABLES = ("agreement", "agreementparty", "agreement_areas", "evidence")
# The triggers that stay on, as a condition on the name, and whether records are derived once.
SETUPS = {
    "no triggers": ("false", False),
    "history alone": ("starts_with(tgname, 'pgtrigger')", False),
    "derived columns alone": ("NOT starts_with(tgname, 'pgtrigger')", True),
    "all, each record derived once": ("true", True),
    "all, derived after each statement": ("true", False),
}
SENTENCE = "Both sides agreed to strengthen cooperation in disease control at the border"


def make_vocabulary():
    """Regions in four levels, institutions with seats and units, areas and sources.

    Not those of `made_records.py`, whose records name regions alone and are published: what is
    measured is mainly the derivation of regions from units of institutions, in the four statements
    of a load of drafts.
    """
    from agreements.models import Area, Institution, Region, Source

    regions, levels = [], (("country", 4), ("province", 20), ("city", 150), ("county", 400))
    above = [None]
    for kind, number in levels:
        level = [
            Region(name=f"{kind} {n}", slug=f"{kind}-{n}", kind=kind, parent=above[n % len(above)])
            for n in range(number)
        ]
        above = Region.objects.bulk_create(level)
        regions += above
    hospitals = Institution.objects.bulk_create(
        Institution(name=f"Hospital {n}", slug=f"h-{n}", kind="hospital", region=regions[-1 - n])
        for n in range(300)
    )
    units = Institution.objects.bulk_create(
        Institution(name=f"Unit {n}", slug=f"u-{n}", kind="hospital", parent=hospitals[n % 300])
        for n in range(300)
    )
    areas = Area.objects.bulk_create(Area(name=f"Area {n}", slug=f"a-{n}") for n in range(30))
    sources = Source.objects.bulk_create(
        Source(title=f"Source {n}", slug=f"s-{n}", language="en") for n in range(500)
    )
    return regions, [*hospitals, *units], areas, sources


def load(records, regions, institutions, areas, sources):
    """Write the records with 2 parties, 1.5 areas and 3 pieces of evidence each."""
    from agreements.models import Agreement, AgreementParty, Evidence

    made = Agreement.objects.bulk_create(
        Agreement(
            title=f"Memorandum {n} on health",
            title_zh=f"卫生合作备忘录{n}",
            summary=SENTENCE,
            kind="framework",
            signed=f"20{n % 20:02}-0{n % 9 + 1}",
        )
        for n in range(records)
    )
    AgreementParty.objects.bulk_create(
        AgreementParty(agreement=record, position=position, role="signatory", **participant)
        for n, record in enumerate(made)
        for position, participant in enumerate(
            (
                {"region": regions[-1 - n % 500]},
                {"institution": institutions[n % 600], "signer_name": f"Signer {n % 900}"},
            )
        )
    )
    through = Agreement.areas.through
    through.objects.bulk_create(
        through(agreement=record, area=areas[(n + more) % 30])
        for n, record in enumerate(made)
        for more in range(1 + n % 2)
    )
    Evidence.objects.bulk_create(
        Evidence(
            agreement=record,
            source=sources[n % 500],
            paragraph=part,
            field=field,
            words=f"{SENTENCE} ({n % 700})" if part == 1 else "",
            basis="stated",
        )
        for n, record in enumerate(made)
        for part, field in enumerate(("title", "signed", "parties"))
    )


def timed(setup, records, vocabulary):
    """Processor seconds of a load with some of the triggers, committed."""
    from django.db import connection, transaction

    from agreements.database.bulk_load import derived_once

    condition, is_once = SETUPS[setup]
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE agreements_agreement CASCADE")
        cursor.execute(
            "SELECT tgrelid::regclass, tgname, " + condition + " FROM pg_trigger "
            "WHERE NOT tgisinternal AND tgrelid = ANY (%s::regclass[])",
            [[f"agreements_{table}" for table in TABLES]],
        )
        for table, trigger, is_on in cursor.fetchall():
            word = "ENABLE" if is_on else "DISABLE"
            cursor.execute(f'ALTER TABLE {table} {word} TRIGGER "{trigger}"')
        cursor.execute("VACUUM ANALYZE")
        session = session_process(cursor)
    start = processor_time(session)
    with derived_once() if is_once else transaction.atomic():
        load(records, *vocabulary)
    return processor_time(session) - start


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--records", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cooperation.settings")
    os.environ.setdefault("LOCAL_MODE", "true")
    with new_database("bench") as url:
        os.environ["DATABASE_URL"] = url
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        vocabulary = make_vocabulary()
        seconds = {setup: [] for setup in SETUPS}
        for _run in range(arguments.runs):
            for setup in SETUPS:
                seconds[setup].append(timed(setup, arguments.records, vocabulary))
    print_table(arguments.records, seconds)


def print_table(records, seconds):
    """The times beside that without triggers, as a table in Markdown."""
    without = statistics.median(seconds["no triggers"])
    print(f"| {records:,} agreements | seconds | µs a record | ratio |\n|---|---|---|---|")
    for setup, times in seconds.items():
        median = statistics.median(times)
        print(
            f"| {setup} | {median:.2f} | {median / records * 1e6:,.0f} | {median / without:.2f} |"
        )


if __name__ == "__main__":
    main()
