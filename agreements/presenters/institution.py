"""The page of an institution: detail rows and the lists of its records."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Agreement, Delegation, Exchange, Institution, Programme, Source
from agreements.presenters.details import alias_rows, page_urls
from agreements.presenters.evidence import EvidenceReferences
from agreements.presenters.fields import field_row, field_rows
from agreements.presenters.named_rows import name_html, name_row, source_link
from agreements.presenters.rows import agreement_row, delegation_row, exchange_row, programme_row
from agreements.presenters.sections import mentions, section
from agreements.templatetags.inline_text import join_list


def institution_page(institution):
    """The context of the page of an institution."""
    references = EvidenceReferences(institution)
    named = {"institution": institution.slug}
    successors = Institution.objects.for_public().successor_of(institution)
    return {
        "section": "institutions",
        **page_urls(institution, institution.slug),
        "breadcrumbs": [
            {"label": _("Institutions"), "href": reverse("institutions")},
            {"label": institution.display_name},
        ],
        "institution": institution,
        "details": institution_details(institution, references),
        "external_ids": external_ids(institution, references),
        "name_references": references.for_fields("name", "name_zh", "name_vi"),
        "kind_references": references.for_fields("kind"),
        "successor_references": references.for_fields(
            "successor",
            label=_("Succeeded by"),
            text=join_list(name_html(one) for one in successors),
        ),
        "evidence": references.context(),
        "aliases": alias_rows(institution),
        "units": [name_row(one) for one in institution.units.all()],
        "predecessors": [name_row(one) for one in institution.predecessors.all()],
        "successors": [name_row(one) for one in successors],
        "agreements": section(
            Agreement.objects.for_public().as_rows().with_institution(institution).newest_first(),
            row=agreement_row,
            list_name="agreements",
            **named,
        ),
        "delegations": section(
            Delegation.objects.for_public().as_rows().with_institution(institution).newest_first(),
            row=delegation_row,
            list_name="delegations",
            **named,
        ),
        "exchanges": section(
            Exchange.objects.for_public().as_rows().with_institution(institution).newest_first(),
            row=exchange_row,
            list_name="exchanges",
            **named,
        ),
        "programmes": section(
            Programme.objects.for_public().as_rows().with_institution(institution).newest_first(),
            row=programme_row,
            list_name="programmes",
            **named,
        ),
        "mentions": mentions(
            institution,
            *(
                model.objects.for_public()
                .as_rows()
                .only_naming_institution(institution)
                .newest_first()
                for model in (Agreement, Delegation)
            ),
        ),
        "sources": section(
            Source.objects.for_public().about_institution(institution),
            row=source_link,
            list_name="sources",
            **named,
        ),
    }


def institution_details(institution, references):
    """The lines of details of an institution."""
    above = institution.parent.display_name if institution.parent else ""
    return [
        field_row(institution, "region", references, always=True),
        field_row(institution, "parent", references, value=above),
        *field_rows(institution, references, "founded", "dissolved", "uscc"),
    ]


def external_ids(institution, references):
    """The pages of an institution in other registers."""
    known = [
        (_("Research Organization Registry"), "ror", "https://ror.org/"),
        (_("Wikidata"), "wikidata", "https://www.wikidata.org/wiki/"),
    ]
    return [
        {
            "label": label,
            "id": getattr(institution, field),
            "url": base + getattr(institution, field),
            "references": references.for_fields(
                field, label=label, text=getattr(institution, field)
            ),
        }
        for label, field, base in known
        if getattr(institution, field)
    ]
