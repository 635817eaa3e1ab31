"""The page of one record: 410 once it is withdrawn, a redirect once it is merged."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from agreements.filters.parameters import unknown_parameters
from agreements.models.history import changes_since_publication
from agreements.presenters.citation import citation
from agreements.presenters.details import page_urls
from agreements.presenters.linked_data import record_data
from agreements.serializers.public import public_fields
from cooperation.errors import UnknownPartError


def show_record(request, *, model, code, context, template):
    """The page of a record, or what has become of it.

    A published record answers with its page; one that was merged leads to the other for good; a
    withdrawn one answers 410 with nothing of what it said; anything else was never public: 404.
    ``context`` takes the record and the day and gives the template's values.
    """
    record = with_code(model.objects.for_public(), code)
    if record is None:
        return former_record(request, model, code, model.get_absolute_url)
    if elsewhere := other_format(request, record, code):
        return elsewhere
    day = timezone.localdate()
    template_context = {
        "citation": citation(record, request.build_absolute_uri, day),
        "linked_data": record_data(record, request.build_absolute_uri),
        "page_type": "article",
        "unknown": unknown_parameters(request.GET, {"format"}),
        "history": changes_since_publication(record, public_fields()),
        **page_urls(record, code),
        **context(record, day),
    }
    return render(request, template, template_context)


def other_format(request, row, key):
    """The redirect to the thing of a page in the format that the address asks for, or None for the
    page itself. Raises `UnknownPartError` for a format that there is not.
    """
    name = request.GET.get("format", "html")
    if name not in ("html", "json"):
        raise UnknownPartError(f"format={name}")
    return redirect(page_urls(row, key)["json_url"]) if name == "json" else None


def with_code(queryset, code):
    """The record of a queryset that has a code, or None."""
    return queryset.filter(code=code).first()


def former_record(request, model, code, address):
    """The response for a code that is not public now; see `show_record`. ``address`` gives the
    address of the record into which it was merged.
    """
    former, successor = once_public(model, code)
    if successor:
        return redirect(address(successor), permanent=True)
    return render(
        request, "410.html", {"code": former.code, "withdrawn_at": former.reviewed_at}, status=410
    )


def once_public(model, code):
    """A withdrawn record, and the public one into which it was merged, if there is one.

    Raises Http404 for a code that was never public.
    """
    former = model.objects.once_published().filter(code=code).select_related("merged_into").first()
    if former is None:
        raise Http404
    other = former.merged_into
    return former, other if other and other.is_public else None
