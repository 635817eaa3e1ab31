"""Whether a relation sleeps, judged by its own rhythm.

Two cities that meet every five years are not asleep after three; two that met each month are.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

FLOOR_DAYS = 730  # No relation is called dormant before two years of silence.
PATIENCE = 2  # Silence of twice the usual gap is unusual.
MIN_GAPS = 2  # One gap is no rhythm.


class Dormancy(TextChoices):
    """What a relation's silence says, measured by its rhythm."""

    ACTIVE = "active", _("In contact")
    DORMANT = "dormant", _("Dormant")
    UNKNOWN = "unknown", _("Last contact not datable")


@dataclass(frozen=True)
class Occasion:
    """Contacts that may have been on the same day, and the days that all of them allow."""

    dates: tuple
    earliest: date
    latest: date

    @property
    def middle(self):
        """The day at which the occasion stands in the rhythm."""
        return self.earliest + (self.latest - self.earliest) // 2


@dataclass(frozen=True)
class Rhythm:
    """The occasions of a relation and what follows from them, all in days.

    ``median_gap`` is None where there are fewer than two gaps. ``silence`` is None where no
    contact can be dated; it runs from the latest day that the last contact allows, so that it is
    never overstated. ``undated`` counts contacts whose year no source gives: they are contacts,
    but they have no place in a rhythm.
    """

    occasions: tuple
    gaps: tuple
    median_gap: float | None  # Of an even number of gaps it may end on a half.
    limit: int
    silence: int | None
    is_open: bool
    undated: int

    @property
    def dormancy(self):
        """What the silence says. A contact that goes on, or may go on, is no silence."""
        if self.is_open:
            return Dormancy.ACTIVE
        if self.silence is None:
            return Dormancy.UNKNOWN
        return Dormancy.DORMANT if self.silence > self.limit else Dormancy.ACTIVE

    @property
    def is_own(self):
        """Whether the limit is the relation's own, not the floor."""
        return self.limit > FLOOR_DAYS


def rhythm(dates, day):
    """The rhythm of contacts on uncertain dates, as it stands on a day.

    Contacts that may have been on the same day are one occasion. Dates without a known year, such
    as "14 January" or "the 2020s", have no place in it; nor have days that are yet to come.
    """
    known = [one for one in dates if has_known_year(one) and one.earliest <= day]
    occasions = _occasions(known, day)
    days = [one.middle for one in occasions]
    gaps = tuple((later - former).days for former, later in pairwise(days))
    usual = median(gaps) if len(gaps) >= MIN_GAPS else None
    last = max((min(one.latest or day, day) for one in known), default=None)
    return Rhythm(
        occasions=occasions,
        gaps=gaps,
        median_gap=usual,
        limit=max(FLOOR_DAYS, int(PATIENCE * usual) if usual else 0),
        silence=(day - last).days if last else None,
        is_open=any(one.latest is None for one in known),
        undated=sum(not has_known_year(one) for one in dates),
    )


def has_known_year(value):
    """Whether an uncertain date says in which year it began; a decade does not."""
    if value is None or value.start is None:
        return False
    return value.start.year.isdigit()


def _occasions(dates, day):
    """Contacts in time, those that may have been on the same day as one."""
    found = []
    for one in sorted(dates, key=lambda value: (value.earliest, str(value))):
        # Of a period that is still open only its beginning is known.
        latest = one.latest or _first_stretch(one)
        if found and one.earliest <= found[-1].latest:
            last = found.pop()
            dates_so_far = last.dates if one in last.dates else (*last.dates, one)
            found.append(Occasion(dates_so_far, one.earliest, min(last.latest, latest)))
        else:
            found.append(Occasion((one,), one.earliest, latest))
    return tuple(found)


def _first_stretch(value):
    return value.start.latest or value.earliest + timedelta(days=1)
