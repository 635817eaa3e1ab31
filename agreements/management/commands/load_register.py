"""Load the first data of the register."""

from pathlib import Path

from django.apps import apps
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from agreements.actions.loading import FOLDER, FixtureError, load_register


class Command(BaseCommand):
    """Load the fixtures and print the numbers; a fault is named by file, record and field."""

    help = "Load the vocabularies, the gazetteer and the source documents. Never changes records."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=FOLDER, help="Where the fixtures lie.")

    def handle(self, *args, folder, verbosity, **options):
        try:
            report = load_register(folder=folder)
        except FixtureError as error:
            raise CommandError(str(error)) from error
        _analyze_tables()
        if verbosity == 0:
            return
        for name, added in report.added.items():
            changed, unchanged = report.changed[name], report.unchanged[name]
            self.stdout.write(f"{name}: {added} added, {changed} changed, {unchanged} unchanged")


def _analyze_tables():
    """Gather the planner's statistics of the register's tables: until autovacuum does, the first
    searches would be planned as for empty ones.
    """
    models = apps.get_app_config("agreements").get_models(include_auto_created=True)
    tables = [
        connection.ops.quote_name(model._meta.db_table) for model in models if model._meta.managed
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {', '.join(tables)}")
