"""`check_derived` finds and repairs what differs, in a restored database too."""

import os
import subprocess
import sys
from contextlib import closing
from io import StringIO
from urllib.parse import urlsplit, urlunsplit

import psycopg2
import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from devserver.databases import new_database
from devserver.postgres_programs import find_programs
from tests.derived import differences, fresh, spoil
from tests.factories import make_agreement, make_exchange, make_institution, make_specialty

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_check_derived_counts_shows_and_fails():
    agreement = make_agreement(state="draft")
    spoil("UPDATE agreements_agreement SET region_ids = '{7}', names = 'x'")
    out = StringIO()

    with pytest.raises(CommandError, match=r"^2 differences; --repair writes them$"):
        call_command("check_derived", stdout=out)

    lines = out.getvalue().splitlines()
    assert "agreement.region_ids: 1 differences in 1 rows" in lines
    assert f"  {agreement.pk}: [7] should be {agreement.region_ids}" in lines
    assert "agreement.card: 0 differences in 1 rows" in lines


def test_check_derived_repairs():
    agreement = make_agreement(state="draft")
    spoil("UPDATE agreements_region SET path = '/1/', alias_text = 'x'")
    spoil("UPDATE agreements_agreement SET region_ids = '{}', card = '{}', year_to = 7")

    call_command("check_derived", "--repair", stdout=StringIO())

    assert differences() == {}
    assert fresh(agreement).region_ids == agreement.region_ids


@pytest.mark.django_db(transaction=True)
def test_restored_dump_has_the_same_derived_columns(folder, regions):
    make_agreement(parties=[make_institution(region=regions["Hekou"]), regions["Lao Cai"]])
    make_exchange(specialties=[make_specialty()])
    programs = find_programs(connection.pg_version // 10_000)
    url = urlsplit(os.environ["DATABASE_URL"])
    source = urlunsplit(url._replace(path=f"/{connection.settings_dict['NAME']}"))
    dump = folder / "register.dump"
    run = {"check": True, "capture_output": True, "text": True}
    with new_database("restored") as target:
        subprocess.run(
            [programs / "pg_dump", "--format=custom", f"--file={dump}", f"--dbname={source}"], **run
        )
        subprocess.run(
            [programs / "pg_restore", "--exit-on-error", f"--dbname={target}", dump], **run
        )
        with closing(psycopg2.connect(target)) as restored, restored.cursor() as cursor:
            cursor.execute("UPDATE agreements_region SET name = 'Renamed' WHERE name = 'Lao Cai'")
            cursor.execute("SELECT count(*) FROM agreements_agreement WHERE names ~ 'Renamed'")
            renamed = cursor.fetchone()[0]
            restored.commit()
        check = subprocess.run(
            [sys.executable, "manage.py", "check_derived"],
            env=os.environ | {"DATABASE_URL": target},
            **run,
        )

    assert renamed == 1
    assert check.stdout.splitlines()[-1] == "0 differences"
