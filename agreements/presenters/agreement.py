"""The page of an agreement: detail rows, parties, commitments, linked agreements."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.choices import LinkKind, TermState
from agreements.presenters.details import (
    area_chips,
    choice_fact,
    commitment_rows,
    fact,
    figure_rows,
    party_rows,
    story,
    support,
)
from agreements.presenters.evidence import Footnotes
from agreements.presenters.rows import (
    delegation_row,
    exchange_row,
    programme_row,
    tone,
)
from agreements.text import listed

TERM_TONES = {
    TermState.RUNNING: "good",
    TermState.OPEN_ENDED: "good",
    TermState.RENEWED: "good",
    TermState.ENDING: "warn",
    TermState.ENDED: "bad",
}


# How a link reads from the other side: that agreement … this one.
REVERSED = {
    LinkKind.PART_OF: gettext_lazy("Parts"),
    LinkKind.IMPLEMENTS: gettext_lazy("Implemented by"),
    LinkKind.SUPPLEMENTS: gettext_lazy("Supplemented by"),
    LinkKind.AMENDS: gettext_lazy("Amended by"),
    LinkKind.RENEWS: gettext_lazy("Renewed by"),
    LinkKind.SUPERSEDES: gettext_lazy("Superseded by"),
    LinkKind.SIGNED_WITH: LinkKind.SIGNED_WITH.label,
}


def agreement_page(record, day):
    """What the page of an agreement prints."""
    notes = Footnotes(
        record, further=[one for link in record.links_to.all() for one in link.evidence.all()]
    )
    term = record.term_state(day)
    return {
        "section": "agreements",
        "trail": [
            {"label": _("Agreements"), "href": reverse("agreements")},
            {"label": record.code},
        ],
        "record": record,
        "term": term.label,
        "term_tone": TERM_TONES.get(term, ""),
        "status_tone": tone(record.status),
        "facts": agreement_facts(record, notes),
        "parties": party_rows(record.parties.all(), notes),
        "areas": area_chips(record.areas.all(), "agreements"),
        "area_marks": notes.of("areas"),
        "links": link_groups(record, notes),
        "commitments": commitment_rows(record.commitments.all(), notes),
        "figures": figure_rows(record, notes),
        "delegations": [delegation_row(one) for one in record.delegations.all()],
        "exchanges": [exchange_row(one) for one in record.exchanges.all()],
        "programmes": [programme_row(one) for one in record.programmes.all()],
        "story": story(
            record,
            agreements=[record, *linked(record)],
            delegations=record.delegations.all(),
            exchanges=record.exchanges.all(),
        ),
        **support(record, notes),
    }


def agreement_facts(record, notes):
    """The list of facts, in the order in which an official reads them."""
    basis = [
        record.legal_basis_number,
        record.legal_basis_date and record.legal_basis_date.in_words,
        record.legal_basis_signer,
    ]
    place = record.place_of_signing
    return [
        fact(_("Signed"), date=record.signed, marks=notes.of("signed"), always=True),
        fact(
            _("Place of signing"),
            place and place.label,
            href=place and place.get_absolute_url(),
            marks=notes.of("place_of_signing"),
        ),
        choice_fact(_("Level"), record, "level", notes.of("level")),
        fact(_("In force from"), date=record.in_force, marks=notes.of("in_force")),
        fact(_("Start of term"), date=record.term_start, marks=notes.of("term_start")),
        fact(_("End of term"), date=record.term_end, marks=notes.of("term_end"), always=True),
        choice_fact(_("How the term ends"), record, "end_kind", notes.of("end_kind"), always=False),
        fact(_("Actually ended"), date=record.ended, marks=notes.of("ended")),
        fact(
            _("Title as printed"),
            notes.printed(record.title_as_printed, "title_as_printed"),
            marks=notes.of("title_as_printed"),
        ),
        fact(
            _("Other titles"),
            notes.printed(record.other_titles, "other_titles"),
            marks=notes.of("other_titles"),
        ),
        fact(
            _("Legal basis"),
            listed(part for part in basis if part),
            marks=notes.of("legal_basis_number", "legal_basis_date", "legal_basis_signer"),
        ),
        fact(
            _("Principles"),
            record.display_principles,
            lang=record.principles_lang,
            marks=notes.of("principles"),
        ),
    ]


def linked(record):
    """The published agreements that the record is linked with, from either side."""
    return [link.to_agreement for link in record.links_from.all()] + [
        link.from_agreement for link in record.links_to.all()
    ]


def link_groups(record, notes):
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
                    "marks": notes.of_row(link),
                }
                for link, other in pairs
            ],
        }
        for label, pairs in found.items()
    ]
