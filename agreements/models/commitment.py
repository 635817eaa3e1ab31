"""Commitments of agreements, and their deliveries."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from agreements.choices import CommitmentKind, Extent, Modality
from agreements.dates import UncertainDateField
from agreements.models.agreement import Agreement
from agreements.models.base import one_of, tracked
from agreements.models.named import (
    in_one_language,
    in_reader_language,
    language_shown,
    text_or_kind,
)
from agreements.models.record_queryset import published_q
from agreements.models.specialty import Area
from agreements.models.term_period import TermPeriod, dates_of_period


class CommitmentQuerySet(models.QuerySet):
    """Queryset methods for commitments."""

    def with_details(self):
        """With their area, and with the dates of a period that is counted from the start."""
        dates = dates_of_period("agreement")
        return self.select_related("area").annotate(term_period_dates=dates)


class Commitment(TermPeriod):
    """One commitment of an agreement, in our words, with the modality of the source's."""

    FIELDS_OF_RULES = {**TermPeriod.FIELDS_OF_RULES, "commitment_written": "text"}

    agreement = models.ForeignKey(
        Agreement,
        verbose_name=_("agreement"),
        on_delete=models.CASCADE,
        related_name="commitments",
    )
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    text = models.TextField(
        _("text"), max_length=2_000, blank=True, help_text=_("In our own words.")
    )
    text_zh = models.TextField(_("text in Chinese"), max_length=2_000, blank=True)
    text_vi = models.TextField(_("text in Vietnamese"), max_length=2_000, blank=True)
    area = models.ForeignKey(
        Area,
        verbose_name=_("area of cooperation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=CommitmentKind, default=CommitmentKind.TASK
    )
    modality = models.CharField(
        _("modality"),
        max_length=12,
        choices=Modality,
        help_text=_("“Intends to” and “considering” are no agreement: choose what the text says."),
    )
    due = UncertainDateField(_("due"), blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta(TermPeriod.Meta):
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        ordering = ["position", "pk"]
        constraints = [
            *TermPeriod.Meta.constraints,
            in_one_language(
                "text",
                "commitment_written",
                _(
                    "Write the commitment in at least one of the three languages: English, Chinese "
                    "or Vietnamese."
                ),
            ),
        ]

    def __str__(self):
        return text_or_kind(self, self.display_text)

    display_text = in_reader_language("text")
    text_lang = language_shown("text")


class CommitmentDeliveryQuerySet(models.QuerySet):
    """Queryset methods for deliveries."""

    def for_public(self):
        """Deliveries by published activities: a draft delivers nothing."""
        delivered = published_q("delegation") | published_q("exchange")
        return self.filter(delivered).select_related("delegation", "exchange")

    def with_public_commitment(self):
        """Deliveries of commitments of published agreements, for the page of the activity."""
        public = published_q("commitment__agreement")
        return self.filter(public).select_related("commitment__agreement")


class CommitmentDelivery(models.Model):
    """That a delegation or an exchange delivered a commitment, partly or fully."""

    commitment = models.ForeignKey(
        Commitment,
        verbose_name=_("commitment"),
        on_delete=models.CASCADE,
        related_name="deliveries",
    )
    delegation = models.ForeignKey(
        "agreements.Delegation",
        verbose_name=_("delegation"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deliveries",
    )
    exchange = models.ForeignKey(
        "agreements.Exchange",
        verbose_name=_("exchange"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="deliveries",
    )
    extent = models.CharField(_("extent"), max_length=10, choices=Extent, default=Extent.PARTLY)

    objects = CommitmentDeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = _("delivery of a commitment")
        verbose_name_plural = _("deliveries of commitments")
        ordering = ["pk"]
        constraints = [
            one_of(
                "delegation",
                "exchange",
                name="commitmentdelivery_one_activity",
                message=_("Choose either a delegation or an exchange."),
            ),
            models.UniqueConstraint(
                fields=["commitment", "delegation"],
                name="commitmentdelivery_delegation_once",
                violation_error_message=_("This delegation is listed already."),
            ),
            models.UniqueConstraint(
                fields=["commitment", "exchange"],
                name="commitmentdelivery_exchange_once",
                violation_error_message=_("This exchange is listed already."),
            ),
        ]

    def __str__(self):
        return str(self.activity)

    @property
    def activity(self):
        """The delegation or exchange that delivered."""
        return self.delegation or self.exchange

    @property
    def is_realised(self):
        """Whether the activity took place or is under way: a plan delivers nothing yet."""
        return self.activity.is_realised

    @property
    def is_full(self):
        """Whether the activity delivered all of the commitment."""
        return self.is_realised and self.extent == Extent.FULLY

    @property
    def display_extent(self):
        """How much was delivered, in words; nothing where it was not realised (yet)."""
        return self.get_extent_display() if self.is_realised else ""


# What is a contribution now, as commitments held it: the history keeps it.
FORMER_AMOUNT = {
    "amount": models.DecimalField(
        _("amount"), max_digits=18, decimal_places=2, null=True, blank=True
    ),
    "amount_to": models.DecimalField(
        _("amount, upper end"), max_digits=18, decimal_places=2, null=True, blank=True
    ),
    "amount_unit": models.CharField(_("unit of the amount"), max_length=100, null=True, blank=True),
}
tracked(Commitment, former=FORMER_AMOUNT)
tracked(CommitmentDelivery)
