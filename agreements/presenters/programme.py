"""The page of a programme."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.presenters.activity import link_references, links
from agreements.presenters.details import (
    evidence_context,
    figure_rows,
    party_rows,
    timeline,
)
from agreements.presenters.evidence import EvidenceReferences
from agreements.presenters.fields import field_row
from agreements.presenters.rows import delegation_row, exchange_row


def programme_page(record, day):
    """The context of the page of a programme."""
    references = EvidenceReferences(record)
    agreements = links(*record.agreements.all())
    parents = links(record.public_parent)
    return {
        "section": "programmes",
        "breadcrumbs": [
            {"label": _("Programmes"), "href": reverse("programmes")},
            {"label": record.code},
        ],
        "record": record,
        "parties": party_rows(record.parties.all(), references),
        "details": [
            field_row(record, "period", references, always=True),
            field_row(record, "aims", references, always=True),
        ],
        "parents": parents,
        "parent_references": link_references(parents, references, "parent"),
        "children": links(*record.children.all()),
        "figures": figure_rows(record.figures.all(), references),
        "agreements": agreements,
        "agreement_references": link_references(agreements, references, "agreements"),
        "delegations": [delegation_row(one) for one in record.delegations.all()],
        "exchanges": [exchange_row(one) for one in record.exchanges.all()],
        "timeline": timeline(
            record,
            agreements=record.agreements.all(),
            delegations=record.delegations.all(),
            exchanges=record.exchanges.all(),
        ),
        **evidence_context(record, references),
    }
