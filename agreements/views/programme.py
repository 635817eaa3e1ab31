"""Programmes: the list, and the page of one."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.filters.programme import ProgrammeFilterSet
from agreements.models import Programme
from agreements.views.activity import links
from agreements.views.facts import fact, figure_rows, party_rows, story, support
from agreements.views.footnotes import Footnotes
from agreements.views.listing import Order, show_list
from agreements.views.records import show_record
from agreements.views.rows import delegation_row, exchange_row, programme_row

ORDERS = [
    Order("newest", gettext_lazy("Newest first"), "period_to", descending=True),
    Order("oldest", gettext_lazy("Oldest first"), "period_from"),
    Order("title", gettext_lazy("By title"), "title"),
]


def programmes(request):
    """The list of programmes."""
    return show_list(
        request,
        filterset=ProgrammeFilterSet,
        queryset=Programme.objects.for_public().as_rows(),
        orders=ORDERS,
        row=programme_row,
        template="agreements/programme_list.html",
        context={"section": "programmes", "trail": [{"label": _("Programmes")}]},
    )


def programme(request, code):
    """The page of one programme."""
    return show_record(
        request,
        model=Programme,
        code=code,
        context=programme_page,
        template="agreements/programme_detail.html",
    )


def programme_page(record, day):
    """What the page of a programme prints."""
    notes = Footnotes(record)
    return {
        "section": "programmes",
        "trail": [
            {"label": _("Programmes"), "href": reverse("programmes")},
            {"label": record.code},
        ],
        "record": record,
        "parties": party_rows(record.parties.all(), notes),
        "facts": [
            fact(_("Period"), date=record.period, marks=notes.of("period"), always=True),
            fact(
                _("Aims"),
                record.display_aims,
                lang=record.aims_lang,
                marks=notes.of("aims"),
                always=True,
            ),
        ],
        "parents": links(record.public_parent),
        "parent_marks": notes.of("parent"),
        "children": links(*record.children.all()),
        "figures": figure_rows(record, notes),
        "agreements": links(*record.agreements.all()),
        "agreement_marks": notes.of("agreements"),
        "delegations": [delegation_row(one) for one in record.delegations.all()],
        "exchanges": [exchange_row(one) for one in record.exchanges.all()],
        "story": story(
            record,
            agreements=record.agreements.all(),
            delegations=record.delegations.all(),
            exchanges=record.exchanges.all(),
        ),
        **support(record, notes),
    }
