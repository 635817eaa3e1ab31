"""Delegations: who travelled to whom, when, and what they talked about."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements import registry
from agreements.choices import (
    DelegationKind,
    DelegationRole,
    DelegationStatus,
    HeadcountStage,
    Qualifier,
)
from agreements.models.agreement import Agreement
from agreements.models.base import RulesAtFieldsMixin, range_in_order, tracked
from agreements.models.commitment import CommitmentDelivery
from agreements.models.named import (
    in_one_language,
    in_reader_language,
    language_shown,
    text_or_kind,
)
from agreements.models.participant import Participant, once_in_role
from agreements.models.programme import Programme
from agreements.models.record import DirectedRecord, Record
from agreements.models.record_queryset import (
    DirectedQuerySet,
    only_named,
    published,
    record_prefetches,
)
from agreements.models.specialty import Area


class DelegationQuerySet(DirectedQuerySet):
    """Queryset methods for delegations."""

    CONTACT = Q(status__in=[DelegationStatus.TOOK_PLACE, DelegationStatus.UNDER_WAY])

    def contacts(self):
        """Delegations that took place or are under way; leaves out plans and what is merely
        reported.
        """
        return self.filter(self.CONTACT)

    def for_public(self):
        """Published delegations with their rows and related records, published ones only."""
        return (
            self.published()
            .select_related("programme")
            .prefetch_related(
                "topics",
                Prefetch("parties", DelegationParty.objects.with_names()),
                "groups",
                Prefetch("stops", DelegationStop.objects.with_names()),
                Prefetch("agreements", published("Agreement").with_term_state().newest_first()),
                Prefetch("deliveries", CommitmentDelivery.objects.with_public_commitment()),
                Prefetch("exchanges", published("Exchange").oldest_first()),
                *record_prefetches(people="members"),
            )
        )


class Delegation(DirectedRecord):
    """A group that travelled, or met, for cooperation in health.

    It needs no agreement, and may have several senders or none named.
    """

    CODE_PREFIX = registry.DELEGATION.code_prefix

    kind = models.CharField(_("kind"), max_length=20, choices=DelegationKind)
    status = models.CharField(
        _("status"), max_length=20, choices=DelegationStatus, default=DelegationStatus.REPORTED_ONLY
    )
    headcount = models.PositiveIntegerField(
        _("people"), null=True, blank=True, help_text=_("Empty where not stated: that is not zero.")
    )
    headcount_to = models.PositiveIntegerField(_("people, upper end"), null=True, blank=True)
    headcount_qualifier = models.CharField(
        _("qualifier"), max_length=12, choices=Qualifier, default=Qualifier.NOT_STATED
    )
    headcount_stage = models.CharField(
        _("announced or took part"),
        max_length=12,
        choices=HeadcountStage,
        default=HeadcountStage.NOT_STATED,
    )
    topics = models.ManyToManyField(
        Area, verbose_name=_("topics"), blank=True, related_name="delegations"
    )
    agreements = models.ManyToManyField(
        Agreement,
        verbose_name=_("agreements"),
        blank=True,
        related_name="delegations",
        help_text=_("Agreements that it signed, prepared or carried out."),
    )
    programme = models.ForeignKey(
        Programme,
        verbose_name=_("programme"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="delegations",
    )

    area_ids = ArrayField(models.IntegerField(), editable=False, default=list, blank=True)

    objects = DelegationQuerySet.as_manager()

    class Meta(DirectedRecord.Meta):
        verbose_name = _("delegation")
        verbose_name_plural = _("delegations")
        permissions = [("publish_delegation", _("Can publish and withdraw delegations"))]
        constraints = [
            *Record.Meta.constraints,
            range_in_order("headcount", "headcount_to", "delegation_headcount_in_order"),
            models.CheckConstraint(
                name="delegation_no_number_no_qualifier",
                condition=Q(headcount__isnull=False) | Q(headcount_qualifier=Qualifier.NOT_STATED),
                violation_error_message=_("There is no number of people to qualify."),
            ),
        ]
        indexes = [
            *DirectedRecord.Meta.indexes,
            GinIndex(fields=["area_ids"], name="deleg_areas"),
            GinIndex(only_named("region"), name="deleg_only_named"),
            GinIndex(only_named("institution"), name="deleg_only_named_inst"),
        ]

    def get_absolute_url(self):
        return reverse("delegation", args=[self.code])

    @property
    def is_realised(self):
        """Whether it took place or is under way: neither plan nor mere report."""
        return self.status in (DelegationStatus.TOOK_PLACE, DelegationStatus.UNDER_WAY)


class DelegationParty(Participant):
    """An institution or region that sent, hosted, organised, supported or met a delegation."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), on_delete=models.CASCADE, related_name="parties"
    )
    role = models.CharField(_("role"), max_length=12, choices=DelegationRole)

    class Meta(Participant.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        constraints = [
            *Participant.Meta.constraints,
            *once_in_role("delegation"),
        ]


class DelegationGroup(RulesAtFieldsMixin, models.Model):
    """People whom the source counts or describes without naming them, such as nine academicians."""

    FIELDS_OF_RULES = {"delegationgroup_described": "label"}

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), on_delete=models.CASCADE, related_name="groups"
    )
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    label = models.CharField(_("description"), max_length=300, blank=True)
    label_zh = models.CharField(_("description in Chinese"), max_length=300, blank=True)
    label_vi = models.CharField(_("description in Vietnamese"), max_length=300, blank=True)
    number = models.PositiveIntegerField(
        _("number"), null=True, blank=True, help_text=_("Empty where not stated.")
    )

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering = ["position", "pk"]
        constraints = [
            in_one_language(
                "label",
                "delegationgroup_described",
                _(
                    "Describe the group in at least one of the three languages: English, Chinese "
                    "or Vietnamese."
                ),
            )
        ]

    def __str__(self):
        return text_or_kind(self, self.display_label)

    display_label = in_reader_language("label")
    label_lang = language_shown("label")


class DelegationStop(Participant):
    """An institution or region that a delegation visited, in order."""

    delegation = models.ForeignKey(
        Delegation, verbose_name=_("delegation"), on_delete=models.CASCADE, related_name="stops"
    )

    class Meta(Participant.Meta):
        verbose_name = _("stop")
        verbose_name_plural = _("stops")


class DelegationTopic(Delegation.topics.through):
    """That a delegation talked about an area of cooperation."""

    class Meta:
        proxy = True


class DelegationAgreement(Delegation.agreements.through):
    """That a delegation belongs to an agreement."""

    class Meta:
        proxy = True


for model in (
    Delegation,
    DelegationParty,
    DelegationGroup,
    DelegationStop,
    DelegationTopic,
    DelegationAgreement,
):
    tracked(model)
