"""Compute all derived columns anew and compare."""

from django.core.management.base import BaseCommand, CommandError

from agreements.derived.checking import check_all

SHOWN = 100


class Command(BaseCommand):
    """Print the number of differences of each derived column; fail where there are any."""

    help = "Compute all derived columns anew, by the functions of the triggers, and compare."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="write what differs")

    def handle(self, *, repair, **options):
        checks = check_all(repair=repair)
        for check in checks:
            self.stdout.write(
                f"{check.table}.{check.column}: "
                f"{check.differences} differences in {check.rows} rows"
            )
            for pk, stored, computed in check.examples:
                self.stdout.write(f"  {pk}: {shortened(stored)} should be {shortened(computed)}")
        total = sum(check.differences for check in checks)
        if total and not repair:
            raise CommandError(f"{total} differences; --repair writes them")
        self.stdout.write(f"{total} differences{' repaired' if repair and total else ''}")


def shortened(value):
    """A value as it is printed, cut where it is long."""
    text = repr(value)
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
