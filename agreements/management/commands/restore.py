"""Restore a backup."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection

from cooperation.backup import BackupError, IncompleteError, archive, restoring
from devserver.data_dir import LocalError


class Command(BaseCommand):
    """Ask, unless there is nothing to lose; afterwards the database is up to date."""

    help = "Replace the database and all uploaded files by those of a backup."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="what `backup` has written")
        parser.add_argument("--no-input", action="store_true", help="do not ask")

    def handle(self, *, file, no_input, **options):
        try:
            with archive.opened(file.absolute()) as backup:
                restoring.check(backup)
                restoring.refuse_other_sessions()
                if not (no_input or restoring.is_fresh()):
                    self._ask(backup)
                restoring.restore(backup)
        except IncompleteError as error:
            raise CommandError(str(error)) from error
        except (BackupError, LocalError, DatabaseError, OSError) as error:
            raise CommandError(f"Nothing was changed: {error}") from error
        except (KeyboardInterrupt, EOFError):
            raise CommandError("Nothing was changed.", returncode=130) from None
        self.stdout.write("The backup is restored.")
        call_command("migrate", verbosity=0, interactive=False)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")

    def _ask(self, backup):
        made, database = backup.manifest.created_at, connection.settings_dict
        self.stdout.write(
            f"The backup is of {made}, made by version {backup.manifest.register}, with "
            f"{len(backup.media)} uploaded files.\n"
            f"It replaces everything in the database {database['NAME']} at "
            f"{database['HOST'] or 'localhost'}, and all files in {settings.MEDIA_ROOT}."
        )
        if input("Type 'yes' to replace them: ") != "yes":
            raise CommandError("Nothing was changed.")
