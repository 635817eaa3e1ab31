"""Exchanges in the staff area, with parties and specialties."""

from django.contrib import admin
from django.utils.translation import gettext_lazy

from agreements.admin.base import StatedFilter, uncertain_date_column
from agreements.admin.contribution import ContributionInline
from agreements.admin.evidence import EvidenceInline
from agreements.admin.figure import FigureInline
from agreements.admin.person import PersonInline
from agreements.admin.record import BasePartyInline, BaseRecordAdmin
from agreements.admin.record_specialty import SpecialtyInline, UnmappedFilter
from agreements.models import Exchange, ExchangeParty


class ExchangePartyInline(BasePartyInline):
    """Who sends, hosts, teaches, pays or organises."""

    model = ExchangeParty


class ExchangeSpecialtyInline(SpecialtyInline):
    """The specialties, with the people in each where the source splits the group."""

    fields = ("specialty", "label", "participants", "stage", "position")


@admin.register(Exchange)
class ExchangeAdmin(BaseRecordAdmin):
    """Exchanges: who was sent to learn what from whom, how many and for how long."""

    rarely_needed = (PersonInline, ContributionInline, FigureInline)
    inlines = (
        ExchangePartyInline,
        PersonInline,
        ExchangeSpecialtyInline,
        ContributionInline,
        FigureInline,
        EvidenceInline,
    )
    fieldsets = (
        (
            gettext_lazy("General information"),
            {"fields": (("title", "title_zh", "title_vi"), ("kind", "status", "dates"))},
        ),
        (
            gettext_lazy("How many, for how long"),
            {
                "fields": (
                    ("participants_qualifier", "participants", "participants_to"),
                    ("participants_unit", "scope"),
                    ("duration", "duration_to", "duration_unit"),
                ),
                "description": gettext_lazy(
                    "Ten people in six specialties are ten people: the number of the whole group "
                    "stands here, and beside a specialty only where the source splits it."
                ),
            },
        ),
        (
            gettext_lazy("What it belongs to"),
            {"fields": ("agreements", "programme", "delegation")},
        ),
        BaseRecordAdmin.TEXTS,
        BaseRecordAdmin.INTERNAL,
    )
    list_display = (
        "code",
        "state_named",
        "title_named",
        uncertain_date_column(Exchange, "dates"),
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
        ("participants", StatedFilter),
        UnmappedFilter,
    )
