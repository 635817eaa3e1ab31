"""Load the first data of the register."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from agreements.actions.loading import FOLDER, FixtureError, load_register


class Command(BaseCommand):
    """Load the fixtures and print the numbers; a faulty one is told by file, record and field."""

    help = "Load the vocabularies, the gazetteer and the source documents. Never changes records."

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, default=FOLDER, help="Where the fixtures lie.")

    def handle(self, *args, folder, verbosity, **options):
        try:
            report = load_register(folder=folder)
        except FixtureError as error:
            raise CommandError(str(error)) from error
        if verbosity == 0:
            return
        for name, added in report.added.items():
            changed, unchanged = report.changed[name], report.unchanged[name]
            self.stdout.write(f"{name}: {added} added, {changed} changed, {unchanged} unchanged")
