"""The interval between contacts, and whether a relation is dormant by its own interval.

Two cities that meet every five years are not dormant after three; two that met each month are.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import TypeGuard

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from agreements.dates import UncertainDate

FLOOR_DAYS = 730  # No relation is called dormant before two years without a contact.
INTERVAL_FACTOR = 2  # Silence of twice the usual gap is unusual.
MIN_INTERVALS = 2  # One interval says nothing of what is usual.


class Dormancy(TextChoices):
    """Whether the time since the last contact is unusual for a relation."""

    ACTIVE = "active", _("In contact")
    DORMANT = "dormant", _("Dormant")
    UNKNOWN = "unknown", _("Last contact not datable")


@dataclass(frozen=True)
class Occasion:
    """Contacts that may have been on the same day, and the days that all of them allow."""

    dates: tuple[UncertainDate, ...]
    earliest: date
    latest: date

    @property
    def middle(self) -> date:
        """The day from which intervals are counted."""
        return self.earliest + (self.latest - self.earliest) // 2


@dataclass(frozen=True)
class ContactInterval:
    """The occasions of a relation and what follows from them, all in days.

    ``median_interval`` is None where there are fewer than two intervals.
    ``days_since_last_contact`` is None where no contact can be dated; it runs from the latest day
    that the last contact allows, so that it is never overstated. ``undated`` counts contacts whose
    year no source gives: they are contacts, but they are left out of the intervals.
    """

    occasions: tuple[Occasion, ...]
    intervals: tuple[int, ...]
    median_interval: float | None  # Of an even number of gaps it may end on a half.
    limit: int
    days_since_last_contact: int | None
    is_open: bool
    undated: int

    @property
    def dormancy(self) -> Dormancy:
        """Active while a contact goes on, or may go on; else by the days since the last one."""
        if self.is_open:
            return Dormancy.ACTIVE
        if self.days_since_last_contact is None:
            return Dormancy.UNKNOWN
        return Dormancy.DORMANT if self.days_since_last_contact > self.limit else Dormancy.ACTIVE

    @property
    def is_own_limit(self) -> bool:
        """Whether the limit is the relation's own, not the floor."""
        return self.limit > FLOOR_DAYS


def contact_interval(dates: Collection[UncertainDate | None], day: date) -> ContactInterval:
    """The intervals between contacts on uncertain dates, as it stands on a day.

    Contacts that may have been on the same day are one occasion. Dates without a known year, such
    as "14 January" or "the 2020s", are left out; so are days that are yet to come.
    """
    known = [one for one in dates if has_known_year(one) and _first_day(one) <= day]
    occasions = _occasions(known)
    days = [one.middle for one in occasions]
    intervals = tuple((later - former).days for former, later in pairwise(days))
    usual = median(intervals) if len(intervals) >= MIN_INTERVALS else None
    last = max((min(one.latest or day, day) for one in known), default=None)
    return ContactInterval(
        occasions=occasions,
        intervals=intervals,
        median_interval=usual,
        limit=max(FLOOR_DAYS, int(INTERVAL_FACTOR * usual) if usual else 0),
        days_since_last_contact=(day - last).days if last else None,
        is_open=any(one.latest is None for one in known),
        undated=sum(not has_known_year(one) for one in dates),
    )


def has_known_year(value: UncertainDate | None) -> TypeGuard[UncertainDate]:
    """Whether an uncertain date says in which year it began; a decade does not."""
    if value is None or value.start is None:
        return False
    return value.start.year.isdigit()


def _occasions(dates: Iterable[UncertainDate]) -> tuple[Occasion, ...]:
    """Contacts in time, those that may have been on the same day as one."""
    found: list[Occasion] = []
    for one in sorted(dates, key=lambda value: (_first_day(value), str(value))):
        first = _first_day(one)
        # Of a period that is still open only its beginning is known.
        latest = one.latest or _first_stretch(one)
        if found and first <= found[-1].latest:
            last = found.pop()
            dates_so_far = last.dates if one in last.dates else (*last.dates, one)
            found.append(Occasion(dates_so_far, first, min(last.latest, latest)))
        else:
            found.append(Occasion((one,), first, latest))
    return tuple(found)


def _first_day(value: UncertainDate) -> date:
    """The first possible day of a date whose year is known."""
    assert value.earliest is not None
    return value.earliest


def _first_stretch(value: UncertainDate) -> date:
    """The last possible day of the beginning of a period; the day after the first if unknown."""
    latest = value.start.latest if value.start else None
    return latest or _first_day(value) + timedelta(days=1)
