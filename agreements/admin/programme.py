"""Programmes in the staff area, with parties."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.admin.base import StatedFilter, in_words
from agreements.admin.evidence import EvidenceRows
from agreements.admin.figure import FigureRows
from agreements.admin.record import PartyRows, RecordAdmin
from agreements.models import Programme, ProgrammeParty


class ProgrammePartyRows(PartyRows):
    """Who takes part."""

    model = ProgrammeParty
    fields = ("role", "institution", "region", "name_as_printed", "position")


@admin.register(Programme)
class ProgrammeAdmin(RecordAdmin):
    """Programmes: what for, how long, and what belongs to them."""

    inlines = (ProgrammePartyRows, FigureRows, EvidenceRows)
    fieldsets = (
        (_("What it is"), {"fields": (("title", "title_zh", "title_vi"), ("period", "parent"))}),
        (_("Aims"), {"fields": (("aims", "aims_zh", "aims_vi"),)}),
        (_("What belongs to it"), {"fields": ("agreements",)}),
        RecordAdmin.TEXTS,
        RecordAdmin.INTERNAL,
    )
    list_display = (
        "code",
        "state_named",
        "title_named",
        in_words(Programme, "period"),
        "parties_named",
    )
    list_display_links = ("code", "title_named")
    list_filter = ("state", ("period", StatedFilter))
