"""The page of a specialty: its exchanges and the specialties below it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Exchange, ExchangeSpecialty, Specialty
from agreements.presenters.details import page_urls
from agreements.presenters.named_rows import specialty_row
from agreements.presenters.rows import exchange_row
from agreements.presenters.sections import section


def specialty_page(term):
    """The context of the page of a specialty."""
    steps = [term.parent, term] if term.parent else [term]
    children = Specialty.objects.for_public().with_counts().children_of(term)
    return {
        "section": "specialties",
        **page_urls(term, term.code),
        "breadcrumbs": [
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
