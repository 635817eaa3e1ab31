"""The public form of one record as JSON, at the address of its page with .json behind it."""

from django.http import Http404, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import (
    Agreement,
    Delegation,
    Exchange,
    Institution,
    Programme,
    Region,
    Source,
    Specialty,
)
from agreements.serializers.public import SERIALIZERS
from agreements.views.records import once_public
from cooperation.client_limits.limits import count_request


def agreement_json(request, code):
    """One agreement."""
    return show_record_json(request, model=Agreement, code=code)


def delegation_json(request, code):
    """One delegation."""
    return show_record_json(request, model=Delegation, code=code)


def exchange_json(request, code):
    """One exchange."""
    return show_record_json(request, model=Exchange, code=code)


def programme_json(request, code):
    """One programme."""
    return show_record_json(request, model=Programme, code=code)


def region_json(request, slug):
    """One region."""
    return show_json(request, Region.objects.for_public().with_details(), slug=slug)


def institution_json(request, slug):
    """One institution."""
    return show_json(request, Institution.objects.for_public().with_details(), slug=slug)


def specialty_json(request, code):
    """One specialty."""
    return show_json(request, Specialty.objects.for_public().with_details(), code=code)


def source_json(request, slug):
    """One source."""
    return show_json(request, Source.objects.for_public().with_details(), slug=slug)


def show_record_json(request, *, model, code):
    """The public form of a record, or what has become of it, as in `show_record`."""
    found = show_json(request, model.objects.for_public(), code=code)
    if found.status_code == 200:
        return found
    try:
        _former, successor = once_public(model, code)
    except Http404:
        return found
    if successor:
        name = f"{model._meta.model_name}_json"
        return redirect(reverse(name, args=[successor.code]), permanent=True)
    return json_response({"error": _("This record was withdrawn."), "code": code}, status=410)


def show_json(request, queryset, **key):
    """The public form of the row of a queryset with a key, or an error in the same form."""
    count_request(request, "json")
    found = queryset.filter(**key).first()
    if found is None:
        return json_response({"error": _("There is no such record.")}, status=404)
    serializer = SERIALIZERS[queryset.model]
    return json_response(serializer(found, context={"request": request}).data)


def json_response(content, status=200):
    """A response in JSON, with letters of all scripts as they are."""
    return JsonResponse(content, status=status, json_dumps_params={"ensure_ascii": False})
