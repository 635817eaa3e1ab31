"""Regions: the list, and the page of one."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.filters.parameters import unknown_parameters
from agreements.filters.region import RegionFilterSet
from agreements.models import (
    Region,
)
from agreements.pagination import Order
from agreements.presenters.named_rows import region_row
from agreements.presenters.partnerships.partners import ITSELF, PARTNER_ORDERS, partner_table
from agreements.presenters.region import region_page
from agreements.views.lists import show_list
from agreements.views.records import other_format
from cooperation.errors import UnknownPartError

ORDERS = [Order("name", gettext_lazy("By name"), "sort_name")]


def region_list(request):
    """The list of regions."""
    return show_list(
        request,
        filterset=RegionFilterSet,
        queryset=Region.objects.for_public().without_unnamed_groupings().with_counts(),
        orders=ORDERS,
        row=region_row,
        template="agreements/region_list.html",
        context={
            "section": "regions",
            "title": _("Places"),
            "breadcrumbs": [{"label": _("Places")}],
        },
    )


def region_detail(request, slug):
    """The page of one region. An address with the word for its kind, such as guangdong-province,
    leads there, if it fits one region only.
    """
    public = Region.objects.for_public()
    try:
        region = get_object_or_404(public.with_details(), slug=slug)
    except Http404:
        found = public.with_kind_in_name(slug)[:2]
        if len(found) != 1:
            raise
        return redirect(found[0])
    only, sort = request.GET.get("only", ""), request.GET.get("sort", PARTNER_ORDERS[0].name)
    if only not in ("", ITSELF):
        raise UnknownPartError(f"only={only}")
    if sort not in [order.name for order in PARTNER_ORDERS]:
        raise UnknownPartError(f"sort={sort}")
    if elsewhere := other_format(request, region, slug):
        return elsewhere
    context = {
        **region_page(region, only_itself=only == ITSELF),
        "partners": partner_table(region, timezone.localdate(), sort, only == ITSELF),
        "unknown": unknown_parameters(request.GET, {"only", "sort", "format"}),
    }
    return render(request, "agreements/region_detail.html", context)
