"""Back up the database and the uploaded files."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils import timezone

from cooperation.backup import BackupError
from cooperation.backup.writing import back_up
from devserver.data_dir import LocalError


class Command(BaseCommand):
    """Print where the backup is."""

    help = "Write the database and the uploaded files into one file, which `restore` takes."

    def add_arguments(self, parser):
        parser.add_argument("target", type=Path, help="a folder, or the name of a new file")

    def handle(self, *, target, **options):
        try:
            written = back_up(target.absolute(), now=timezone.now())
        except (BackupError, LocalError, DatabaseError, OSError) as error:
            raise CommandError(f"Nothing was written: {error}") from error
        except KeyboardInterrupt:
            raise CommandError("Nothing was written.", returncode=130) from None
        self.stdout.write(f"The backup is {written}")
