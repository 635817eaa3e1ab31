"""The pages of a partnership and of its visit brief."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models.partnership import partnership_url
from agreements.presenters.chart_links import charts_of_partnership
from agreements.presenters.duration import end_of_term
from agreements.presenters.partnerships.contact_interval import contact_interval_context
from agreements.presenters.partnerships.partner_rows import (
    count_links,
    people_between,
    relation_level_of,
)
from agreements.presenters.partnerships.parts import (
    conflicts,
    gaps,
    partnership_commitments,
    timeline,
)
from agreements.presenters.partnerships.records import SHOWN, BriefRecords, PartnershipRecords
from agreements.presenters.partnerships.visit_brief import (
    brief_sections,
    is_untranslated,
    number_sources,
)
from agreements.presenters.people import phrases_of_stages
from agreements.presenters.rows import agreement_row, programme_row
from agreements.text import join_pair


def title_of(regions):
    """Two regions as a title: "Guangzhou – Xining"."""
    return join_pair(*(region.display_name for region in regions))


def breadcrumbs_of(regions, *steps):
    """The breadcrumbs of the pages of a partnership."""
    return [
        {"label": _("Partnerships"), "href": reverse("partnerships")},
        {"label": title_of(regions), "href": partnership_url(*regions)},
        *steps,
    ]


def partnership_page(one, other, day):
    """The context of the page of two regions."""
    partnership = PartnershipRecords(one, other, day)
    found = partnership.numbers
    people = people_between([found])
    counts = count_links(found, one, other)
    return {
        "breadcrumbs": breadcrumbs_of((one, other)),
        "charts": charts_of_partnership(one, other),
        **counts,
        "back": counts["in"],
        "people_sent": phrases_of_stages(people.get((found.pk, "sent"), {})),
        "people_received": phrases_of_stages(people.get((found.pk, "received"), {})),
        "is_cut": any(
            counts[name]["number"] > SHOWN for name in ("agreements", "delegations", "exchanges")
        ),
        "shown": SHOWN,
        "is_empty": not partnership.records,
        **relation_level_of(found),
        "contact_interval": contact_interval_context(
            partnership.contact_interval, partnership.source_count
        ),
        "timeline": timeline(partnership),
        "commitments": partnership_commitments(partnership),
        "gaps": gaps(partnership),
        "conflicts": conflicts(partnership),
        "ending": [
            {**agreement_row(record), "end": end_of_term(record)} for record in partnership.ending
        ],
        "programme_rows": [programme_row(record) for record in partnership.programmes],
    }


def brief_page(one, other, day):
    """The context of the brief for a visit."""
    sections = brief_sections(BriefRecords(one, other, day), day)
    return {
        "breadcrumbs": breadcrumbs_of((one, other), {"label": _("Visit brief")}),
        "day": day,
        "sections": sections,
        "sources": number_sources(sections),
        "is_untranslated": is_untranslated(sections),
    }
