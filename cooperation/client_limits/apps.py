"""The application whose one table counts requests by client."""

from django.apps import AppConfig


class ClientLimitsConfig(AppConfig):
    """How often one client may request what costs much."""

    name = "cooperation.client_limits"
    default_auto_field = "django.db.models.BigAutoField"
