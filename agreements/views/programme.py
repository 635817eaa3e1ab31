"""Programmes: the list, and the page of one."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.filters.programme import ProgrammeFilterSet
from agreements.models import Programme
from agreements.pagination import Order
from agreements.presenters.programme import programme_page
from agreements.presenters.rows import programme_row
from agreements.views.lists import show_list
from agreements.views.records import show_record

ORDERS = [
    Order("newest", gettext_lazy("Newest first"), "latest_day", descending=True),
    Order("oldest", gettext_lazy("Oldest first"), "earliest_day"),
    Order("title", gettext_lazy("By title"), "sort_title"),
]


def programme_list(request):
    """The list of programmes."""
    return show_list(
        request,
        filterset=ProgrammeFilterSet,
        queryset=Programme.objects.for_public().as_rows(),
        orders=ORDERS,
        row=programme_row,
        template="agreements/programme_list.html",
        context={
            "section": "programmes",
            "title": _("Programmes"),
            "breadcrumbs": [{"label": _("Programmes")}],
        },
    )


def programme_detail(request, code):
    """The page of one programme."""
    return show_record(
        request,
        model=Programme,
        code=code,
        context=programme_page,
        template="agreements/programme_detail.html",
    )
