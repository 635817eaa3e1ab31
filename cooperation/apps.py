"""The packages of the staff area under our names."""

from axes.apps import AppConfig as AxesConfig
from django.contrib.admin.apps import AdminConfig
from django.core.checks import Tags, register
from django.utils.translation import gettext_lazy as _

from cooperation.checks import check_operator, check_security_contact


class StaffConfig(AdminConfig):
    """`django.contrib.admin` with our site as its default one."""

    default_site = "cooperation.staff.StaffSite"

    def ready(self):
        super().ready()
        register(check_security_contact, Tags.security, deploy=True)
        register(check_operator, deploy=True)


class SigningInConfig(AxesConfig):
    """`axes`, which records attempts to sign in, called by what it does."""

    verbose_name = _("Signing in")
