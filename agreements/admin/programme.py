"""Programmes in the staff area, with parties."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.admin.base import StatedFilter, uncertain_date_column
from agreements.admin.contribution import ContributionInline
from agreements.admin.evidence import EvidenceInline
from agreements.admin.figure import FigureInline
from agreements.admin.person import PersonInline
from agreements.admin.record import BasePartyInline, BaseRecordAdmin, links_to
from agreements.admin.record_specialty import SpecialtyInline, UnmappedFilter
from agreements.models import Programme, ProgrammeParty


class ProgrammePartyInline(BasePartyInline):
    """Who takes part."""

    model = ProgrammeParty


@admin.register(Programme)
class ProgrammeAdmin(BaseRecordAdmin):
    """Programmes: what for, how long, and what belongs to them."""

    rarely_needed = (PersonInline, ContributionInline)
    inlines = (
        ProgrammePartyInline,
        PersonInline,
        SpecialtyInline,
        ContributionInline,
        FigureInline,
        EvidenceInline,
    )
    readonly_fields = ("parts",)
    fieldsets = (
        (
            _("General information"),
            {
                "fields": (
                    ("title", "title_zh", "title_vi"),
                    ("kind", "status", "period"),
                    "parent",
                )
            },
        ),
        (
            _("Legal basis"),
            {"fields": (("legal_basis_number", "legal_basis_date", "legal_basis_signer"),)},
        ),
        (_("Contents"), {"fields": ("areas", ("aims", "aims_zh", "aims_vi"))}),
        (_("What belongs to it"), {"fields": ("agreements", "parts")}),
        BaseRecordAdmin.TEXTS,
        BaseRecordAdmin.INTERNAL,
    )
    list_display = (
        "code",
        "state_named",
        "title_named",
        uncertain_date_column(Programme, "period"),
        "parties_named",
        "kind",
        "status",
    )
    list_display_links = ("code", "title_named")
    list_filter = ("state", "kind", "status", ("period", StatedFilter), UnmappedFilter)

    @admin.display(description=_("parts"))
    def parts(self, obj):
        """The programmes that are part of this one, with links."""
        return links_to(obj.children.newest_first()[:100])
