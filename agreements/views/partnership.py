"""Partnerships: the list of pairs of regions, the page of one, and the brief for a visit."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.filters.parameters import unknown_parameters
from agreements.filters.partnership import PartnershipFilterSet
from agreements.models import Partnership, Region
from agreements.models.partnership import partnership_url
from agreements.pagination import Order
from agreements.presenters.partnerships.levels import (
    by_address,
    levels,
    may_be_partners,
    provinces_of,
)
from agreements.presenters.partnerships.page import brief_page, partnership_page, title_of
from agreements.presenters.partnerships.partner_rows import partnership_rows
from agreements.views.lists import show_list
from cooperation.errors import UnknownPartError

PROVINCE = "province"

TEMPLATES = {
    "partnership": "agreements/partnership_detail.html",
    "partnership_brief": "agreements/partnership_brief.html",
}

ORDERS = [
    Order("last", gettext_lazy("Last contact"), "last_contact_day", descending=True),
    Order("oldest", gettext_lazy("Longest without a record"), "last_contact_day"),
    Order("agreements", gettext_lazy("Most agreements"), "agreement_count", descending=True),
    Order("delegations", gettext_lazy("Most delegations"), "delegation_count", descending=True),
    Order("exchanges", gettext_lazy("Most exchanges"), "exchange_count", descending=True),
    Order("ending", gettext_lazy("Next to expire"), "ending_day"),
]


def partnership_list(request):
    """The list of partnerships."""
    return show_list(
        request,
        filterset=PartnershipFilterSet,
        queryset=Partnership.objects.for_public().with_endings(timezone.localdate()),
        orders=ORDERS,
        table=partnership_rows,
        template="agreements/partnership_list.html",
        context={
            "section": "partnerships",
            "title": _("Partnerships"),
            "breadcrumbs": [{"label": _("Partnerships")}],
        },
    )


def partnership_detail(request, first, second):
    """The page of two regions. Either order leads to one address, for good."""
    return show_partnership(request, first, second, "partnership", partnership_page)


def visit_brief(request, first, second):
    """The brief for a visit, on one printed page."""
    return show_partnership(request, first, second, "partnership_brief", brief_page)


def show_partnership(request, first, second, name, page):
    """A page about two regions; ``?level=province`` leads to that of their provinces.

    Regions of which one is, or lies in, the other have nothing between them: 404, as for a region
    that no published record names.
    """
    found = Region.objects.for_public().in_bulk({first, second}, field_name="slug")
    if {first, second} - found.keys():
        raise Http404
    level = request.GET.get("level", "")
    if level not in ("", PROVINCE):
        raise UnknownPartError(f"level={level}")
    regions = by_address(found[first], found[second])
    provinces = provinces_of(regions)
    shown = provinces if level == PROVINCE else regions
    if not may_be_partners(*shown):
        context = {"section": "partnerships", "regions": shown}
        return render(request, "agreements/partnership_none.html", context, status=404)
    if second < first or level:
        address, query = partnership_url(*shown, name), request.GET.copy()
        query.pop("level", None)
        return redirect(f"{address}?{query.urlencode()}" if query else address, permanent=True)
    context = {
        "section": "partnerships",
        "regions": shown,
        "title": title_of(shown),
        "unknown": unknown_parameters(request.GET),
        "levels": levels(regions, provinces, name),
        **page(*shown, timezone.localdate()),
        "page_url": partnership_url(*shown),
        "brief_url": partnership_url(*shown, "partnership_brief"),
    }
    return render(request, TEMPLATES[name], context)
