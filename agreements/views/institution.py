"""Institutions: the list, and the page of one."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.filters.institution import InstitutionFilterSet
from agreements.filters.parameters import unknown_parameters
from agreements.models import Institution
from agreements.pagination import Order
from agreements.presenters.institution import institution_page
from agreements.presenters.linked_data import institution_data
from agreements.presenters.named_rows import institution_row
from agreements.views.lists import show_list
from agreements.views.records import other_format

ORDERS = [Order("name", gettext_lazy("By name"), "sort_name")]


def institution_list(request):
    """The list of institutions."""
    return show_list(
        request,
        filterset=InstitutionFilterSet,
        queryset=Institution.objects.for_public().with_counts(),
        orders=ORDERS,
        row=institution_row,
        template="agreements/institution_list.html",
        context={
            "section": "institutions",
            "title": _("Institutions"),
            "breadcrumbs": [{"label": _("Institutions")}],
        },
    )


def institution_detail(request, slug):
    """The page of one institution."""
    institution = get_object_or_404(Institution.objects.for_public().with_details(), slug=slug)
    if elsewhere := other_format(request, institution, slug):
        return elsewhere
    context = {
        **institution_page(institution),
        "linked_data": institution_data(institution, request.build_absolute_uri),
        "unknown": unknown_parameters(request.GET, {"format"}),
    }
    return render(request, "agreements/institution_detail.html", context)
