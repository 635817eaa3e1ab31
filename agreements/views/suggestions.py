"""Suggestions for a field in which somebody types the name of a place, institution, specialty or
agreement.
"""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from agreements.filters.exchange import AgreementField
from agreements.filters.named import (
    InstitutionField,
    RegionField,
    SpecialtyField,
    not_stated_choice,
)
from cooperation.client_limits.limits import count_request

FIELDS = {
    field.kind: field for field in (RegionField, InstitutionField, SpecialtyField, AgreementField)
}


@require_safe
def suggestions(request, kind):
    """The options for a field of a kind, as HTML.

    The text comes under the name of the field, which the browser sends it by, and may be empty.
    With ``not_stated`` the last option is "not stated", while nothing is typed.
    """
    count_request(request, "suggestion")
    text = next((text for name, text in request.GET.items() if name != "not_stated"), "")
    options = FIELDS[kind]().suggestions(text)
    if "not_stated" in request.GET and not text:
        options.append(not_stated_choice())
    return render(request, "agreements/suggestions.html", {"options": options})
