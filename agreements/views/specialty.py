"""Specialties: the list in the order of the catalogue, and the page of one."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.filters.parameters import unknown_parameters
from agreements.filters.specialty import SpecialtyFilterSet
from agreements.models import Specialty
from agreements.models.specialty import canonical_code
from agreements.pagination import Order
from agreements.presenters.named_rows import specialty_row
from agreements.presenters.specialty import specialty_page
from agreements.views.lists import show_list
from agreements.views.records import other_format

ORDERS = [Order("code", gettext_lazy("By code"), "code")]


def specialty_list(request):
    """The list of specialties: the catalogue, then the local branch."""
    return show_list(
        request,
        filterset=SpecialtyFilterSet,
        queryset=Specialty.objects.for_public().with_counts(),
        orders=ORDERS,
        row=specialty_row,
        template="agreements/specialty_list.html",
        context={
            "section": "specialties",
            "title": _("Specialties"),
            "breadcrumbs": [{"label": _("Specialties")}],
        },
    )


def specialty_detail(request, code):
    """The page of one specialty; its code may be written as 03.04, 0304 or A03.04."""
    canonical = canonical_code(code)
    if not Specialty.is_code(canonical):
        raise Http404
    term = get_object_or_404(Specialty.objects.for_public(), code=canonical)
    if code != canonical:
        return redirect(term, permanent=True)
    if elsewhere := other_format(request, term, canonical):
        return elsewhere
    context = {**specialty_page(term), "unknown": unknown_parameters(request.GET, {"format"})}
    return render(request, "agreements/specialty_detail.html", context)
