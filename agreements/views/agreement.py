"""Agreements: the list, and the page of one."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.filters.agreement import AgreementFilterSet
from agreements.models import Agreement
from agreements.pagination import Order
from agreements.presenters.agreement import agreement_page
from agreements.presenters.chart_links import charts_of_list
from agreements.presenters.rows import agreement_row
from agreements.views.lists import show_list
from agreements.views.records import show_record

ORDERS = [
    Order("newest", gettext_lazy("Newest first"), "latest_day", descending=True),
    Order("oldest", gettext_lazy("Oldest first"), "earliest_day"),
    Order("title", gettext_lazy("By title"), "sort_title"),
]


def agreement_list(request):
    """The list of agreements."""
    return show_list(
        request,
        filterset=AgreementFilterSet,
        queryset=Agreement.objects.for_public().as_rows(),
        orders=ORDERS,
        row=agreement_row,
        template="agreements/agreement_list.html",
        context={
            "section": "agreements",
            "title": _("Agreements"),
            "breadcrumbs": [{"label": _("Agreements")}],
            "charts": charts_of_list("agreements", request.GET, AgreementFilterSet),
        },
    )


def agreement_detail(request, code):
    """The page of one agreement."""
    return show_record(
        request,
        model=Agreement,
        code=code,
        context=agreement_page,
        template="agreements/agreement_detail.html",
    )
