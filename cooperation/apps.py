"""The packages of the staff area under our names."""

from axes.apps import AppConfig as AxesConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class StaffConfig(AdminConfig):
    """`django.contrib.admin` with our site as its default one."""

    default_site = "cooperation.staff.StaffSite"


class SigningInConfig(AxesConfig):
    """`axes`, which records attempts to sign in, called by what it does."""

    verbose_name = _("Signing in")
