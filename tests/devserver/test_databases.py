"""Databases that are dropped at their end, even while somebody is connected to them."""

import psycopg2
import pytest

from devserver.databases import new_database


@pytest.fixture
def value():
    """The one value that a statement gives on the database of an address, which stays connected."""
    connections = []

    def value(url, statement):
        connections.append(psycopg2.connect(url))
        with connections[-1].cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchone()[0]

    yield value
    for connection in connections:
        connection.close()


def test_database_is_there_until_the_end_and_no_longer(value):
    with new_database("passing") as url:
        assert value(url, "SELECT starts_with(current_database(), 'passing_')")

    with pytest.raises(psycopg2.OperationalError, match="does not exist"):
        psycopg2.connect(url)


def test_database_of_a_failed_test_is_dropped_too():
    with pytest.raises(ZeroDivisionError), new_database("failing") as url:
        raise ZeroDivisionError

    with pytest.raises(psycopg2.OperationalError, match="does not exist"):
        psycopg2.connect(url)


def test_options_are_those_of_the_server(value):
    options = "TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'"
    collation = "SELECT datcollate FROM pg_database WHERE datname = current_database()"

    with new_database("c", options=options) as url:
        assert value(url, collation) == "C"
