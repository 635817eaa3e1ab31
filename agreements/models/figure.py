"""Numbers that a source reports about a record, with their scope."""

from functools import reduce
from operator import or_

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.lookups import Exact
from django.utils.translation import gettext_lazy as _

from agreements.choices import AgreementKind, Countable, FigureUnit, Qualifier, Scope
from agreements.dates import UncertainDateField
from agreements.models.base import (
    CurrencyMixin,
    OwnedRowMixin,
    currency_field,
    named_key,
    number_of,
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
from agreements.models.record_queryset import belongs_to_any, published
from agreements.models.term_period import TermPeriod, dates_of_period
from agreements.registry import RECORD_KINDS

# Where the records that a figure counts belong to its record: by the kind of this and of these, the
# reference that leads back to it.
COUNTED_RECORDS = {
    ("agreement", "delegation"): "agreements",
    ("agreement", "exchange"): "agreements",
    ("delegation", "agreement"): "delegations",
    ("delegation", "exchange"): "delegation",
    ("exchange", "agreement"): "exchanges",
    ("programme", "agreement"): "programmes",
    ("programme", "delegation"): "programme",
    ("programme", "exchange"): "programme",
}


WITHOUT_LABEL = Q(unit_label="", unit_label_zh="", unit_label_vi="")


class FigureQuerySet(models.QuerySet):
    """Queryset methods for figures."""

    def of_records(self, records):
        """Figures of some records, of whatever kinds."""
        return self.filter(belongs_to_any(records))

    def with_names(self):
        """With what their rows print of the institution or region that they are about, and with the
        dates of a period that is counted from the start.
        """
        return self.select_related(
            "about_institution__region__parent__parent", "about_region__parent__parent"
        ).annotate(term_period_dates=dates_of_period("agreement", "programme"))

    def with_recorded(self):
        """With the number of published records that a figure counts and that belong to its record,
        as ``recorded``; None where it counts none.

        "Seven agreements" of which one is named is one record and a known gap of six: the number
        reported and the number recorded stand side by side. ``is_summed_up`` says that one of the
        records stands for several, as training with a cumulative number does: then how many are
        missing cannot be told.
        """
        cases = [
            When(
                **{f"{owner}__isnull": False},
                counts=counted,
                then=number_of(_of_kind(counted, _belonging(counted, back, owner))),
            )
            for (owner, counted), back in COUNTED_RECORDS.items()
        ]
        linked = When(
            agreement__isnull=False,
            counts=Countable.AGREEMENT,
            then=number_of(_of_kind(Countable.AGREEMENT, _linked_agreements())),
        )
        none = When(counts="", then=Value(None))
        several = [
            Q(
                Exists(_belonging(counted, back, owner).exclude(scope=Scope.EVENT)),
                counts=counted,
            )
            for (owner, counted), back in COUNTED_RECORDS.items()
            if counted == Countable.EXCHANGE  # The one kind whose records may stand for several.
        ]
        return self.annotate(
            recorded=Case(
                none, linked, *cases, default=Value(0), output_field=models.IntegerField()
            ),
            is_summed_up=Case(When(reduce(or_, several), then=True), default=False),
        )


def _belonging(counted, back, owner):
    """The published records of a kind that belong to the record of a figure."""
    return published(counted).filter(**{back: OuterRef(owner)})


def _linked_agreements():
    """The published agreements to which that of a figure is linked, in either direction."""
    links = apps.get_model("agreements", "AgreementLink").objects
    agreement = OuterRef(OuterRef("agreement"))
    return published("agreement").filter(
        Q(pk__in=links.filter(from_agreement=agreement).values("to_agreement"))
        | Q(pk__in=links.filter(to_agreement=agreement).values("from_agreement"))
    )


def _of_kind(counted, records):
    """Of agreements those of the kind that a figure counts, if it counts only one."""
    if counted != Countable.AGREEMENT:
        return records
    kind = OuterRef("counts_agreement_kind")
    return records.filter(Q(Exact(kind, Value(""))) | Q(kind=kind))


class Figure(CurrencyMixin, OwnedRowMixin, TermPeriod):
    """One reported number: what it counts, its range, scope and date, and whom or what it is about
    where that is one party or place of the record.

    A figure is never added to another: an event's number and a cumulative one stand side by side.
    A figure may count a kind of record of the register; then the page says how many of the
    reported ones are recorded.
    """

    FIELDS_OF_RULES = {
        **TermPeriod.FIELDS_OF_RULES,
        "figure_described": "metric",
        "figure_value_in_order": "value_to",
        "figure_value_or_words": "value",
        "figure_currency_with_unit": "currency",
        "figure_other_unit_in_words": "unit_label",
        "figure_about_one": "about_region",
        "figure_kind_only_of_agreements": "counts_agreement_kind",
    }

    # Of those that `FigureQuerySet.with_recorded` gives.
    recorded: int | None
    is_summed_up: bool

    agreement = owner_key("Agreement", "figures", verbose_name=_("agreement"))
    delegation = owner_key("Delegation", "figures", verbose_name=_("delegation"))
    exchange = owner_key("Exchange", "figures", verbose_name=_("exchange"))
    programme = owner_key("Programme", "figures", verbose_name=_("programme"))
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    metric = models.CharField(_("what it counts"), max_length=200, blank=True)
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
    unit_label = models.CharField(
        _("other unit"), max_length=100, blank=True, help_text=_("In words, such as “kilometres”.")
    )
    unit_label_zh = models.CharField(_("other unit in Chinese"), max_length=100, blank=True)
    unit_label_vi = models.CharField(_("other unit in Vietnamese"), max_length=100, blank=True)
    currency = currency_field()
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
    about_institution = named_key(
        "Institution",
        _("about the institution"),
        _("Where the number is that of one institution, not of the cooperation as a whole."),
    )
    about_region = named_key(
        "Region",
        _("about the place"),
        _("Where the number is that of one place, not of the cooperation as a whole."),
    )
    counts = models.CharField(_("counts records of"), max_length=12, choices=Countable, blank=True)
    counts_agreement_kind = models.CharField(
        _("only agreements of kind"), max_length=20, choices=AgreementKind, blank=True
    )

    objects = FigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["position", "pk"]
        constraints = [
            *TermPeriod.Meta.constraints,
            one_of(
                *RECORD_KINDS,
                name="figure_one_owner",
                message=_("A figure is about one record only."),
            ),
            in_one_language(
                "metric",
                "figure_described",
                _(
                    "What it counts: say it in at least one of the three languages: English, "
                    "Chinese or Vietnamese."
                ),
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
                name="figure_other_unit_in_words",
                condition=(Q(unit=FigureUnit.OTHER) & is_written("unit_label"))
                | (~Q(unit=FigureUnit.OTHER) & WITHOUT_LABEL),
                violation_error_message=_("Another unit needs its words, the units listed none."),
            ),
            models.CheckConstraint(
                name="figure_about_one",
                condition=Q(about_institution=None) | Q(about_region=None),
                violation_error_message=_("About: choose an institution or a place, not both."),
            ),
            models.CheckConstraint(
                name="figure_kind_only_of_agreements",
                condition=Q(counts_agreement_kind="") | Q(counts=Countable.AGREEMENT),
                violation_error_message=_("Only a figure that counts agreements has their kind."),
            ),
        ]

    def __str__(self):
        return text_or_kind(self, self.display_metric)

    display_metric = in_reader_language("metric")
    metric_lang = language_shown("metric")
    display_unit_label = in_reader_language("unit_label")
    unit_label_lang = language_shown("unit_label")

    @property
    def about(self):
        """The institution or region that the number is about; none for the whole cooperation."""
        return self.about_institution or self.about_region


tracked(Figure)
