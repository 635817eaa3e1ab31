"""The one application of the register."""

from django.apps import AppConfig
from django.core.management.commands import makemigrations, migrate
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    """Health cooperation between regions: its records, pages and staff area."""

    name = "agreements"
    verbose_name = _("Health Cooperation Register")

    def ready(self):
        # Models are complete from here on only.
        from agreements.actions.groups import create_groups
        from agreements.database.autodetector import MigrationAutodetector

        # pgtrigger, which Django sets up before, has put its own there; this one builds on it.
        makemigrations.Command.autodetector = migrate.Command.autodetector = MigrationAutodetector
        post_migrate.connect(create_groups, sender=self)
