"""List pages: a query string in, a page of rows with its filters, counts and links out."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agreements.filters.base import BaseFilterSet
from agreements.pagination import Order, Page, paginate
from agreements.presenters.list_total import ListTotal, list_total
from agreements.text import label_value
from cooperation.client_limits.limits import count_request


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
    total=list_total,
):
    """The page of a list; 400 with the errors and no rows where a value cannot be read.

    ``filterset`` is a class, ``orders`` the sortings with the default first, ``row`` turns a
    record and the day into the dict that the template prints, or ``table`` all records of the page
    at once, ``total`` the bound filter set into the `ListTotal` of the whole list.
    """
    if any(value == "" for values in request.GET.lists() for value in values[1]):
        return redirect(current_url(request, drop_empty=True))
    if renamed := filterset.with_current_names(request.GET):
        return redirect(f"{request.path}?{renamed.urlencode()}", permanent=True)
    if "q" in request.GET:
        count_request(request, "search")
    day = timezone.localdate()
    bound = filterset(request.GET, queryset=queryset, day=day)
    result = list_result(request.GET, bound, orders)
    rows = result.page.rows
    whole = total(bound) if result.is_valid else ListTotal()
    response_context = {
        **filter_context(request, result),
        "number": whole.number,
        "is_more": whole.is_more,
        "certain": whole.certain,
        "possible": whole.number - whole.certain,
        "is_beyond": bool(whole.number and not rows),
        **paging_context(request, result),
        "sortings": sorting_links(request, result, orders),
        "totals": whole.phrases,
        "rows": table(rows, day) if table else [row(record, day) for record in rows],
        **context,
    }
    return render(request, template, response_context, status=200 if result.is_valid else 400)


@dataclass(frozen=True)
class ListResult:
    """The result of the query string of a list: one page in an order, or the errors in it.

    ``order`` is None for a sorting that the list does not have. ``errors`` are sentences about
    order and page; those about filters are in the form of the filter set.
    """

    filterset: BaseFilterSet
    order: Order | None
    page: Page
    errors: list

    @property
    def is_valid(self):
        """Whether every parameter of the query string could be read."""
        return self.filterset.is_readable and not self.errors


def list_result(query, filterset, orders):
    """The `ListResult` of a query string, of which the filter set is bound to the filters."""
    name = query.get("sort", orders[0].name)
    order = next((one for one in orders if one.name == name), None)
    if order is None:
        return ListResult(filterset, None, Page(), [_("The list cannot be sorted that way.")])
    try:
        page = paginate(filterset.qs, order, after=query.get("after"), before=query.get("before"))
    except ValidationError as error:
        return ListResult(filterset, order, Page(), error.messages)
    return ListResult(filterset, order, page, [])


def filter_context(request, result):
    """The filter form, what is active in it, and what in the query string cannot be read."""
    filterset = result.filterset
    refused = form_errors(request, filterset.form)
    return {
        "form": filterset.form,
        "groups": field_groups(filterset, refused),
        "problems": result.errors,
        "refused": refused,
        "unknown": filterset.unknown,
        "known_url": current_url(request, drop=filterset.unknown),
        "filters": [
            {
                "label": label,
                "value": value,
                "remove_url": current_url(request, without=(name, raw)),
            }
            for name, raw, label, value in filterset.active()
        ],
        "clear_url": request.path,
        "is_valid": result.is_valid,
    }


def paging_context(request, result):
    """The addresses of the pages before and after this one, empty where there are none, and the
    labels of their links.
    """
    page = result.page
    is_newest_first = result.order is not None and result.order.is_newest_first
    return {
        "newer_url": current_url(request, before=page.before) if page.before else "",
        "newer_label": _("Newer") if is_newest_first else pgettext("pages", "Back"),
        "older_url": current_url(request, after=page.after) if page.after else "",
        "older_label": _("Older") if is_newest_first else _("Further"),
    }


def sorting_links(request, result, orders):
    """The sortings of the list as links, the one in use marked."""
    return [
        {
            "label": order.label,
            "url": current_url(request, sort=order.name),
            "is_current": order is result.order,
        }
        for order in orders
    ]


def field_groups(filterset, refused):
    """The fields of the filter form, one foldable group each, with what a refused name fits; open
    where one is in use.
    """
    choices = {one["name"]: one["choices"] for one in refused}
    return [
        {
            "label": field.label,
            "fields": [field],
            "choices": choices.get(field.name, []),
            "is_open": bool(filterset.data.getlist(field.name) or field.errors) or index < 3,
        }
        for index, field in enumerate(filterset.form)
    ]


def form_errors(request, form):
    """The errors of the filter form: {name, words, choices}, where the choices are links to the
    same list with one of the things that a name fits.
    """
    return [
        {
            "name": name,
            "words": label_value(form[name].label, message),
            "choices": [
                {"label": label, "url": current_url(request, **{name: value})}
                for value, label in (error.params or {}).get("choices", ())
            ],
        }
        for name, errors in form.errors.as_data().items()
        for error in errors
        for message in error.messages
    ]


def current_url(request, *, without=None, drop=(), drop_empty=False, **changes):
    """The address of this list with some parameters changed, from its first page unless a page is
    among the changes.
    """
    query = request.GET.copy()
    for name in ("after", "before", *drop):
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
