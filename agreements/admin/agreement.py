"""Agreements in the staff area, with parties, links, commitments, figures and evidence."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy

from agreements.admin.base import (
    BaseStackedInline,
    BaseTabularInline,
    StatedFilter,
    uncertain_date_column,
)
from agreements.admin.contribution import ContributionInline
from agreements.admin.evidence import EvidenceInline
from agreements.admin.figure import FigureInline
from agreements.admin.folding import COUNTED_FROM_START
from agreements.admin.person import PersonInline
from agreements.admin.record import IN_WORDS, BasePartyInline, BaseRecordAdmin, links_to
from agreements.admin.record_specialty import SpecialtyInline, UnmappedFilter
from agreements.choices import TermState
from agreements.models import (
    Agreement,
    AgreementLink,
    AgreementParty,
    Commitment,
    Delegation,
    Exchange,
    Programme,
)


class TermStateFilter(admin.SimpleListFilter):
    """Where agreements stand in their term today."""

    title = gettext_lazy("term")
    parameter_name = "term"

    def lookups(self, request, model_admin):
        return TermState.choices

    def queryset(self, request, queryset):
        if self.value() not in TermState.values:
            return queryset
        return queryset.in_term_state(self.value(), timezone.localdate())


class AgreementPartyInline(BasePartyInline):
    """Who is party to the agreement, and who signed for it."""

    model = AgreementParty
    fieldsets = (
        (None, {"fields": (("role", "institution", "region", "side", "position"),)}),
        (
            gettext_lazy("Who signed, when and through which unit"),
            {
                "fields": (
                    ("signer_name", "signer_title", "signed"),
                    ("signer_office", "signer_office_zh", "signer_office_vi"),
                    "unit",
                ),
                "classes": ("collapse",),
            },
        ),
        IN_WORDS,
    )


class LinkInline(BaseTabularInline):
    """How this agreement relates to others."""

    model = AgreementLink
    fk_name = "from_agreement"
    fields = ("kind", "to_agreement")


class IncomingLinkInline(BaseTabularInline):
    """How others relate to this one: each such link is a row of the other agreement."""

    model = AgreementLink
    fk_name = "to_agreement"
    fields = ("from_agreement", "kind")
    verbose_name = gettext_lazy("link from another agreement")
    verbose_name_plural = gettext_lazy(
        "links from other agreements (change them on the page of the other one)"
    )

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False


class CommitmentInline(BaseStackedInline):
    """The commitments of the agreement."""

    model = Commitment
    show_change_link = True
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("text", "text_zh", "text_vi"),
                    ("kind", "modality", "area", "due", "position"),
                ),
                "description": gettext_lazy(
                    "“Will train 30 doctors” is agreed; “intends to” is intended; “hopes to reach” "
                    "is a target. What was delivered stands on the page of the commitment."
                ),
            },
        ),
        COUNTED_FROM_START,
    )


@admin.register(Agreement)
class AgreementAdmin(BaseRecordAdmin):
    """Agreements, their fields in the order in which a document gives them."""

    rarely_needed = (PersonInline, LinkInline, IncomingLinkInline, ContributionInline, FigureInline)
    inlines = (
        AgreementPartyInline,
        PersonInline,
        SpecialtyInline,
        CommitmentInline,
        LinkInline,
        IncomingLinkInline,
        ContributionInline,
        FigureInline,
        EvidenceInline,
    )
    readonly_fields = ("linked_activities",)
    fieldsets = (
        (
            gettext_lazy("General information"),
            {
                "fields": (
                    ("title", "title_zh", "title_vi"),
                    ("title_as_printed", "other_titles"),
                    ("kind", "level", "status"),
                )
            },
        ),
        (
            gettext_lazy("Signing and term"),
            {
                "fields": (
                    ("signed", "place_of_signing"),
                    ("in_force", "term_start"),
                    ("term_length", "term_length_unit"),
                    ("term_end", "end_kind", "ended"),
                )
            },
        ),
        (
            gettext_lazy("Legal basis"),
            {
                "fields": (("legal_basis_number", "legal_basis_date", "legal_basis_signer"),),
                "classes": ("collapse",),
            },
        ),
        (
            gettext_lazy("Contents"),
            {"fields": ("areas", ("principles", "principles_zh", "principles_vi"))},
        ),
        BaseRecordAdmin.TEXTS,
        (gettext_lazy("Related records"), {"fields": ("linked_activities",)}),
        BaseRecordAdmin.INTERNAL,
    )
    list_display = (
        "code",
        "state_named",
        "title_named",
        uncertain_date_column(Agreement, "signed"),
        "parties_named",
        "kind",
        "status",
    )
    list_display_links = ("code", "title_named")
    list_filter = (
        "state",
        "kind",
        "status",
        "level",
        TermStateFilter,
        ("signed", StatedFilter),
        ("term_end", StatedFilter),
        UnmappedFilter,
    )

    @admin.display(description=gettext_lazy("visits, training, programmes"))
    def linked_activities(self, obj):
        """The records that name this agreement, with links."""
        return links_to(
            [
                record
                for model in (Delegation, Exchange, Programme)
                for record in model.objects.filter(agreements=obj).newest_first()[:100]
            ]
        )
