"""Periods that a source counts from the start of a term, such as "year 1" or "months 4 to 6"."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from agreements.choices import DurationUnit
from agreements.dates import UncertainDateField
from agreements.models.base import RulesAtFieldsMixin, range_in_order

# Where the start of the term stands, of what a row may belong to: the path to it from the row.
STARTS = {"agreement": "agreement__term_start", "programme": "programme__period"}


def dates_of_period(*owners):
    """The dates of a period that is counted from the start of the term of an agreement or of the
    period of a programme, as a column; none where that start is not stated.
    """
    starts = [
        NullIf(
            Func(
                F(STARTS[owner]),
                Value("/"),
                Value(1),
                function="split_part",
                output_field=models.TextField(),
            ),
            Value(""),
        )
        for owner in owners
    ]
    return Func(
        Coalesce(*starts, Value("")),
        F("term_period"),
        F("term_period_to"),
        F("term_period_unit"),
        function="period_of_term",
        output_field=UncertainDateField(adds_span=False),
    )


class TermPeriod(RulesAtFieldsMixin, models.Model):
    """A row of which a source says when by counting from the start: in year 1, in months 4 to 6.

    The dates follow only where that start is stated; see `dates_of_period`.
    """

    FIELDS_OF_RULES = {
        "%(class)s_term_period_has_unit": "term_period_unit",
        "%(class)s_term_period_in_order": "term_period_to",
    }

    # Of those that are fetched with `dates_of_period`.
    term_period_dates = None

    term_period = models.PositiveSmallIntegerField(
        _("period counted from the start"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Where the source counts, as “in year 1”: 1, with the unit years."),
    )
    term_period_to = models.PositiveSmallIntegerField(_("up to"), null=True, blank=True)
    term_period_unit = models.CharField(
        _("unit of the count"), max_length=10, choices=DurationUnit, blank=True
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_term_period_has_unit",
                condition=Q(term_period=None, term_period_unit="")
                | (Q(term_period__isnull=False, term_period__gte=1) & ~Q(term_period_unit="")),
                violation_error_message=_(
                    "Give the period and its unit together, or leave both empty."
                ),
            ),
            range_in_order("term_period", "term_period_to", "%(class)s_term_period_in_order"),
        ]
