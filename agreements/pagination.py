"""Keyset pagination.

A page begins after the last row of the page before, so that the last page costs as much as the
first one, and no row is shown twice while others are added."""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from django.core.exceptions import ValidationError
from django.db.models import Case, Count, F, Model, Q, QuerySet, When
from django.utils.translation import gettext as _

from agreements.text import UNSTORABLE

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Row = TypeVar("Row", bound=Model)

PAGE_SIZE = 50
COUNT_LIMIT = 10_000


@dataclass(frozen=True)
class Order:
    """An order of rows: by one column, then by id; rows without a value come last."""

    name: str
    label: "StrOrPromise"
    column: str
    descending: bool = False

    @property
    def is_newest_first(self) -> bool:
        """Whether the rows are dated and the newest come first."""
        return self.name == "newest"

    def apply(self, queryset: QuerySet[Row], *, backwards: bool = False) -> QuerySet[Row]:
        """The queryset in this order, or in its reverse."""
        down = self.descending != backwards
        nulls = {"nulls_first": True} if backwards else {"nulls_last": True}
        column = F(self.column)
        return queryset.order_by(
            column.desc(**nulls) if down else column.asc(**nulls), "-pk" if down else "pk"
        )

    def after_q(self, value: str | None, pk: int, *, backwards: bool = False) -> Q:
        """The condition that a row comes after the one with this value and id, or before it."""
        step = "lt" if self.descending != backwards else "gt"
        same = Q(**{self.column: value, f"pk__{step}": pk})
        filled = Q(**{f"{self.column}__isnull": False})
        if value is None:
            return (filled | same) if backwards else same
        further = Q(**{f"{self.column}__{step}": value})
        empty = Q() if backwards else Q(**{self.column: None})
        return further | same | empty if empty else further | same

    def encode_cursor(self, row: Model) -> str:
        """The position of a row in this order, as URL-safe base64 of a JSON list."""
        value = getattr(row, self.column)
        text = json.dumps([self.name, value if value is None else str(value), row.pk])
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def decode_cursor(self, cursor: str) -> tuple[str | None, int]:
        """The (value, id) of a cursor. Raises ValidationError for a malformed one."""
        try:
            padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
            name, value, pk = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            if name != self.name or type(pk) is not int or not 0 < pk < 2**63:
                raise ValueError(cursor)
            if value is not None and (type(value) is not str or UNSTORABLE.search(value)):
                raise ValueError(cursor)
            return value, pk
        except (ValueError, TypeError, RecursionError) as error:
            raise _malformed_cursor() from error


def _malformed_cursor() -> ValidationError:
    return ValidationError(
        _("The address of this page of the list is damaged: start from its top.")
    )


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of a list: its rows, and the cursors of the pages around it, if there are any.

    ``before`` is the cursor of its first row where rows precede it, ``after`` that of its last row
    where rows follow.
    """

    rows: Sequence[Row] = field(default_factory=list)
    before: str | None = None
    after: str | None = None


def paginate(
    queryset: QuerySet[Row],
    order: Order,
    *,
    after: str | None = None,
    before: str | None = None,
    size: int = PAGE_SIZE,
) -> Page[Row]:
    """The page of a queryset that begins after, or ends before, a cursor; the first one otherwise.

    Raises ValidationError for a malformed cursor.
    """
    backwards = bool(before)
    cursor = before or after
    if cursor:
        value, pk = order.decode_cursor(cursor)
        try:
            queryset = queryset.filter(order.after_q(value, pk, backwards=backwards))
        except (ValidationError, ValueError) as error:  # Not a value of this column.
            raise _malformed_cursor() from error
    found = list(order.apply(queryset, backwards=backwards)[: size + 1])
    more, rows = len(found) > size, found[:size]
    if backwards:
        rows.reverse()
    if not rows:
        return Page()
    has_before, has_after = (more, True) if backwards else (bool(cursor), more)
    return Page(
        rows,
        order.encode_cursor(rows[0]) if has_before else None,
        order.encode_cursor(rows[-1]) if has_after else None,
    )


def count_up_to(queryset: QuerySet, limit: int = COUNT_LIMIT) -> tuple[int, bool]:
    """How many rows there are, as (number, whether there are more than that)."""
    number = queryset.order_by().values("pk")[: limit + 1].count()
    return min(number, limit), number > limit


def count_with(queryset: QuerySet, condition: Q, limit: int = COUNT_LIMIT) -> tuple[int, int, bool]:
    """How many rows there are and how many of them meet a condition, as (number, of these, whether
    there are more than that); both stop at the limit. Costs one query, and beyond the limit two.
    """
    rows = queryset.order_by().annotate(meets=Case(When(condition, then=True), default=False))
    found = rows.values("pk", "meets")[: limit + 1].aggregate(
        number=Count("pk"), of_these=Count("pk", filter=Q(meets=True))
    )
    if found["number"] <= limit:
        return found["number"], found["of_these"], False
    return limit, count_up_to(queryset.filter(condition), limit)[0], True
