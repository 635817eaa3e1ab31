"""The page of an institution: detail rows and the lists of its records."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Agreement, Delegation, Exchange, Institution, Programme, Source
from agreements.presenters.details import addresses, alias_rows, fact
from agreements.presenters.evidence import Footnotes
from agreements.presenters.named_rows import name_row, source_link
from agreements.presenters.rows import agreement_row, delegation_row, exchange_row, programme_row
from agreements.presenters.sections import mentions, section


def institution_page(body):
    """What the page of an institution prints."""
    notes = Footnotes(body)
    named = {"institution": body.slug}
    successors = Institution.objects.for_public().successor_of(body)
    return {
        "section": "institutions",
        **addresses(body, body.slug),
        "trail": [
            {"label": _("Institutions"), "href": reverse("institutions")},
            {"label": body.display_name},
        ],
        "institution": body,
        "facts": institution_facts(body, notes),
        "external_ids": external_ids(body, notes),
        "name_marks": notes.of("name", "name_zh", "name_vi"),
        "kind_marks": notes.of("kind"),
        "successor_marks": notes.of("successor"),
        "notes": notes.notes(),
        "aliases": alias_rows(body),
        "units": [name_row(one) for one in body.units.all()],
        "predecessors": [name_row(one) for one in body.predecessors.all()],
        "successors": [name_row(one) for one in successors],
        "agreements": section(
            Agreement.objects.for_public().as_rows().with_institution(body).newest_first(),
            row=agreement_row,
            list_name="agreements",
            **named,
        ),
        "delegations": section(
            Delegation.objects.for_public().as_rows().with_institution(body).newest_first(),
            row=delegation_row,
            list_name="delegations",
            **named,
        ),
        "exchanges": section(
            Exchange.objects.for_public().as_rows().with_institution(body).newest_first(),
            row=exchange_row,
            list_name="exchanges",
            **named,
        ),
        "programmes": section(
            Programme.objects.for_public().as_rows().with_institution(body).newest_first(),
            row=programme_row,
            list_name="programmes",
            **named,
        ),
        "mentions": mentions(
            *(
                model.objects.for_public().as_rows().only_naming_institution(body).newest_first()
                for model in (Agreement, Delegation)
            )
        ),
        "sources": section(
            Source.objects.for_public().about_institution(body),
            row=source_link,
            list_name="sources",
            **named,
        ),
    }


def institution_facts(body, notes):
    """The list of facts of an institution."""
    seat = body.region
    return [
        fact(
            _("Seat"),
            seat and seat.label,
            href=seat and seat.get_absolute_url(),
            marks=notes.of("region"),
            always=True,
        ),
        fact(
            _("Unit of"),
            body.parent and body.parent.display_name,
            href=body.parent and body.parent.get_absolute_url(),
            marks=notes.of("parent"),
        ),
        fact(_("Founded"), date=body.founded, marks=notes.of("founded")),
        fact(_("Dissolved"), date=body.dissolved, marks=notes.of("dissolved")),
        fact(_("Unified social credit code"), body.uscc, marks=notes.of("uscc")),
    ]


def external_ids(body, notes):
    """The pages of an institution in other registers."""
    known = [
        (_("Research Organization Registry"), "ror", "https://ror.org/"),
        (_("Wikidata"), "wikidata", "https://www.wikidata.org/wiki/"),
    ]
    return [
        {
            "label": label,
            "id": getattr(body, field),
            "url": base + getattr(body, field),
            "marks": notes.of(field),
        }
        for label, field, base in known
        if getattr(body, field)
    ]
