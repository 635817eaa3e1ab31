"""The citation of one record as a file, at the address of its page and cite.bib, for example."""

from django.http import HttpResponse
from django.utils import timezone

from agreements.models import Agreement, Delegation, Exchange, Programme
from agreements.presenters.citation import bibtex, citation_parts, citation_url, plain_text, ris
from agreements.views.records import former_record, with_code

WRITERS = {"txt": plain_text, "bib": bibtex, "ris": ris}
CONTENT_TYPES = {
    "txt": "text/plain",
    "bib": "application/x-bibtex",
    "ris": "application/x-research-info-systems",
}


def agreement_citation(request, code, form):
    """The citation of one agreement."""
    return show_citation(request, model=Agreement, code=code, form=form)


def delegation_citation(request, code, form):
    """The citation of one delegation."""
    return show_citation(request, model=Delegation, code=code, form=form)


def exchange_citation(request, code, form):
    """The citation of one exchange."""
    return show_citation(request, model=Exchange, code=code, form=form)


def programme_citation(request, code, form):
    """The citation of one programme."""
    return show_citation(request, model=Programme, code=code, form=form)


def show_citation(request, *, model, code, form):
    """The citation of a record as a file, or what has become of it, as in `show_record`."""
    record = with_code(model.objects.for_public().as_rows(), code)
    if record is None:
        return former_record(request, model, code, lambda other: citation_url(other, form))
    parts = citation_parts(record, request.build_absolute_uri, timezone.localdate())
    response = HttpResponse(
        WRITERS[form](parts), content_type=f"{CONTENT_TYPES[form]}; charset=utf-8"
    )
    if form != "txt":
        response["Content-Disposition"] = f'attachment; filename="{record.code}.{form}"'
    return response
