"""From a filter to a page of rows.

Lists are cut by keyset: a page begins after the last row of the page before, so that the last page
costs as much as the first and nothing is shown twice while rows are added.
"""

import base64
import json
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import F, Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.text import UNSTORABLE, labelled

PAGE_SIZE = 50
COUNT_LIMIT = 10_000


@dataclass(frozen=True)
class Order:
    """An order of rows: by one column, then by id; rows without a value come last."""

    name: str
    label: str
    column: str
    descending: bool = False

    def rows(self, queryset, *, backwards=False):
        """The rows in this order, or in its reverse."""
        down = self.descending != backwards
        nulls = {"nulls_first": True} if backwards else {"nulls_last": True}
        column = F(self.column)
        return queryset.order_by(
            column.desc(**nulls) if down else column.asc(**nulls), "-pk" if down else "pk"
        )

    def beyond(self, value, pk, *, backwards=False):
        """The condition that a row comes after the one with this value and id, or before it."""
        step = "lt" if self.descending != backwards else "gt"
        same = Q(**{self.column: value, f"pk__{step}": pk})
        filled = Q(**{f"{self.column}__isnull": False})
        if value is None:
            return (filled | same) if backwards else same
        further = Q(**{f"{self.column}__{step}": value})
        empty = Q() if backwards else Q(**{self.column: None})
        return further | same | empty if empty else further | same

    def mark(self, row):
        """The place of a row in this order, for an address."""
        value = getattr(row, self.column)
        text = json.dumps([self.name, value if value is None else str(value), row.pk])
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")

    def place(self, mark):
        """The (value, id) of a mark. Raises ValidationError for one that is not ours."""
        try:
            padded = mark.encode("ascii") + b"=" * (-len(mark) % 4)
            name, value, pk = json.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
            if name != self.name or type(pk) is not int or not 0 < pk < 2**63:
                raise ValueError(mark)
            if value is not None and (type(value) is not str or UNSTORABLE.search(value)):
                raise ValueError(mark)
            return value, pk
        except (ValueError, TypeError, RecursionError) as error:
            raise _damaged() from error


def _damaged():
    return ValidationError(
        _("The address of this page of the list is damaged: start from its top.")
    )


@dataclass(frozen=True)
class Page:
    """One page of a list: its rows, and the marks of the pages around it, if there are any."""

    rows: list
    before: str | None
    after: str | None


def cut(queryset, order, *, after=None, before=None, size=PAGE_SIZE):
    """The page of a queryset that begins after, or ends before, a mark; the first one otherwise.

    Raises ValidationError for a damaged mark.
    """
    backwards = bool(before)
    mark = before or after
    if mark:
        value, pk = order.place(mark)
        try:
            queryset = queryset.filter(order.beyond(value, pk, backwards=backwards))
        except (ValidationError, ValueError) as error:  # Not a value of this column.
            raise _damaged() from error
    found = list(order.rows(queryset, backwards=backwards)[: size + 1])
    more, rows = len(found) > size, found[:size]
    if backwards:
        rows.reverse()
    if not rows:
        return Page([], None, None)
    has_before, has_after = (more, True) if backwards else (bool(mark), more)
    return Page(
        rows,
        order.mark(rows[0]) if has_before else None,
        order.mark(rows[-1]) if has_after else None,
    )


def count_up_to(queryset, limit=COUNT_LIMIT):
    """How many rows there are, as (number, whether there are more than that)."""
    number = queryset.order_by().values("pk")[: limit + 1].count()
    return min(number, limit), number > limit


def show_list(
    request,
    *,
    filterset,
    queryset,
    orders,
    template,
    context,
    row=None,
    table=None,
    totals=None,
):
    """The page of a list: filters, what is asked for, the number of rows, and the rows.

    ``filterset`` is a class, ``orders`` the sortings with the default first, ``row`` turns a
    record and the day into the dict that the template prints, or ``table`` all records of the page
    at once, ``totals`` the filter set into phrases that sum the whole list up. A value that cannot
    be read answers 400 with the error at its field and no rows.
    """
    if any(value == "" for values in request.GET.lists() for value in values[1]):
        return redirect(address(request, drop_empty=True))
    day = timezone.localdate()
    asked = filterset(request.GET, queryset=queryset, day=day)
    by_name = {order.name: order for order in orders}
    order = by_name.get(request.GET.get("sort", orders[0].name))
    problems = [_("The list cannot be sorted that way.")] if order is None else []
    try:
        page = cut(
            asked.qs if order else asked.queryset.none(),
            order or orders[0],
            after=request.GET.get("after"),
            before=request.GET.get("before"),
        )
    except ValidationError as error:
        problems += error.messages
        page = Page([], None, None)
    is_valid = asked.form.is_valid() and not problems
    number, is_more = count_up_to(asked.qs) if is_valid else (0, False)
    certain = count_up_to(asked.certain())[0] if is_valid and asked.asks_for_time else number
    answer = {
        "form": asked.form,
        "groups": groups(asked),
        "problems": problems,
        "refused": refused(request, asked.form),
        "unknown": asked.unknown,
        "filters": [
            {"label": label, "value": value, "remove_url": address(request, without=(name, raw))}
            for name, raw, label, value in asked.active()
        ],
        "clear_url": request.path,
        "number": number,
        "is_more": is_more,
        "certain": certain,
        "possible": number - certain,
        "totals": totals(asked) if totals and is_valid else [],
        "rows": table(page.rows, day) if table else [row(record, day) for record in page.rows],
        "is_beyond": bool(number and not page.rows),
        "newer_url": address(request, before=page.before) if page.before else "",
        "older_url": address(request, after=page.after) if page.after else "",
        "sortings": [
            {
                "label": one.label,
                "url": address(request, sort=one.name),
                "is_current": one is order,
            }
            for one in orders
        ],
        "is_valid": is_valid,
        **context,
    }
    return render(request, template, answer, status=200 if is_valid else 400)


def groups(asked):
    """The fields of the filter form, one foldable group each; open where something is asked."""
    return [
        {
            "label": field.label,
            "fields": [field],
            "is_open": bool(asked.data.getlist(field.name) or field.errors) or index < 3,
        }
        for index, field in enumerate(asked.form)
    ]


def refused(request, form):
    """What cannot be read: {words, choices}, where the choices are links to the same list with one
    of the things that a name fits.
    """
    return [
        {
            "words": labelled(form[name].label, message),
            "choices": [
                {"label": label, "url": address(request, **{name: value})}
                for value, label in (error.params or {}).get("choices", ())
            ],
        }
        for name, errors in form.errors.as_data().items()
        for error in errors
        for message in error.messages
    ]


def address(request, *, without=None, drop_empty=False, **changes):
    """The address of this list with something changed. Any change but of page leaves the pages."""
    query = request.GET.copy()
    for name in ("after", "before"):
        query.pop(name, None)
    if without:
        name, raw = without
        query.setlist(name, [value for value in query.getlist(name) if value != raw])
    if drop_empty:
        for name in list(query):
            query.setlist(name, [value for value in query.getlist(name) if value != ""])
    for name, value in changes.items():
        query[name] = value
    text = query.urlencode()
    return f"{request.path}?{text}" if text else request.path
