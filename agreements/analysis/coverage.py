"""What the register covers: how many records of each kind, of which years, since when."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min

from agreements.models import Source
from agreements.models.record_queryset import published
from agreements.registry import EVENT_KINDS, RECORD_KINDS


@dataclass(frozen=True)
class Coverage:
    """The numbers of published records by kind and of their sources, and their years.

    ``first_year`` and ``last_year`` are those of the earliest possible days of agreements,
    delegations and exchanges, None where no date has a year: a date in a decade may lie in its
    first year, and no record is claimed to be newer than its source states. ``published_at`` is
    when a record was published last, None while none is.
    """

    records: dict[str, int]
    sources: int
    first_year: int | None
    last_year: int | None
    published_at: datetime | None


def coverage() -> Coverage:
    """What the published records cover. Costs one query for each kind and one for the sources."""
    records, first, last, published_at = {}, [], [], []
    for name, kind in RECORD_KINDS.items():
        years = {"first": Min("year_from"), "last": Max("year_from")} if kind in EVENT_KINDS else {}
        found = published(name).aggregate(
            number=Count("*"), published_at=Max("published_at"), **years
        )
        records[name] = found["number"]
        first.append(found.get("first"))
        last.append(found.get("last"))
        published_at.append(found["published_at"])
    return Coverage(
        records=records,
        sources=Source.objects.for_public().count(),
        first_year=min(filter(None, first), default=None),
        last_year=max(filter(None, last), default=None),
        published_at=max(filter(None, published_at), default=None),
    )
