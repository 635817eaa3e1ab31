"""The page of a specialty: its records and the specialties below it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import RecordSpecialty, Specialty
from agreements.presenters.details import page_urls
from agreements.presenters.named_rows import specialty_row
from agreements.presenters.rows import agreement_row, delegation_row, exchange_row, programme_row
from agreements.presenters.sections import section
from agreements.registry import AGREEMENT, DELEGATION, EXCHANGE, PROGRAMME

ROWS = {
    AGREEMENT: agreement_row,
    DELEGATION: delegation_row,
    EXCHANGE: exchange_row,
    PROGRAMME: programme_row,
}


def specialty_page(term):
    """The context of the page of a specialty."""
    steps = [term.parent, term] if term.parent else [term]
    records = records_in(term)
    children = Specialty.objects.for_public().with_counts().children_of(term)
    return {
        "section": "specialties",
        **page_urls(term, term.code),
        "breadcrumbs": [
            {"label": _("Specialties"), "href": reverse("specialties")},
            *({"label": one.display_name, "href": one.get_absolute_url()} for one in steps),
        ],
        "specialty": term,
        "labels": RecordSpecialty.objects.for_public().labels_for(term),
        "children": [specialty_row(one) for one in children],
        **records,
        "has_records": any(one["rows"] for one in records.values()),
    }


def records_in(term):
    """The sections of the published records of each kind in a specialty or below it, by the name of
    their list.
    """
    return {
        kind.list_name: section(
            kind.model.objects.for_public().as_rows().with_specialty(term.pk).newest_first(),
            row=row,
            list_name=kind.list_name,
            specialty=term.code,
        )
        for kind, row in ROWS.items()
    }
