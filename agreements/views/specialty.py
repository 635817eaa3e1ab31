"""Specialties: the list in the order of the catalogue, and the page of one."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.filters.specialty import SpecialtyFilterSet
from agreements.models import Exchange, ExchangeSpecialty, Specialty
from agreements.models.specialty import plain_code
from agreements.views.listing import Order, show_list
from agreements.views.named_rows import specialty_row
from agreements.views.records import addresses
from agreements.views.rows import exchange_row
from agreements.views.sections import section

ORDERS = [Order("code", gettext_lazy("By code"), "code")]


def specialties(request):
    """The list of specialties: the catalogue, then the local branch."""
    return show_list(
        request,
        filterset=SpecialtyFilterSet,
        queryset=Specialty.objects.for_public().with_counts(),
        orders=ORDERS,
        row=specialty_row,
        template="agreements/specialty_list.html",
        context={"section": "specialties", "trail": [{"label": _("Specialties")}]},
    )


def specialty(request, code):
    """The page of one specialty; its code may be written as 03.04, 0304 or A03.04."""
    canonical = plain_code(code)
    if not Specialty.is_code(canonical):
        raise Http404
    term = get_object_or_404(Specialty.objects.for_public(), code=canonical)
    if code != canonical:
        return redirect(term, permanent=True)
    return render(request, "agreements/specialty_detail.html", specialty_page(term))


def specialty_page(term):
    """What the page of a specialty prints."""
    steps = [term.parent, term] if term.parent else [term]
    children = Specialty.objects.for_public().with_counts().children_of(term)
    return {
        "section": "specialties",
        **addresses(term, term.code),
        "trail": [
            {"label": _("Specialties"), "href": reverse("specialties")},
            *({"label": one.display_name, "href": one.get_absolute_url()} for one in steps),
        ],
        "specialty": term,
        "labels": ExchangeSpecialty.objects.for_public().labels_for(term),
        "children": [specialty_row(one) for one in children],
        "exchanges": section(
            Exchange.objects.for_public().as_rows().with_specialty(term.pk).newest_first(),
            row=exchange_row,
            list_name="exchanges",
            specialty=term.code,
        ),
    }
