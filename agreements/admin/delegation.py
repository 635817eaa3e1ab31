"""Delegations in the staff area, with parties, people, groups and stops."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.admin.base import (
    BaseStackedInline,
    BaseTabularInline,
    StatedFilter,
    uncertain_date_column,
)
from agreements.admin.contribution import ContributionInline
from agreements.admin.evidence import EvidenceInline
from agreements.admin.figure import FigureInline
from agreements.admin.person import PersonInline
from agreements.admin.record import IN_WORDS, BasePartyInline, BaseRecordAdmin
from agreements.admin.record_specialty import SpecialtyInline, UnmappedFilter
from agreements.models import (
    Delegation,
    DelegationGroup,
    DelegationParty,
    DelegationStop,
)


class DelegationPartyInline(BasePartyInline):
    """Who sent, hosted, organised or met the delegation."""

    model = DelegationParty


class GroupInline(BaseTabularInline):
    """People whom the source counts or describes without naming them."""

    model = DelegationGroup
    fields = ("label", "label_zh", "label_vi", "number", "position")


class StopInline(BaseStackedInline):
    """The regions and institutions that were visited, in order."""

    model = DelegationStop
    fieldsets = ((None, {"fields": (("institution", "region", "position"),)}), IN_WORDS)


@admin.register(Delegation)
class DelegationAdmin(BaseRecordAdmin):
    """Delegations: why, who, when, where, and what was talked about."""

    rarely_needed = (ContributionInline, FigureInline)
    inlines = (
        DelegationPartyInline,
        PersonInline,
        SpecialtyInline,
        GroupInline,
        StopInline,
        ContributionInline,
        FigureInline,
        EvidenceInline,
    )
    fieldsets = (
        (
            _("General information"),
            {"fields": (("title", "title_zh", "title_vi"), ("kind", "status", "dates"))},
        ),
        (
            _("How many travelled"),
            {
                "fields": (
                    ("headcount_qualifier", "headcount", "headcount_to", "headcount_stage"),
                ),
                "description": _(
                    "“A delegation of more than ten”: the qualifier “More than”, 10 people. "
                    "Nothing said: leave the number empty."
                ),
            },
        ),
        (_("What it belongs to"), {"fields": ("topics", "agreements", "programme")}),
        BaseRecordAdmin.TEXTS,
        BaseRecordAdmin.INTERNAL,
    )
    list_display = (
        "code",
        "state_named",
        "title_named",
        uncertain_date_column(Delegation, "dates"),
        "parties_named",
        "kind",
        "status",
    )
    list_display_links = ("code", "title_named")
    list_filter = (
        "state",
        "kind",
        "status",
        ("dates", StatedFilter),
        ("headcount", StatedFilter),
        UnmappedFilter,
    )
