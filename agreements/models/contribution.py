"""What is given or promised: gifts in kind, money, loans and services."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.choices import ContributionKind, ContributionStatus, Qualifier, Scope
from agreements.dates import UncertainDateField
from agreements.models.base import (
    CurrencyMixin,
    OwnedRowMixin,
    currency_field,
    named_key,
    one_of,
    owner_key,
    range_in_order,
    tracked,
)
from agreements.models.named import (
    in_one_language,
    in_reader_language,
    is_written,
    language_shown,
    text_or_kind,
)
from agreements.models.term_period import TermPeriod, dates_of_period
from agreements.registry import RECORD_KINDS

PLACE_HELP = _("Only where the source names the place and no institution.")
# The field at which a form shows that a rule is broken, by the name of the rule.
FIELDS_OF_RULES = {
    "contribution_described": "description",
    "contribution_quantity_not_negative": "quantity",
    "contribution_quantity_in_order": "quantity_to",
    "contribution_quantity_has_unit": "unit",
    "contribution_quantity_qualified": "quantity_qualifier",
    "contribution_amount_not_negative": "amount",
    "contribution_amount_in_order": "amount_to",
    "contribution_amount_has_currency": "currency",
    "contribution_currency_has_amount": "amount",
    "contribution_amount_qualified": "amount_qualifier",
    "contribution_one_giver": "giver_region",
    "contribution_one_receiver": "receiver_region",
    "contribution_commitment_of_agreement": "commitment",
}


def number(label, help_text=""):
    """A number that a source states, or an end of a range of it."""
    return models.DecimalField(
        label, max_digits=18, decimal_places=2, null=True, blank=True, help_text=help_text
    )


def rule(name, condition, message):
    """A constraint with what a clerk reads where it is broken."""
    return models.CheckConstraint(name=name, condition=condition, violation_error_message=message)


def qualified(field, name, message):
    """A constraint: only a number that is given is qualified."""
    return rule(
        name,
        Q(**{f"{field}__isnull": False}) | Q(**{f"{field}_qualifier": Qualifier.NOT_STATED}),
        message,
    )


class ContributionQuerySet(models.QuerySet):
    """Queryset methods for contributions."""

    def with_names(self):
        """With what their rows print: giver and receiver, with what these lie in, and the
        commitment, and the dates of a period that is counted from the start.
        """
        return self.select_related(
            "commitment",
            *(
                f"{side}_{path}"
                for side in ("giver", "receiver")
                for path in ("institution__region__parent__parent", "region__parent__parent")
            ),
        ).annotate(term_period_dates=dates_of_period("agreement", "programme"))


class Contribution(CurrencyMixin, OwnedRowMixin, TermPeriod):
    """One contribution to a record: what is given, how much of it, by whom to whom, and how far it
    has come.

    Contributions are never added up: one may be a part of another, promised or delivered, and each
    has a unit or a currency of its own. One of an agreement may name the commitment whose amount it
    gives; a key of both columns in the database holds that both are of the same agreement.
    """

    FIELDS_OF_RULES = FIELDS_OF_RULES | TermPeriod.FIELDS_OF_RULES

    agreement = owner_key("Agreement", "contributions", verbose_name=_("agreement"))
    delegation = owner_key("Delegation", "contributions", verbose_name=_("delegation"))
    exchange = owner_key("Exchange", "contributions", verbose_name=_("exchange"))
    programme = owner_key("Programme", "contributions", verbose_name=_("programme"))
    commitment = models.ForeignKey(
        "agreements.Commitment",
        verbose_name=_("commitment"),
        on_delete=models.RESTRICT,
        null=True,
        blank=True,
        related_name="contributions",
        help_text=_("The commitment of this agreement whose amount it gives. Save that one first."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    description = models.TextField(
        _("what is given"),
        max_length=2_000,
        blank=True,
        help_text=_("In our own words, such as “Ambulances for the county hospital”."),
    )
    description_zh = models.TextField(_("what is given, in Chinese"), max_length=2_000, blank=True)
    description_vi = models.TextField(
        _("what is given, in Vietnamese"), max_length=2_000, blank=True
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=ContributionKind, default=ContributionKind.NOT_STATED
    )
    status = models.CharField(
        _("status"),
        max_length=12,
        choices=ContributionStatus,
        default=ContributionStatus.NOT_STATED,
    )
    quantity_qualifier = models.CharField(
        _("qualifier of the quantity"),
        max_length=12,
        choices=Qualifier,
        default=Qualifier.NOT_STATED,
    )
    quantity = number(_("quantity"), _("Empty where not stated."))
    quantity_to = number(_("quantity, upper end"))
    unit = models.CharField(
        _("unit"),
        max_length=100,
        blank=True,
        help_text=_("What the quantity counts, such as ambulances."),
    )
    unit_zh = models.CharField(_("unit in Chinese"), max_length=100, blank=True)
    unit_vi = models.CharField(_("unit in Vietnamese"), max_length=100, blank=True)
    amount_qualifier = models.CharField(
        _("qualifier of the amount"),
        max_length=12,
        choices=Qualifier,
        default=Qualifier.NOT_STATED,
    )
    amount = number(_("amount of money"), _("Or the value of what is given, where it is stated."))
    amount_to = number(_("amount of money, upper end"))
    currency = currency_field()
    scope = models.CharField(_("scope"), max_length=12, choices=Scope, default=Scope.EVENT)
    giver_institution = named_key("Institution", _("given by"))
    giver_region = named_key("Region", _("given by (place)"), PLACE_HELP)
    receiver_institution = named_key("Institution", _("received by"))
    receiver_region = named_key("Region", _("received by (place)"), PLACE_HELP)
    dates = UncertainDateField(_("when"), blank=True)

    objects = ContributionQuerySet.as_manager()

    class Meta:
        verbose_name = _("contribution")
        verbose_name_plural = _("contributions")
        ordering = ["position", "pk"]
        constraints = [
            *TermPeriod.Meta.constraints,
            one_of(
                *RECORD_KINDS,
                name="contribution_one_owner",
                message=_("A contribution belongs to one record only."),
            ),
            in_one_language(
                "description",
                "contribution_described",
                _(
                    "What is given: say it in a few words, in at least one of the three languages: "
                    "English, Chinese or Vietnamese."
                ),
            ),
            rule(
                "contribution_quantity_not_negative",
                Q(quantity=None) | Q(quantity__gte=0),
                _("Quantity: a number below zero is not possible. Leave it empty if not stated."),
            ),
            range_in_order("quantity", "quantity_to", "contribution_quantity_in_order"),
            rule(
                "contribution_quantity_has_unit",
                Q(quantity=None) | is_written("unit"),
                _("Unit: say what the quantity counts, such as ambulances."),
            ),
            qualified(
                "quantity",
                "contribution_quantity_qualified",
                _("Qualifier: there is no quantity to qualify. Choose “Not stated”."),
            ),
            rule(
                "contribution_amount_not_negative",
                Q(amount=None) | Q(amount__gte=0),
                _("Amount: a sum below zero is not possible. Leave it empty if not stated."),
            ),
            range_in_order("amount", "amount_to", "contribution_amount_in_order"),
            rule(
                "contribution_amount_has_currency",
                Q(amount=None) | ~Q(currency=""),
                _("Currency: an amount of money needs one, as a code of ISO 4217 such as CNY."),
            ),
            rule(
                "contribution_currency_has_amount",
                Q(currency="") | Q(amount__isnull=False),
                _("Amount: give it in this currency, or leave the currency empty."),
            ),
            qualified(
                "amount",
                "contribution_amount_qualified",
                _("Qualifier: there is no amount to qualify. Choose “Not stated”."),
            ),
            *(
                rule(
                    f"contribution_one_{side}",
                    Q(**{f"{side}_institution": None}) | Q(**{f"{side}_region": None}),
                    message,
                )
                for side, message in (
                    ("giver", _("Given by: choose an institution or a place, not both.")),
                    ("receiver", _("Received by: choose an institution or a place, not both.")),
                )
            ),
            rule(
                "contribution_commitment_of_agreement",
                Q(commitment=None) | Q(agreement__isnull=False),
                _("Commitment: only a contribution of its agreement can name it."),
            ),
        ]

    def __str__(self):
        return text_or_kind(self, self.display_description)

    display_description = in_reader_language("description")
    description_lang = language_shown("description")
    display_unit = in_reader_language("unit")
    unit_lang = language_shown("unit")

    def clean(self):
        super().clean()
        if self.commitment and self.commitment.agreement_id != self.agreement_id:
            raise ValidationError(
                {"commitment": _("Commitment: choose one of this agreement, or none.")}
            )

    @property
    def giver(self):
        """The institution or region that gives it; none where it is not stated."""
        return self.giver_institution or self.giver_region

    @property
    def receiver(self):
        """The institution or region that receives it; none where it is not stated."""
        return self.receiver_institution or self.receiver_region


tracked(Contribution)
