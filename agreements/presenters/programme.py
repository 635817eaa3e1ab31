"""The page of a programme."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.presenters.activity import link_references, links, status_note
from agreements.presenters.contributions import contribution_rows
from agreements.presenters.details import (
    area_chips,
    area_references,
    evidence_context,
    figure_rows,
    legal_basis_row,
    timeline,
)
from agreements.presenters.evidence import EvidenceReferences
from agreements.presenters.fields import field_row
from agreements.presenters.named_people import person_rows
from agreements.presenters.parties import party_rows
from agreements.presenters.record_specialty import specialty_rows
from agreements.presenters.rows import (
    delegation_row,
    exchange_row,
    programme_kind,
    programme_row,
    status_label,
    tone,
)


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
        "kind": programme_kind(record),
        "status": status_label(record),
        "status_tone": tone(record.status),
        "status_note": status_note(record.status),
        "parties": party_rows(record.parties.all(), references),
        "details": [
            field_row(record, "period", references, always=True),
            legal_basis_row(record, references),
            field_row(record, "aims", references, always=True),
        ],
        "areas": area_chips(record.areas.all(), "programmes"),
        "area_references": area_references(record.areas.all(), references, "areas"),
        "parents": parents,
        "parent_references": link_references(parents, references, "parent"),
        "children": [programme_row(one) for one in record.children.all()],
        "specialties": specialty_rows(record, references),
        "people_named": person_rows(record.people.all(), references),
        "contributions": contribution_rows(record.contributions.all(), references),
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
