"""A database in which all migrations ran, from which those of the tests are copied.

It stays on the server, so that migrations run anew only when one of them changes: they take far
longer than a copy. Its name says of which migrations it is.
"""

import hashlib
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db import connection

LOCK = 20_261_127  # Any number: one process at a time makes the database.
# Of these, migrations name fields and expressions.
NAMED = ["agreements/database", "agreements/dates"]


def migrated_database():
    """The name of the database, which is made if there is none of these migrations."""
    base = connection.creation._get_test_db_name().split("_gw")[0]
    name = f"{base}_migrated_{digest()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
        cursor.execute(
            "SELECT datname FROM pg_database WHERE datname LIKE %s", [f"{base}_migrated_%"]
        )
        found = {row[0] for row in cursor.fetchall()}
        if name not in found:
            for former in found:
                cursor.execute(f'DROP DATABASE "{former}"')
            unfinished = f"{base}_migrated_unfinished"
            migrate(unfinished)
            cursor.execute(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')
    return name


def digest():
    """A number of the migrations of all applications, by what they hold."""
    folders = [Path(config.path) / "migrations" for config in apps.get_app_configs()]
    folders += [settings.BASE_DIR / folder for folder in NAMED]
    found = hashlib.sha256()
    for path in sorted(path for folder in folders for path in folder.rglob("*.*")):
        if path.suffix in (".py", ".sql"):
            found.update(path.read_bytes())
    return found.hexdigest()[:12]


def migrate(name):
    """Run all migrations in a new database, to which nobody is connected afterwards."""
    before, test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]
    named = test["NAME"]
    test["NAME"] = name
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        connection.close()
    finally:
        test["NAME"] = named
        connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = before
