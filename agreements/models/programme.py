"""Initiatives of several years, or that recur."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements import registry
from agreements.choices import AgreementRole, ProgrammeKind, ProgrammeStatus
from agreements.dates import UncertainDateField
from agreements.models.agreement import Agreement
from agreements.models.base import tracked
from agreements.models.participant import Participant, once_in_role
from agreements.models.record import Record
from agreements.models.record_queryset import RecordQuerySet, published, record_prefetches
from agreements.models.specialty import Area


class ProgrammeQuerySet(RecordQuerySet):
    """Queryset methods for programmes."""

    def newest_first(self):
        """By the latest day of the period that the source allows; undated ones last."""
        return self.order_by(F("latest_day").desc(nulls_last=True), "-pk")

    def for_public(self):
        """Published programmes with their rows and related records, published ones only."""
        return (
            self.published()
            .select_related("parent")
            .prefetch_related(
                "areas",
                Prefetch("parties", ProgrammeParty.objects.with_names()),
                Prefetch("agreements", published("Agreement").with_term_state().newest_first()),
                Prefetch("delegations", published("Delegation").oldest_first()),
                Prefetch("exchanges", published("Exchange").oldest_first()),
                Prefetch("children", published("Programme").newest_first()),
                *record_prefetches(),
            )
        )


class Programme(Record):
    """A multi-year or recurring initiative. It needs no agreement."""

    CODE_PREFIX = registry.PROGRAMME.code_prefix

    kind = models.CharField(
        _("kind"), max_length=20, choices=ProgrammeKind, default=ProgrammeKind.NOT_STATED
    )
    status = models.CharField(
        _("status"), max_length=20, choices=ProgrammeStatus, default=ProgrammeStatus.NOT_STATED
    )
    period = UncertainDateField(
        _("period"), blank=True, help_text=_("From its first year to its last, as far as known.")
    )
    aims = models.TextField(
        _("aims"), blank=True, max_length=5_000, help_text=_("In our own words.")
    )
    aims_zh = models.TextField(_("aims in Chinese"), blank=True, max_length=5_000)
    aims_vi = models.TextField(_("aims in Vietnamese"), blank=True, max_length=5_000)
    legal_basis_number = models.CharField(_("legal basis: number"), max_length=200, blank=True)
    legal_basis_date = UncertainDateField(_("legal basis: date"), blank=True)
    legal_basis_signer = models.CharField(_("legal basis: signed by"), max_length=200, blank=True)
    areas = models.ManyToManyField(
        Area, verbose_name=_("areas of cooperation"), blank=True, related_name="programmes"
    )
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    agreements = models.ManyToManyField(
        Agreement, verbose_name=_("agreements"), blank=True, related_name="programmes"
    )

    area_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        permissions = [("publish_programme", _("Can publish and withdraw programmes"))]
        constraints = [
            *Record.Meta.constraints,
            models.CheckConstraint(
                name="programme_not_its_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("pk")),
                violation_error_message=_("A programme cannot be part of itself."),
            ),
        ]
        indexes = [
            *Record.Meta.indexes,
            models.Index(F("latest_day").desc(nulls_last=True), F("id").desc(), name="prg_newest"),
            GinIndex(fields=["area_ids"], name="programme_areas"),
        ]

    def get_absolute_url(self):
        return reverse("programme", args=[self.code])

    @property
    def public_parent(self):
        """The programme that holds this one, if the public may read it."""
        return self.parent if self.parent and self.parent.is_public else None


class ProgrammeParty(Participant):
    """An institution or region that takes part in a programme, in a role."""

    programme = models.ForeignKey(
        Programme, verbose_name=_("programme"), on_delete=models.CASCADE, related_name="parties"
    )
    role = models.CharField(
        _("role"), max_length=20, choices=AgreementRole, default=AgreementRole.ORGANISER
    )

    class Meta(Participant.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            *Participant.Meta.constraints,
            *once_in_role("programme"),
        ]


class ProgrammeAgreement(Programme.agreements.through):
    """That a programme holds an agreement."""

    class Meta:
        proxy = True


class ProgrammeArea(Programme.areas.through):
    """That a programme covers an area of cooperation."""

    class Meta:
        proxy = True


for model in (Programme, ProgrammeParty, ProgrammeAgreement, ProgrammeArea):
    tracked(model)
