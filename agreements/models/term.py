"""Conditions for the state of an agreement in its term."""

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When

from agreements.choices import OVER, EndKind, LinkKind, TermState
from agreements.models.record_queryset import published_q

# A term that ends within so many days is shown as ending soon: a quarter to prepare a renewal.
ENDING_SOON_DAYS = 90
GOES_ON = ~Q(status__in=OVER)


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
    return GOES_ON & ~Q(ended_to__lte=day) & ~renewed_q() & Q(term_end_to__gte=day)


def term_cases(day, within=ENDING_SOON_DAYS):
    """The term states with their conditions on a day; the first that holds is the state. The term
    of an agreement of which a source says that it is over has ended or is not stated, whatever its
    dates say of the time to come.
    """
    soon = day + day.resolution * within
    ended = Q(ended_to__lte=day) | Q(term_end_to__lt=day)
    return [
        (TermState.RENEWED, renewed_q()),
        (TermState.ENDED, ended),
        (TermState.NOT_STARTED, GOES_ON & Q(term_start_from__gt=day)),
        (TermState.ENDING, GOES_ON & Q(term_end_to__gte=day, term_end_to__lte=soon)),
        (TermState.RUNNING, GOES_ON & Q(term_end_to__gt=soon)),
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
