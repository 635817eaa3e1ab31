"""The interval between contacts, and whether a relation is dormant by its own interval.

Two cities that meet every five years are not dormant after three; two that met each month are. A
register knows only what its sources tell: whether a relation is dormant is told only where at least
three contacts have a stated day, and otherwise no more than that there is no later record.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from agreements.dates import UncertainDate

FLOOR_DAYS = 730  # No relation is called dormant before two years without a contact.
INTERVAL_FACTOR = 2  # Twice the usual interval without a contact is unusual.
MIN_DAYS = 3  # Fewer contacts with a stated day say nothing of what is usual.


class Dormancy(TextChoices):
    """Whether the time since the last contact is unusual for a relation."""

    ACTIVE = "active", _("In contact")
    DORMANT = "dormant", _("Dormant")
    NOT_TOLD = "not_told", _("Not told: too few contacts with a stated day")


@dataclass(frozen=True)
class ContactInterval:
    """The contacts of a relation whose day is stated and what follows from them, all in days.

    ``days`` are the stated days of contacts up to the day of reckoning, each once, and
    ``intervals`` those between them; ``median_interval`` and ``limit`` are None where there are
    fewer than `MIN_DAYS`. ``days_since_last_contact`` runs from the latest day that any contact
    allows, so that it is never overstated; None where that is not known. ``last`` is the contact
    with that day. ``without_day`` counts contacts whose day is not stated, ``without_year`` those
    of them whose year is not.
    """

    days: tuple[date, ...]
    intervals: tuple[int, ...]
    median_interval: float | None  # Of an even number of intervals it may end on a half.
    limit: int | None
    last: UncertainDate | None
    days_since_last_contact: int | None
    is_open: bool
    without_day: int
    without_year: int

    @property
    def dormancy(self) -> Dormancy:
        """Active while a contact goes on, or may go on; else by the days since the last one. Not
        told where too few days are stated, or where a contact without a year may be the last one.
        """
        if self.limit is None:
            return Dormancy.NOT_TOLD
        if self.is_open:
            return Dormancy.ACTIVE
        if self.days_since_last_contact is None or self.days_since_last_contact <= self.limit:
            return Dormancy.ACTIVE
        return Dormancy.NOT_TOLD if self.without_year else Dormancy.DORMANT

    @property
    def is_own_limit(self) -> bool:
        """Whether the limit is the relation's own, not the floor."""
        return self.limit is not None and self.limit > FLOOR_DAYS


def contact_interval(dates: Collection[UncertainDate | None], day: date) -> ContactInterval:
    """The intervals between contacts on uncertain dates, as it stands on a day.

    Only a day that is stated in full counts: of a period, the day on which it began. Dates that
    are yet to come are left out.
    """
    past = [one for one in dates if one is None or one.earliest is None or one.earliest <= day]
    days = tuple(sorted({found for one in past if (found := stated_day(one))}))
    intervals = tuple((later - former).days for former, later in pairwise(days))
    usual = median(intervals) if len(days) >= MIN_DAYS else None
    known = [one for one in past if has_known_year(one)]
    ended = [one for one in known if one is not None and one.latest is not None]
    last = max(ended, key=lambda one: (min(one.latest or day, day), str(one)), default=None)
    return ContactInterval(
        days=days,
        intervals=intervals,
        median_interval=usual,
        limit=None if usual is None else max(FLOOR_DAYS, int(INTERVAL_FACTOR * usual)),
        last=last,
        days_since_last_contact=(day - min(last.latest or day, day)).days if last else None,
        is_open=len(ended) < len(known),
        without_day=sum(stated_day(one) is None for one in past),
        without_year=len(past) - len(known),
    )


def stated_day(value: UncertainDate | None) -> date | None:
    """The day of a date, or on which a period began, where it is stated in full."""
    moment = value.start if value else None
    if moment is None or moment.mark or moment.earliest != moment.latest:
        return None
    return moment.earliest


def has_known_year(value: UncertainDate | None) -> bool:
    """Whether an uncertain date says in which year it began; a decade does not."""
    return value is not None and value.start is not None and value.start.year.isdigit()
