"""The audit log: who signed in, and who may do what since when."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AuditConfig(AppConfig):
    """Connects the signals of signing in with the audit log."""

    name = "cooperation.audit"
    verbose_name = _("Audit log")

    def ready(self):
        from cooperation.audit import sign_ins

        sign_ins.connect()
