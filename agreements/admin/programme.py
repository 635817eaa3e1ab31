"""Programmes in the staff area, with parties."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.admin.base import StatedFilter, uncertain_date_column
from agreements.admin.evidence import EvidenceInline
from agreements.admin.figure import FigureInline
from agreements.admin.record import BasePartyInline, BaseRecordAdmin
from agreements.models import Programme, ProgrammeParty


class ProgrammePartyInline(BasePartyInline):
    """Who takes part."""

    model = ProgrammeParty
    fields = ("role", "institution", "region", "name_as_printed", "position")


@admin.register(Programme)
class ProgrammeAdmin(BaseRecordAdmin):
    """Programmes: what for, how long, and what belongs to them."""

    inlines = (ProgrammePartyInline, FigureInline, EvidenceInline)
    fieldsets = (
        (
            _("General information"),
            {"fields": (("title", "title_zh", "title_vi"), ("period", "parent"))},
        ),
        (_("Aims"), {"fields": (("aims", "aims_zh", "aims_vi"),)}),
        (_("What belongs to it"), {"fields": ("agreements",)}),
        BaseRecordAdmin.TEXTS,
        BaseRecordAdmin.INTERNAL,
    )
    list_display = (
        "code",
        "state_named",
        "title_named",
        uncertain_date_column(Programme, "period"),
        "parties_named",
    )
    list_display_links = ("code", "title_named")
    list_filter = ("state", ("period", StatedFilter))
