"""Delegations: the list, and the page of one."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.filters.delegation import DelegationFilterSet
from agreements.models import Delegation
from agreements.pagination import Order
from agreements.presenters.chart_links import charts_of_list
from agreements.presenters.delegation import delegation_page
from agreements.presenters.rows import delegation_row
from agreements.views.lists import show_list
from agreements.views.records import show_record

ORDERS = [
    Order("newest", gettext_lazy("Newest first"), "latest_day", descending=True),
    Order("oldest", gettext_lazy("Oldest first"), "earliest_day"),
    Order("title", gettext_lazy("By title"), "sort_title"),
]


def delegation_list(request):
    """The list of delegations."""
    return show_list(
        request,
        filterset=DelegationFilterSet,
        queryset=Delegation.objects.for_public().as_rows(),
        orders=ORDERS,
        row=delegation_row,
        template="agreements/delegation_list.html",
        context={
            "section": "delegations",
            "title": _("Delegations"),
            "breadcrumbs": [{"label": _("Delegations")}],
            "charts": charts_of_list("delegations", request.GET, DelegationFilterSet),
        },
    )


def delegation_detail(request, code):
    """The page of one delegation."""
    return show_record(
        request,
        model=Delegation,
        code=code,
        context=delegation_page,
        template="agreements/delegation_detail.html",
    )
