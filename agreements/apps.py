"""The one application of the register."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementsConfig(AppConfig):
    """Health cooperation between places: its records, pages and staff area."""

    name = "agreements"
    verbose_name = _("Health Cooperation Register")
