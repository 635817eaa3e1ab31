"""The page of a region: detail rows, the lists of its records, the regions in it."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.choices import RegionKind
from agreements.models import (
    Agreement,
    Delegation,
    Exchange,
    Institution,
    Programme,
    Region,
    Source,
)
from agreements.presenters.chart_links import charts_of_region
from agreements.presenters.details import alias_rows, page_urls
from agreements.presenters.evidence import EvidenceReferences
from agreements.presenters.fields import detail_row, field_row, field_rows
from agreements.presenters.named_rows import name_row, source_link
from agreements.presenters.people import people_phrases
from agreements.presenters.rows import agreement_row, delegation_row, exchange_row, programme_row
from agreements.presenters.sections import NOTHING, SECTION_SIZE, mentions, section, total
from agreements.text import join_list


def region_page(region, *, only_itself=False):
    """The context of the page of a region; with ``only_itself`` without records in which only
    something below it takes part.
    """
    references = EvidenceReferences(region)
    narrow = {"itself": region.slug} if only_itself else {}
    sent_filter, hosted_filter = {"from": region.slug, **narrow}, {"to": region.slug, **narrow}
    parts = list(Region.objects.for_public().parts_of(region)[:SECTION_SIZE])
    with_it, from_it, to_it = (
        ("with_itself", "from_itself", "to_itself")
        if only_itself
        else ("in_region", "from_region", "to_region")
    )

    def records(model, method):
        return getattr(model.objects.for_public().as_rows(), method)(region).newest_first()

    sent, hosted = records(Exchange, from_it), records(Exchange, to_it)
    sent_section = section(sent, row=exchange_in_section, list_name="exchanges", **sent_filter)
    hosted_section = section(
        hosted, row=exchange_in_section, list_name="exchanges", **hosted_filter
    )
    return {
        "section": "regions",
        **page_urls(region, region.slug),
        "breadcrumbs": [
            {"label": _("Places"), "href": reverse("regions")},
            *(
                {"label": one.display_name, "href": one.get_absolute_url()}
                for one in region.ancestors
            ),
            {"label": region.display_name},
        ],
        "region": region,
        "is_grouping": region.kind == RegionKind.GROUPING,
        "only_itself": only_itself,
        "details": region_details(region, references),
        "name_references": references.for_fields("name", "name_zh", "name_vi"),
        "kind_references": references.for_fields("kind"),
        "evidence": references.context(),
        "aliases": alias_rows(region),
        "groupings": region.groupings.all(),
        "members": region.members.all(),
        "agreements": section(
            records(Agreement, with_it),
            row=agreement_row,
            list_name="agreements",
            place=region.slug,
            **narrow,
        ),
        "delegations_out": section(
            records(Delegation, from_it),
            row=delegation_row,
            list_name="delegations",
            **sent_filter,
        ),
        "delegations_in": section(
            records(Delegation, to_it),
            row=delegation_row,
            list_name="delegations",
            **hosted_filter,
        ),
        "sent": sent_section,
        "people_sent": people_phrases(sent),
        "has_sent_specialties": has_specialties(sent, sent_section),
        "has_hosted_specialties": has_specialties(hosted, hosted_section),
        "hosted": hosted_section,
        "people_hosted": people_phrases(hosted),
        "charts": charts_of_region(region, only_itself=only_itself),
        "programmes": section(
            records(Programme, with_it),
            row=programme_row,
            list_name="programmes",
            place=region.slug,
            **narrow,
        ),
        "institutions": section(
            Institution.objects.for_public().in_region(region),
            row=name_row,
            list_name="institutions",
            place=region.slug,
        ),
        "parts": [name_row(one) for one in parts],
        # What holds a public place is public itself: without parts there is nothing inside.
        "inside": total(
            Region.objects.for_public().inside(region), list_name="regions", place=region.slug
        )
        if parts
        else NOTHING,
        "mentions": mentions(
            region,
            *(
                model.objects.for_public().as_rows().only_naming_region(region).newest_first()
                for model in (Agreement, Delegation)
            ),
        ),
        "sources": section(
            Source.objects.for_public().about_region(region),
            row=source_link,
            list_name="sources",
            place=region.slug,
        ),
    }


def exchange_in_section(exchange):
    """An exchange in a table of the page, and whether it is in a known specialty."""
    return {**exchange_row(exchange), "has_known_specialty": bool(exchange.specialty_ids)}


def has_specialties(exchanges, shown):
    """Whether any of some exchanges is in a known specialty; asks only where not all are shown."""
    if any(row["has_known_specialty"] for row in shown["rows"]):
        return True
    return shown["is_cut"] and exchanges.with_any_specialty().exists()


def region_details(region, references):
    """The lines of details of a region."""
    successor = region.successor.display_name if region.successor else ""
    return [
        field_row(region, "parent", references, value=region.parents_label),
        *field_rows(region, references, "iso_3166", "gbt_2260", "founded", "dissolved"),
        field_row(region, "successor", references, value=successor),
        detail_row(_("Succeeds"), join_list(one.display_name for one in region.predecessors.all())),
    ]
