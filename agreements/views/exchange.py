"""Exchanges: the list with its honest count of people, and the page of one."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.filters.exchange import ExchangeFilterSet
from agreements.models import Exchange
from agreements.pagination import Order
from agreements.presenters.chart_links import charts_of_list
from agreements.presenters.exchange import exchange_page, exchange_total
from agreements.presenters.rows import exchange_row
from agreements.views.lists import show_list
from agreements.views.records import show_record

ORDERS = [
    Order("newest", gettext_lazy("Newest first"), "latest_day", descending=True),
    Order("oldest", gettext_lazy("Oldest first"), "earliest_day"),
    Order("title", gettext_lazy("By title"), "sort_title"),
]


def exchange_list(request):
    """The list of exchanges."""
    return show_list(
        request,
        filterset=ExchangeFilterSet,
        queryset=Exchange.objects.for_public().as_rows(),
        orders=ORDERS,
        row=exchange_row,
        template="agreements/exchange_list.html",
        context={
            "section": "exchanges",
            "title": _("Training and exchanges"),
            "breadcrumbs": [{"label": _("Exchanges")}],
            "charts": charts_of_list("exchanges", request.GET, ExchangeFilterSet),
        },
        total=exchange_total,
    )


def exchange_detail(request, code):
    """The page of one exchange."""
    return show_record(
        request,
        model=Exchange,
        code=code,
        context=exchange_page,
        template="agreements/exchange_detail.html",
    )
