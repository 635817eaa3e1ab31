"""The people whom a source names, inline on the record that names them."""

from django.utils.translation import gettext_lazy as _

from agreements.admin.base import BaseStackedInline
from agreements.models import Person


class PersonInline(BaseStackedInline):
    """The people whom the source names, as it prints them."""

    model = Person
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("name", "is_garbled", "title"),
                    ("office", "office_zh", "office_vi"),
                    ("institution", "unit", "unit_as_printed"),
                    ("role", "position"),
                ),
                "description": _(
                    "Officials, experts and teachers whom a source names in their office. Trainees "
                    "and patients are counted, never named. Of whom only the office is given, the "
                    "name stays empty."
                ),
            },
        ),
    )
