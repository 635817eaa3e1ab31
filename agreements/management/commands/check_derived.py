"""Compare the SQL of the database with the code, and the derived columns with their rows."""

from django.core.management.base import BaseCommand, CommandError

from agreements.database.checking import check_all
from agreements.database.installed import check_installed

SHOWN = 100


class Command(BaseCommand):
    """Print what differs of functions, views and triggers, and how many values of each derived
    column; fail where anything does.
    """

    help = (
        "Compare functions, views and triggers with those of the code; then compute all derived "
        "columns anew, by the functions of the triggers, and compare."
    )

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="write the columns that differ")

    def handle(self, *, repair, **options):
        problems = check_installed()
        for what, problem in problems:
            self.stdout.write(f"{what} {problem}")
        self.stdout.write(f"{len(problems)} differences in functions, views and triggers")
        total = self.check_columns(repair=repair)
        if problems:
            raise CommandError(
                f"{len(problems)} functions, views or triggers are not those of this version: run "
                "the statements of their files in agreements/database/sql/"
            )
        if total and not repair:
            raise CommandError(f"{total} differences; --repair writes them")
        self.stdout.write(f"{total} differences{' repaired' if repair and total else ''}")

    def check_columns(self, *, repair):
        """How many values differ, after printing those of each column."""
        checks = check_all(repair=repair)
        for check in checks:
            self.stdout.write(
                f"{check.table}.{check.column}: "
                f"{check.differences} differences in {check.rows} rows"
            )
            for pk, stored, computed in check.examples:
                self.stdout.write(f"  {pk}: {shortened(stored)} should be {shortened(computed)}")
        return sum(check.differences for check in checks)


def shortened(value):
    """A value as it is printed, cut where it is long."""
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
