"""The people of exchanges, counted so that nothing is invented."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django.db.models import (
    Case,
    Count,
    F,
    Func,
    IntegerField,
    Q,
    QuerySet,
    Sum,
    TextChoices,
    Value,
    When,
)
from django.utils.translation import gettext_lazy as _

from agreements.choices import ExchangeStatus, ParticipantUnit, Qualifier, Scope
from agreements.models import Exchange

Key = TypeVar("Key", bound=Hashable)


class Stage(TextChoices):
    """How far exchanges have come whose people may be counted together."""

    DONE = "done", _("completed or under way")
    POSSIBLE = "possible", _("possibly in the selected period")
    REPORTED = "reported", _("reported only")
    PLANNED = "planned", _("planned or under discussion")
    CANCELLED = "cancelled", _("cancelled")


STAGES = {
    ExchangeStatus.COMPLETED: Stage.DONE,
    ExchangeStatus.UNDER_WAY: Stage.DONE,
    ExchangeStatus.REPORTED_ONLY: Stage.REPORTED,
    ExchangeStatus.UNDER_DISCUSSION: Stage.PLANNED,
    ExchangeStatus.PLANNED: Stage.PLANNED,
    ExchangeStatus.ANNOUNCED: Stage.PLANNED,
    ExchangeStatus.CANCELLED: Stage.CANCELLED,
}

# Numbers below which there certainly are not fewer; "about", "nearly", "up to" and an average give
# no such bound. A number without any qualifying word is what it says; a planned one is a bound of
# a plan, and says nothing of those who came.
BOUNDED = (Qualifier.EXACTLY, Qualifier.OVER, Qualifier.NOT_STATED, Qualifier.PLANNED)


@dataclass
class People:
    """The people of the exchanges of one stage, counted so that nothing is invented.

    ``certain`` of the ``exchanges`` certainly lie in the time that was asked for, or all of them.
    ``persons`` and ``person_times`` are sums of lower bounds; None where no exchange gives one.
    The other numbers are exchanges whose people are in neither sum.
    """

    exchanges: int = 0
    certain: int = 0
    persons: int | None = None
    person_times: int | None = None
    is_exact: bool = True
    unstated: int = 0
    approximate: int = 0
    cumulative: int = 0
    state: int = 0

    @property
    def is_complete(self) -> bool:
        """Whether the one sum that there is covers everybody, no more and no fewer."""
        others = (self.unstated, self.approximate, self.cumulative, self.state)
        is_one_sum = self.persons is None or self.person_times is None
        return self.is_exact and is_one_sum and not any(others)


def people(exchanges: QuerySet[Exchange], certain: Q | None = None) -> dict[Stage, People]:
    """The people of a queryset of exchanges by `Stage`: {stage: People}. Costs one query.

    Every exchange is in one stage. ``certain`` is the condition that it certainly lies in the time
    that is asked for; the realised ones among the others are only possible. A number is added to
    numbers of its own unit only, never a cumulative one or a state to another, and never a plan to
    what was realised. Somebody who takes part in two exchanges is counted in both: the sources
    name no trainees.
    """
    return _by_stage(_sums(exchanges, certain))


def people_of_groups(
    exchanges: QuerySet[Exchange], groups: Mapping[Key, Q]
) -> dict[Key, dict[Stage, People]]:
    """The people of several groups of exchanges: {key: {stage: People}}. Costs one query.

    ``groups`` gives the condition of each group by its key; an exchange may be in several or in
    none. A group without exchanges is left out. See `people`.
    """
    if not groups:
        return {}
    keys = list(groups)
    conditions = [
        Case(When(condition, then=Value(number)), output_field=IntegerField())
        for number, condition in enumerate(groups.values())
    ]
    found: dict[int, list[dict[str, Any]]] = {}
    grouped = exchanges.annotate(group=Each(*conditions))
    for row in _sums(grouped, None, "group"):
        found.setdefault(row["group"], []).append(row)
    return {keys[number]: _by_stage(rows) for number, rows in found.items()}


class Each(Func):
    """One row for each of several numbers that is not null."""

    function = "unnest"
    template = "unnest(array_remove(ARRAY[%(expressions)s], NULL))"
    output_field = IntegerField()
    set_returning = True


def _sums(exchanges: QuerySet[Exchange], certain: Q | None, *keys: str) -> Iterable[dict[str, Any]]:
    is_over = Q(participants_qualifier=Qualifier.OVER) | Q(participants_to__gt=F("participants"))
    started = (Stage.DONE, Stage.REPORTED)
    is_plan = Q(status__in=[status for status, stage in STAGES.items() if stage == Stage.PLANNED])
    stages = [
        When(
            Q(status=status) & (certain or Q()) if stage in started else Q(status=status),
            Value(stage),
        )
        for status, stage in STAGES.items()
    ]
    return (
        exchanges.order_by()
        .annotate(
            stage=Case(*stages, default=Value(Stage.POSSIBLE)),
            size=Case(
                When(participants=None, then=Value("unstated")),
                When(~is_plan, participants_qualifier=Qualifier.PLANNED, then=Value("unstated")),
                When(scope=Scope.CUMULATIVE, then=Value("cumulative")),
                When(scope=Scope.STATE, then=Value("state")),
                When(~Q(participants_qualifier__in=BOUNDED), then=Value("approximate")),
                default=F("participants_unit"),
            ),
        )
        .values(*keys, "stage", "size")
        .annotate(
            # Of rows, not of their ids: all other columns are in one index.
            exchanges=Count("*"),
            certain=Count(Value(1), filter=certain or None),
            lowest=Sum("participants"),
            inexact=Count(Value(1), filter=is_over),
        )
    )


def _by_stage(rows: Iterable[dict[str, Any]]) -> dict[Stage, People]:
    found: dict[Stage, People] = {}
    for row in rows:
        counted = found.setdefault(Stage(row["stage"]), People())
        counted.exchanges += row["exchanges"]
        counted.certain += row["certain"]
        if row["size"] in ParticipantUnit:  # The units name the sums of `People`.
            setattr(counted, row["size"], row["lowest"])
            counted.is_exact = counted.is_exact and not row["inexact"]
        else:
            setattr(counted, row["size"], row["exchanges"])
    return {stage: found[stage] for stage in Stage if stage in found}
