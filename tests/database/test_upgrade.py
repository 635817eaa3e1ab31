"""A database of any release is brought to today's state by `migrate`, and keeps its rows."""

from contextlib import closing

import psycopg2
import pytest
from django.db import connection

from tests.databases import definitions
from tests.releases import DUMPS, manage, restored

pytestmark = [pytest.mark.slow, pytest.mark.django_db]


# Of every table with rows that somebody entered: what they are called.
KEPT = """
SELECT 'agreement', code, title FROM agreements_agreement
UNION ALL SELECT 'exchange', code, title FROM agreements_exchange
UNION ALL SELECT 'institution', slug, name FROM agreements_institution
UNION ALL SELECT 'region', slug, name FROM agreements_region
UNION ALL SELECT 'source', slug, title FROM agreements_source
UNION ALL SELECT 'commitment', '', text FROM agreements_commitment
UNION ALL SELECT 'evidence', paragraph::text, field FROM agreements_evidence
ORDER BY 1, 2, 3
"""


def rows(url, query):
    with closing(psycopg2.connect(url)) as session, session.cursor() as cursor:
        cursor.execute(query)
        return cursor.fetchall()


@pytest.mark.parametrize("release", sorted(DUMPS))
def test_database_of_a_release_is_brought_to_the_present_state(release):
    with restored(release) as url:
        before = rows(url, KEPT)
        manage(url, "migrate", "--verbosity=0")
        checked = manage(url, "check_derived")
        with closing(psycopg2.connect(url)) as session, session.cursor() as cursor:
            found = definitions(cursor)
        after = rows(url, KEPT)

    assert len(before) > 10
    assert after == before
    assert checked.splitlines()[-1] == "0 differences"
    with connection.cursor() as cursor:
        assert found == definitions(cursor)
