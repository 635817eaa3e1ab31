"""Numbers that a source reports about a record, with their scope."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.choices import AgreementKind, Countable, FigureUnit, Qualifier, Scope
from agreements.dates import UncertainDateField
from agreements.models.base import one_of, range_in_order, tracked
from agreements.models.named import in_reader_language, language_shown
from agreements.registry import RECORD_KINDS


class Figure(models.Model):
    """One reported number: what it counts, its range, scope and date.

    A figure is never added to another: an event's number and a cumulative one stand side by side.
    A figure may count a kind of record of the register; then the page says how many of the
    reported ones are recorded.
    """

    agreement = models.ForeignKey(
        "agreements.Agreement",
        verbose_name=_("agreement"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="figures",
    )
    delegation = models.ForeignKey(
        "agreements.Delegation",
        verbose_name=_("delegation"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="figures",
    )
    exchange = models.ForeignKey(
        "agreements.Exchange",
        verbose_name=_("exchange"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="figures",
    )
    programme = models.ForeignKey(
        "agreements.Programme",
        verbose_name=_("programme"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="figures",
    )
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    metric = models.CharField(_("what it counts"), max_length=200)
    metric_zh = models.CharField(_("what it counts, in Chinese"), max_length=200, blank=True)
    metric_vi = models.CharField(_("what it counts, in Vietnamese"), max_length=200, blank=True)
    value = models.DecimalField(
        _("value"),
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=_("Empty where the source gives words, such as “several thousand”."),
    )
    value_to = models.DecimalField(
        _("value, upper end"), max_digits=18, decimal_places=2, null=True, blank=True
    )
    as_printed = models.CharField(_("words as printed"), max_length=200, blank=True)
    unit = models.CharField(_("unit"), max_length=12, choices=FigureUnit)
    currency = models.CharField(
        _("currency"),
        max_length=3,
        blank=True,
        validators=[RegexValidator(r"^[A-Z]{3}$", _("A code of ISO 4217, such as CNY."))],
        help_text=_("A code of ISO 4217, such as CNY."),
    )
    qualifier = models.CharField(
        _("qualifier"), max_length=12, choices=Qualifier, default=Qualifier.EXACTLY
    )
    scope = models.CharField(
        _("scope"),
        max_length=12,
        choices=Scope,
        help_text=_("Only numbers of an event or a period are ever added."),
    )
    as_of = UncertainDateField(_("as of"), blank=True)
    counts = models.CharField(_("counts records of"), max_length=12, choices=Countable, blank=True)
    counts_agreement_kind = models.CharField(
        _("only agreements of kind"), max_length=20, choices=AgreementKind, blank=True
    )

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["position", "pk"]
        constraints = [
            one_of(
                *RECORD_KINDS,
                name="figure_one_owner",
                message=_("A figure is about one record only."),
            ),
            range_in_order("value", "value_to", "figure_value_in_order"),
            models.CheckConstraint(
                name="figure_value_or_words",
                condition=Q(value__isnull=False) | ~Q(as_printed=""),
                violation_error_message=_("Give a value, or the words as printed."),
            ),
            models.CheckConstraint(
                name="figure_currency_with_unit",
                condition=(Q(unit=FigureUnit.CURRENCY) & ~Q(currency=""))
                | (~Q(unit=FigureUnit.CURRENCY) & Q(currency="")),
                violation_error_message=_("An amount of money needs its currency, others none."),
            ),
            models.CheckConstraint(
                name="figure_kind_only_of_agreements",
                condition=Q(counts_agreement_kind="") | Q(counts=Countable.AGREEMENT),
                violation_error_message=_("Only a figure that counts agreements has their kind."),
            ),
        ]

    def __str__(self):
        return self.display_metric

    display_metric = in_reader_language("metric")
    metric_lang = language_shown("metric")

    @property
    def owner(self):
        """The record that the figure is about."""
        return self.agreement or self.delegation or self.exchange or self.programme


tracked(Figure)
