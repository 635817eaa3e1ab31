"""Conditions for the state of an agreement in its term."""

from django.apps import apps
from django.db.models import Exists, OuterRef, Q

from agreements.choices import EndKind, LinkKind, TermState
from agreements.models.record_queryset import published

# A term that ends within so many days is shown as ending soon: a quarter to prepare a renewal.
ENDING_SOON_DAYS = 90


def renewed_q():
    """That a published agreement renews or supersedes this one."""
    links = apps.get_model("agreements", "AgreementLink").objects.filter(
        to_agreement=OuterRef("pk"),
        kind__in=[LinkKind.RENEWS, LinkKind.SUPERSEDES],
        from_agreement__in=published("Agreement"),
    )
    return Q(Exists(links))


def term_state_q(state, day, within):
    """The condition that an agreement is in a term state on a day.

    Every agreement is in exactly one state: the first of the list of cases that holds.
    """
    soon = day + day.resolution * within
    ended = Q(ended_to__lte=day) | Q(term_end_to__lt=day)
    cases = [
        (TermState.RENEWED, renewed_q()),
        (TermState.ENDED, ended),
        (TermState.NOT_STARTED, Q(term_start_from__gt=day)),
        (TermState.ENDING, Q(term_end_to__gte=day, term_end_to__lte=soon)),
        (TermState.RUNNING, Q(term_end_to__gt=soon)),
        (TermState.OPEN_ENDED, Q(end_kind=EndKind.OPEN_ENDED)),
        (TermState.NOT_STATED, Q()),
    ]
    condition = Q()
    for name, case in cases:
        if name == state:
            return condition & case
        condition &= ~case
    raise ValueError(f"{state!r} is not a term state")
