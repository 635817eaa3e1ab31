"""Training and the sharing of skills: who was sent to learn what from whom."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements import registry
from agreements.choices import (
    DurationUnit,
    ExchangeKind,
    ExchangeRole,
    ExchangeStatus,
    ParticipantUnit,
    Qualifier,
    Scope,
    State,
)
from agreements.models.agreement import Agreement
from agreements.models.base import range_in_order, tracked
from agreements.models.delegation import Delegation
from agreements.models.exchange_queryset import ExchangeQuerySet
from agreements.models.participant import Participant, once_in_role
from agreements.models.programme import Programme
from agreements.models.record import DirectedRecord, Record


class Exchange(DirectedRecord):
    """Training or sharing of skills in one direction; the return flow is a second exchange.

    Trainees are counts, never names. Ten people in six specialties are ten people: the number of
    an exchange is never the sum of its specialties' numbers.
    """

    CODE_PREFIX = registry.EXCHANGE.code_prefix

    kind = models.CharField(
        _("kind"), max_length=20, choices=ExchangeKind, default=ExchangeKind.NOT_STATED
    )
    status = models.CharField(
        _("status"),
        max_length=20,
        choices=ExchangeStatus,
        default=ExchangeStatus.REPORTED_ONLY,
        help_text=_("A wish or a plan is not a deed: choose what the source says."),
    )
    participants = models.PositiveIntegerField(
        _("participants"),
        null=True,
        blank=True,
        help_text=_("Empty where not stated: that is not zero."),
    )
    participants_to = models.PositiveIntegerField(
        _("participants, upper end"), null=True, blank=True
    )
    participants_qualifier = models.CharField(
        _("qualifier"), max_length=12, choices=Qualifier, default=Qualifier.NOT_STATED
    )
    participants_unit = models.CharField(
        _("unit"), max_length=12, choices=ParticipantUnit, default=ParticipantUnit.PERSONS
    )
    scope = models.CharField(
        _("scope of the number"),
        max_length=12,
        choices=Scope,
        default=Scope.EVENT,
        help_text=_("Only numbers of an event or a period are ever added."),
    )
    duration = models.PositiveSmallIntegerField(_("duration"), null=True, blank=True)
    duration_to = models.PositiveSmallIntegerField(_("duration, upper end"), null=True, blank=True)
    duration_unit = models.CharField(
        _("unit of the duration"), max_length=10, choices=DurationUnit, blank=True
    )
    agreements = models.ManyToManyField(
        Agreement,
        verbose_name=_("agreements"),
        blank=True,
        related_name="exchanges",
        help_text=_("Agreements under which it takes place."),
    )
    programme = models.ForeignKey(
        Programme,
        verbose_name=_("programme"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exchanges",
    )
    delegation = models.ForeignKey(
        Delegation,
        verbose_name=_("delegation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="exchanges",
        help_text=_("The delegation on whose visit it took place."),
    )

    objects = ExchangeQuerySet.as_manager()

    class Meta(DirectedRecord.Meta):
        verbose_name = _("exchange")
        verbose_name_plural = _("exchanges")
        permissions = [("publish_exchange", _("Can publish and withdraw exchanges"))]
        constraints = [
            *Record.Meta.constraints,
            range_in_order("participants", "participants_to", "exchange_participants_in_order"),
            range_in_order("duration", "duration_to", "exchange_duration_in_order"),
            models.CheckConstraint(
                name="exchange_no_number_no_qualifier",
                condition=Q(participants__isnull=False)
                | Q(participants_qualifier=Qualifier.NOT_STATED),
                violation_error_message=_("There is no number of participants to qualify."),
            ),
            models.CheckConstraint(
                name="exchange_duration_has_unit",
                condition=Q(duration=None, duration_unit="")
                | (Q(duration__isnull=False) & ~Q(duration_unit="")),
                violation_error_message=_("A duration and its unit belong together."),
            ),
        ]
        indexes = [
            *DirectedRecord.Meta.indexes,
            # All that sums up the people of a long list, so that its rows are not read.
            models.Index(
                fields=["status", "dates_from", "dates_to"],
                include=[
                    "dates",
                    "scope",
                    "participants",
                    "participants_to",
                    "participants_qualifier",
                    "participants_unit",
                ],
                condition=Q(state=State.PUBLISHED),
                name="exchange_people",
            ),
        ]

    def get_absolute_url(self):
        return reverse("exchange", args=[self.code])

    @property
    def is_realised(self):
        """Whether it was carried out or is under way: neither plan, wish nor mere report."""
        return self.status in (ExchangeStatus.COMPLETED, ExchangeStatus.UNDER_WAY)


class ExchangeParty(Participant):
    """An institution or region that sends, hosts, teaches, pays, organises or gives the
    platform.
    """

    exchange = models.ForeignKey(
        Exchange, verbose_name=_("exchange"), on_delete=models.CASCADE, related_name="parties"
    )
    role = models.CharField(_("role"), max_length=12, choices=ExchangeRole)

    class Meta(Participant.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            *Participant.Meta.constraints,
            *once_in_role("exchange"),
        ]


class ExchangeAgreement(Exchange.agreements.through):
    """That an exchange takes place under an agreement."""

    class Meta:
        proxy = True


for model in (Exchange, ExchangeParty, ExchangeAgreement):
    tracked(model)
