"""Many records written at once, each derived once."""

from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def derived_once():
    """Derive each record that is written in the block once, at its end.

    Otherwise a record is derived after each statement that writes it or a row of it, which is four
    times for an agreement with parties, areas and evidence by `bulk_create`. Within the block the
    derived columns of what it writes are not right.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT derive_later()")
        yield
        cursor.execute("SELECT derive_now()")
