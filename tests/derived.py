"""What tests of derived columns share: fresh rows, spoiled ones, and what differs."""

from django.db import connection

from agreements.database.checking import check_all


def differences():
    """The examples of all derived columns that are not as they should be, by table and column."""
    return {f"{c.table}.{c.column}": c.examples for c in check_all() if c.differences}


def pks(*rows):
    """The primary keys of rows, in order."""
    return sorted(row.pk for row in rows)


def spoil(sql):
    """Write what no trigger would let stand."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('register.deriving', 'on', true)")
        cursor.execute(sql)
        cursor.execute("SELECT set_config('register.deriving', '', true)")


def fresh(row):
    """A row as it now stands in the database."""
    return type(row).objects.get(pk=row.pk)
