"""The page of an agreement: detail rows, parties, commitments, linked agreements."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.choices import OVER, UNSIGNED, LinkKind, TermState
from agreements.presenters.contributions import contribution_rows
from agreements.presenters.details import (
    area_chips,
    area_references,
    commitment_rows,
    evidence_context,
    figure_rows,
    legal_basis_row,
    timeline,
)
from agreements.presenters.duration import end_of_term, length_of_term
from agreements.presenters.evidence import EvidenceReferences
from agreements.presenters.fields import detail_row, field_row, field_rows
from agreements.presenters.named_people import person_rows
from agreements.presenters.parties import party_rows
from agreements.presenters.record_specialty import specialty_rows
from agreements.presenters.rows import delegation_row, exchange_row, programme_row, status_chips

# How a link reads from the other side: that agreement … this one.
REVERSED = {
    LinkKind.PART_OF: gettext_lazy("Parts"),
    LinkKind.IMPLEMENTS: gettext_lazy("Implemented by"),
    LinkKind.SUPPLEMENTS: gettext_lazy("Supplemented by"),
    LinkKind.AMENDS: gettext_lazy("Amended by"),
    LinkKind.RENEWS: gettext_lazy("Renewed by"),
    LinkKind.SUPERSEDES: gettext_lazy("Superseded by"),
    LinkKind.SIGNED_WITH: LinkKind.SIGNED_WITH.label,
    LinkKind.BACKGROUND: gettext_lazy("Background of"),
}


def agreement_page(record, day):
    """The context of the page of an agreement."""
    references = EvidenceReferences(
        record, further=[one for link in record.links_to.all() for one in link.evidence.all()]
    )
    chips = status_chips(record)
    return {
        "section": "agreements",
        "breadcrumbs": [
            {"label": _("Agreements"), "href": reverse("agreements")},
            {"label": record.code},
        ],
        "record": record,
        # What is not stated is said here, unless the status says that the agreement is over.
        "term": chips["term"] or ("" if record.status in OVER else TermState(record.term).label),
        "term_tone": chips["term_tone"],
        "status": chips["status"],
        "status_tone": chips["tone"],
        "details": agreement_details(record, references),
        "parties": party_rows(record.parties.all(), references),
        "areas": area_chips(record.areas.all(), "agreements"),
        "area_references": area_references(record.areas.all(), references, "areas"),
        "links": link_groups(record, references),
        "commitments": commitment_rows(record.commitments.all(), references),
        "specialties": specialty_rows(record, references),
        "people_named": person_rows(record.people.all(), references),
        "contributions": contribution_rows(record.contributions.all(), references),
        "figures": figure_rows(record.figures.all(), references),
        "delegations": [delegation_row(one) for one in record.delegations.all()],
        "exchanges": [exchange_row(one) for one in record.exchanges.all()],
        "programmes": [programme_row(one) for one in record.programmes.all()],
        "timeline": timeline(
            record,
            agreements=[record, *linked(record)],
            delegations=record.delegations.all(),
            exchanges=record.exchanges.all(),
        ),
        **evidence_context(record, references),
    }


def agreement_details(record, references):
    """The lines of details, in the order in which an official reads them."""
    return [
        field_row(record, "signed", references, always=True, label=signed_label(record)),
        field_row(record, "place_of_signing", references),
        field_row(record, "level", references, always=True),
        *field_rows(record, references, "in_force", "term_start"),
        *term_rows(record, references),
        *field_rows(record, references, "end_kind", "ended", "title_as_printed", "other_titles"),
        legal_basis_row(record, references),
        field_row(record, "principles", references),
    ]


def signed_label(record):
    """The label of the day of signing: of an agreement that is still to be signed a plan."""
    return _("To be signed on") if record.status in UNSIGNED else ""


def term_rows(record, references):
    """The length and the end of the term; an end that is computed says from what."""
    length = length_of_term(record)
    end = field_row(record, "term_end", references, always=True)
    if record.is_end_computed:
        end = {**end, "value": end_of_term(record)}
    if length and not record.term_start:
        length = _("%(length)s, start not stated") % {"length": length}
    fields = ("term_length", "term_length_unit")
    return [detail_row(_("Term"), length, references=references, fields=fields), end]


def linked(record):
    """The published agreements that the record is linked with, from either side."""
    return [link.to_agreement for link in record.links_from.all()] + [
        link.from_agreement for link in record.links_to.all()
    ]


def link_groups(record, references):
    """Linked agreements by relation, from both sides: [{label, agreements}]."""
    found = {}
    for link in record.links_from.all():
        found.setdefault(link.get_kind_display(), []).append((link, link.to_agreement))
    for link in record.links_to.all():
        found.setdefault(str(REVERSED[link.kind]), []).append((link, link.from_agreement))
    return [
        {
            "label": label,
            "agreements": [
                {
                    "title": other.display_title,
                    "lang": other.title_lang,
                    "url": other.get_absolute_url(),
                    "date": other.signed,
                    "references": references.for_row(
                        link, other.display_title, other.title_lang, label=label
                    ),
                }
                for link, other in pairs
            ],
        }
        for label, pairs in found.items()
    ]
