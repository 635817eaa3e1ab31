"""The page of a programme."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.presenters.activity import links
from agreements.presenters.details import fact, figure_rows, party_rows, story, support
from agreements.presenters.evidence import Footnotes
from agreements.presenters.rows import delegation_row, exchange_row


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
