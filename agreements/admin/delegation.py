"""Delegations in the staff area, with parties, people, groups and stops."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from agreements.admin.base import StatedFilter, TableRows, in_words
from agreements.admin.evidence import EvidenceRows
from agreements.admin.figure import FigureRows
from agreements.admin.record import PartyRows, RecordAdmin
from agreements.models import (
    Delegation,
    DelegationGroup,
    DelegationMember,
    DelegationParty,
    DelegationStop,
)


class DelegationPartyRows(PartyRows):
    """Who sent, hosted, organised or met the delegation."""

    model = DelegationParty
    fields = ("role", "institution", "region", "name_as_printed", "position")


class MemberRows(TableRows):
    """The people whom the source names, as it prints them."""

    model = DelegationMember
    fields = ("name", "is_garbled", "title", "institution", "role", "position")


class GroupRows(TableRows):
    """People whom the source counts or describes without naming them."""

    model = DelegationGroup
    fields = ("label", "label_zh", "label_vi", "number", "position")


class StopRows(TableRows):
    """The places and bodies that were visited, in order."""

    model = DelegationStop
    fields = ("position", "institution", "region", "name_as_printed")


@admin.register(Delegation)
class DelegationAdmin(RecordAdmin):
    """Delegations: why, who, when, where, and what was talked about."""

    inlines = (DelegationPartyRows, MemberRows, GroupRows, StopRows, FigureRows, EvidenceRows)
    fieldsets = (
        (
            _("What it is"),
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
        RecordAdmin.TEXTS,
        RecordAdmin.INTERNAL,
    )
    list_display = (
        "code",
        "state_named",
        "title_named",
        in_words(Delegation, "dates"),
        "parties_named",
        "kind",
        "status",
    )
    list_display_links = ("code", "title_named")
    list_filter = ("state", "kind", "status", ("dates", StatedFilter), ("headcount", StatedFilter))
