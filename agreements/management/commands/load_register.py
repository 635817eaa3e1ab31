"""Load the first data of the register."""

from django.core.management.base import BaseCommand, CommandError

from agreements.actions.loading import FixtureError, load_register


class Command(BaseCommand):
    """Load the fixtures and print the numbers; a faulty one is told by file, record and field."""

    help = "Load the vocabularies, the gazetteer and the source documents from fixtures/."

    def handle(self, *args, **options):
        try:
            report = load_register()
        except FixtureError as error:
            raise CommandError(str(error)) from error
        for name, added in report.added.items():
            changed, unchanged = report.changed[name], report.unchanged[name]
            self.stdout.write(f"{name}: {added} added, {changed} changed, {unchanged} unchanged")
