"""Agreements, their parties, and links between them."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements import registry
from agreements.choices import (
    AgreementKind,
    AgreementLevel,
    AgreementRole,
    AgreementStatus,
    EndKind,
    LinkKind,
)
from agreements.dates import UncertainDateField, date_span, earliest_day
from agreements.models.agreement_queryset import AgreementQuerySet
from agreements.models.base import tracked
from agreements.models.named import in_reader_language, language_shown
from agreements.models.participant import Participant, once_in_role
from agreements.models.record import Record
from agreements.models.record_queryset import only_named
from agreements.models.region import Region
from agreements.models.specialty import Area
from agreements.models.term import Term


class Agreement(Term, Record):
    """A text by which institutions or regions bind themselves to cooperate in health."""

    CODE_PREFIX = registry.AGREEMENT.code_prefix

    kind = models.CharField(_("kind"), max_length=20, choices=AgreementKind)
    level = models.CharField(
        _("level"), max_length=20, choices=AgreementLevel, default=AgreementLevel.NOT_STATED
    )
    status = models.CharField(
        _("declared status"),
        max_length=20,
        choices=AgreementStatus,
        default=AgreementStatus.UNKNOWN,
        help_text=_("What the source says; whether the term runs is computed from the dates."),
    )
    signed = UncertainDateField(_("signed"), blank=True)
    in_force = UncertainDateField(_("in force from"), blank=True)
    term_start = UncertainDateField(_("start of term"), blank=True)
    term_end = UncertainDateField(_("end of term"), blank=True)
    ended = UncertainDateField(_("actually ended"), blank=True)
    end_kind = models.CharField(
        _("how the term ends"), max_length=12, choices=EndKind, default=EndKind.NOT_STATED
    )
    place_of_signing = models.ForeignKey(
        Region,
        verbose_name=_("place of signing"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    title_as_printed = models.CharField(
        _("title as printed"), max_length=500, blank=True, help_text=_("In the source's words.")
    )
    other_titles = models.TextField(
        _("other titles"),
        blank=True,
        max_length=2_000,
        help_text=_("One on each line, as printed elsewhere."),
    )
    legal_basis_number = models.CharField(_("legal basis: number"), max_length=200, blank=True)
    legal_basis_date = UncertainDateField(_("legal basis: date"), blank=True)
    legal_basis_signer = models.CharField(_("legal basis: signed by"), max_length=200, blank=True)
    principles = models.TextField(
        _("principles"), blank=True, max_length=2_000, help_text=_("In our own words.")
    )
    principles_zh = models.TextField(_("principles in Chinese"), blank=True, max_length=2_000)
    principles_vi = models.TextField(_("principles in Vietnamese"), blank=True, max_length=2_000)
    areas = models.ManyToManyField(
        Area, verbose_name=_("areas of cooperation"), blank=True, related_name="agreements"
    )

    area_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)

    objects = AgreementQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        permissions = [("publish_agreement", _("Can publish and withdraw agreements"))]
        constraints = [
            *Record.Meta.constraints,
            *Term.Meta.constraints,
            models.CheckConstraint(
                name="agreement_term_in_order",
                condition=Q(term_start_from=None)
                | Q(term_end_to=None)
                | Q(term_end_to__gte=F("term_start_from")),
                violation_error_message=_("The term ends before it starts."),
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(
                F("latest_day").desc(nulls_last=True),
                F("id").desc(),
                earliest_day("signed"),
                name="agr_newest",
            ),
            models.Index(
                "kind",
                F("latest_day").desc(nulls_last=True),
                F("id").desc(),
                name="agr_kind_newest",
            ),
            models.Index(
                "status",
                F("latest_day").desc(nulls_last=True),
                F("id").desc(),
                name="agr_status_newest",
            ),
            GistIndex(date_span("signed"), condition=Q(signed__gt=""), name="agreement_signed"),
            GinIndex(only_named("region"), name="agreement_only_named"),
            GinIndex(only_named("institution"), name="agreement_only_named_inst"),
            # For the lists of terms that end; few agreements state when.
            models.Index(
                fields=["effective_end_to"],
                condition=Q(effective_end_to__isnull=False),
                name="agreement_term_end",
            ),
            models.Index(
                fields=["ended_to"], condition=Q(ended_to__isnull=False), name="agreement_ended"
            ),
            GinIndex(fields=["area_ids"], name="agreement_areas"),
        ]

    def get_absolute_url(self):
        return reverse("agreement", args=[self.code])

    def clean(self):
        super().clean()
        if self.end_kind == EndKind.OPEN_ENDED and self.term_end:
            raise ValidationError(
                {"end_kind": _("An open-ended agreement has no end of term: clear one of the two.")}
            )


class AgreementParty(Participant):
    """An institution or region that is party to an agreement, in a role; any number of them."""

    agreement = models.ForeignKey(
        Agreement, verbose_name=_("agreement"), on_delete=models.CASCADE, related_name="parties"
    )
    role = models.CharField(
        _("role"), max_length=20, choices=AgreementRole, default=AgreementRole.SIGNATORY
    )
    unit = models.ForeignKey(
        "agreements.Institution",
        verbose_name=_("acting through"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("The unit that acts for the party, where the source names one."),
    )
    signer_name = models.CharField(_("signed by"), max_length=200, blank=True)
    signer_title = models.CharField(_("signer's title as printed"), max_length=300, blank=True)
    signer_office = models.CharField(
        _("signer's office"),
        max_length=500,
        blank=True,
        help_text=_(
            "The title in the usual official form; nothing that the printed one leaves out."
        ),
    )
    signer_office_zh = models.CharField(_("signer's office in Chinese"), max_length=500, blank=True)
    signer_office_vi = models.CharField(
        _("signer's office in Vietnamese"), max_length=500, blank=True
    )
    signed = UncertainDateField(
        _("own signing date"), blank=True, help_text=_("Where the parties signed on several days.")
    )
    side = models.PositiveSmallIntegerField(
        _("side"),
        null=True,
        blank=True,
        help_text=_("1 or 2 in an agreement of two sides; empty where there are more."),
    )

    class Meta(Participant.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            *Participant.Meta.constraints,
            *once_in_role("agreement"),
        ]

    display_signer_office = in_reader_language("signer_office")
    signer_office_lang = language_shown("signer_office")


class AgreementLink(models.Model):
    """That one agreement relates to another. All kinds but *signed with* run one way only."""

    from_agreement = models.ForeignKey(
        Agreement, verbose_name=_("agreement"), on_delete=models.CASCADE, related_name="links_from"
    )
    kind = models.CharField(_("relation"), max_length=20, choices=LinkKind)
    to_agreement = models.ForeignKey(
        Agreement,
        verbose_name=_("other agreement"),
        on_delete=models.PROTECT,
        related_name="links_to",
    )

    class Meta:
        verbose_name = _("link to another agreement")
        verbose_name_plural = _("links to other agreements")
        ordering = ["kind", "pk"]
        constraints = [
            models.CheckConstraint(
                name="agreementlink_not_itself",
                condition=~Q(from_agreement=F("to_agreement")),
                violation_error_message=_("An agreement cannot be linked to itself."),
            ),
            models.UniqueConstraint(
                fields=["from_agreement", "kind", "to_agreement"],
                name="agreementlink_once",
                violation_error_message=_("This link is recorded already."),
            ),
            models.UniqueConstraint(
                Least("from_agreement", "to_agreement"),
                Greatest("from_agreement", "to_agreement"),
                condition=Q(kind=LinkKind.SIGNED_WITH),
                name="agreementlink_signed_with_once",
                violation_error_message=_(
                    "That the two were signed together is recorded already, from the other side."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.to_agreement}"

    def clean(self):
        super().clean()
        if self.kind == LinkKind.SIGNED_WITH or not (
            self.from_agreement_id and self.to_agreement_id
        ):
            return
        reached, frontier = set(), {self.to_agreement_id}
        links = AgreementLink.objects.filter(kind=self.kind).exclude(pk=self.pk)
        while frontier and self.from_agreement_id not in frontier:
            reached |= frontier
            following = links.filter(from_agreement__in=frontier)
            frontier = set(following.values_list("to_agreement", flat=True)) - reached
        if frontier:
            raise ValidationError(
                {
                    "to_agreement": _(
                        "These links would run in a circle: %(agreement)s already leads here."
                    )
                    % {"agreement": self.to_agreement}
                }
            )


class AgreementArea(Agreement.areas.through):
    """That an agreement covers an area of cooperation."""

    class Meta:
        proxy = True


for model in (Agreement, AgreementParty, AgreementLink, AgreementArea):
    tracked(model)
