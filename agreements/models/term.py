"""The length and the end of the term of an agreement, and conditions for the state of its term."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from agreements.choices import OVER, UNSIGNED, DurationUnit, EndKind, LinkKind, TermState
from agreements.dates import ComputedDateField
from agreements.models.record_queryset import published_q

# A term that ends within so many days is shown as ending soon: a quarter to prepare a renewal.
ENDING_SOON_DAYS = 90
# The term of what no source says was signed is a plan: it neither runs nor ends.
SIGNED = ~Q(status__in=UNSIGNED)
GOES_ON = SIGNED & ~Q(status__in=OVER)


END_OF_TERM = Func(
    F("term_end"), F("term_start"), F("term_length"), F("term_length_unit"), function="end_of_term"
)


def day_of_end(bound):
    """The generated column of the first (`from`) or last (`to`) day of the end of a term."""
    return models.GeneratedField(
        expression=Func(END_OF_TERM, function=f"edtf_{bound}"),
        output_field=models.DateField(null=True),
        db_persist=True,
        null=True,
        serialize=False,
    )


UNIT_MISSING = _("Give a length and its unit together, or leave both empty.")
NO_LENGTH = _("An open-ended agreement has no length of term: clear one of the two.")


class Term(models.Model):
    """The length of a term, as "five years", and its end: as stated, or else computed by the
    database from the start and the length. Without a stated start none is computed.
    """

    term_length = models.PositiveSmallIntegerField(
        _("length of term"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Where the source gives a length, such as five years."),
    )
    term_length_unit = models.CharField(
        _("unit of the length of term"), max_length=10, choices=DurationUnit, blank=True
    )
    effective_end = ComputedDateField(
        verbose_name=_("end of term, stated or computed"), expression=END_OF_TERM
    )
    effective_end_from = day_of_end("from")
    effective_end_to = day_of_end("to")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="agreement_term_length_has_unit",
                condition=Q(term_length=None, term_length_unit="")
                | (Q(term_length__isnull=False, term_length__gte=1) & ~Q(term_length_unit="")),
                violation_error_message=UNIT_MISSING,
            ),
            models.CheckConstraint(
                name="agreement_open_ended_no_length",
                condition=Q(term_length=None) | ~Q(end_kind=EndKind.OPEN_ENDED),
                violation_error_message=NO_LENGTH,
            ),
        ]

    @property
    def is_end_computed(self):
        """Whether the end of the term follows from its start and its length."""
        return not self.term_end and bool(self.effective_end)

    def clean(self):
        super().clean()
        if self.term_length is not None and not self.term_length_unit:
            raise ValidationError({"term_length_unit": UNIT_MISSING})
        if self.term_length is None and self.term_length_unit:
            raise ValidationError({"term_length": UNIT_MISSING})
        if self.end_kind == EndKind.OPEN_ENDED and self.term_length is not None:
            raise ValidationError({"term_length": NO_LENGTH})


def renewed_q():
    """That a published agreement renews or supersedes this one."""
    links = apps.get_model("agreements", "AgreementLink").objects.filter(
        published_q("from_agreement"),
        to_agreement=OuterRef("pk"),
        kind__in=[LinkKind.RENEWS, LinkKind.SUPERSEDES],
    )
    return Q(Exists(links))


def running_out_q(day):
    """That the term of an agreement ends on a day or later, that it has not ended before, and that
    no other one renews or supersedes it.
    """
    return GOES_ON & ~Q(ended_to__lte=day) & ~renewed_q() & Q(effective_end_to__gte=day)


def term_cases(day, within=ENDING_SOON_DAYS):
    """The term states with their conditions on a day; the first that holds is the state. The term
    of an agreement of which a source says that it is over has ended or is not stated, whatever its
    dates say of the time to come; that of one which no source says was signed is not stated.
    """
    soon = day + day.resolution * within
    ended = SIGNED & (Q(ended_to__lte=day) | Q(effective_end_to__lt=day))
    return [
        (TermState.RENEWED, renewed_q()),
        (TermState.ENDED, ended),
        (TermState.NOT_STARTED, GOES_ON & Q(term_start_from__gt=day)),
        (TermState.ENDING, GOES_ON & Q(effective_end_to__gte=day, effective_end_to__lte=soon)),
        (TermState.RUNNING, GOES_ON & Q(effective_end_to__gt=soon)),
        (TermState.OPEN_ENDED, GOES_ON & Q(end_kind=EndKind.OPEN_ENDED)),
    ]


def term_state_case(day, within=ENDING_SOON_DAYS):
    """The expression for the term state of an agreement on a day."""
    cases = [
        When(condition, then=Value(state.value)) for state, condition in term_cases(day, within)
    ]
    return Case(*cases, default=Value(TermState.NOT_STATED.value), output_field=models.CharField())


def term_state_q(state, day, within=ENDING_SOON_DAYS):
    """The condition that an agreement is in a term state on a day."""
    if state not in TermState.values:
        raise ValueError(f"{state!r} is not a term state")
    condition = Q()
    for name, case in term_cases(day, within):
        if name == state:
            return condition & case
        condition &= ~case
    return condition
