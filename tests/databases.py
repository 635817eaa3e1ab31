"""Databases beside that of the tests, and all that is in them."""

import os
import re
from contextlib import contextmanager
from urllib.parse import urlsplit

import psycopg2
from django.db import connections

# All that is defined in a database, as text. PostgreSQL sets other brackets when it reads a
# definition a second time, and spells some checks in another way: these are compared by name.
DEFINED = """
SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL
SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL
SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL
SELECT viewname || definition FROM pg_views WHERE schemaname = 'public'
UNION ALL
SELECT concat_ws(' ', conrelid::regclass, conname, contype, convalidated) FROM pg_constraint
WHERE connamespace = 'public'::regnamespace
UNION ALL
SELECT concat_ws(' ', attrelid::regclass, attname, format_type(atttypid, atttypmod),
    attnotnull, attidentity, attgenerated, pg_get_expr(adbin, adrelid))
FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid
LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
WHERE relnamespace = 'public'::regnamespace AND attnum > 0 AND NOT attisdropped
ORDER BY 1
"""


def definitions(cursor):
    """All that is defined in the database of a cursor: triggers, functions, indexes and so on."""
    cursor.execute(DEFINED)
    return sorted(re.sub("[()]", "", text) for (text,) in cursor.fetchall())


class DatabaseWithMedia:
    """A database with its folder of uploaded files, as a register has them."""

    def __init__(self, url, folder):
        self.url, self.name = url, urlsplit(url).path.removeprefix("/")
        self.media = folder / f"{self.name} 附件"
        self.connection = connections.create_connection("default")
        self.connection.settings_dict = self.connection.settings_dict | {"NAME": self.name}

    def use(self, settings):
        """Make it the database and the media folder of this process."""
        connections["default"] = self.connection
        settings.MEDIA_ROOT = self.media

    def contents(self):
        """All rows of all tables, how far each sequence is, and all that is defined."""
        tables = "SELECT relname, relkind FROM pg_class WHERE relkind IN ('r', 'S')"
        with self.connection.cursor() as cursor:
            found = {"": definitions(cursor)}
            cursor.execute(f"{tables} AND relnamespace = 'public'::regnamespace ORDER BY 1")
            for name, kind in cursor.fetchall():
                value = "t::text" if kind == "r" else "ROW(last_value, is_called)::text"
                cursor.execute(f'SELECT {value} FROM "{name}" AS t ORDER BY 1')
                found[name] = [row for (row,) in cursor.fetchall()]
        return found

    def files(self):
        """The uploaded files, by their paths."""
        return {
            str(path.relative_to(self.media)): path.read_bytes()
            for path in self.media.rglob("*")
            if path.is_file()
        }


@contextmanager
def maintenance():
    """Executes statements beside the databases of the test."""
    session = psycopg2.connect(os.environ["DATABASE_URL"])
    session.autocommit = True
    with session.cursor() as cursor:

        def execute(statement, values=None):
            cursor.execute(statement, values)
            return cursor.fetchall() if cursor.description else cursor.rowcount

        yield execute
    session.close()
