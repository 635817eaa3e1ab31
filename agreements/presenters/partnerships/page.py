"""The pages of a partnership and of its visit brief."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.models import Agreement, Exchange
from agreements.models.partnership import partnership_url
from agreements.presenters.chart_links import charts_of_partnership
from agreements.presenters.partnerships.contact_interval import contact_interval_context
from agreements.presenters.partnerships.partner_rows import count_links, relation_level_of
from agreements.presenters.partnerships.records import (
    SHOWN,
    conflicts,
    gaps,
    partnership_commitments,
    timeline,
)
from agreements.presenters.partnerships.visit_brief import (
    brief_sections,
    is_untranslated,
    number_sources,
)
from agreements.presenters.people import people_phrases
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


def partnership_page(partnership, day):
    """The context of the page of a partnership."""
    one, other = partnership.one, partnership.other
    agreements, exchanges = partnership.rows(Agreement), partnership.rows(Exchange)
    found = partnership.numbers
    counts = count_links(found, one, other)
    return {
        "breadcrumbs": breadcrumbs_of((one, other)),
        "charts": charts_of_partnership(one, other),
        **counts,
        "back": counts["in"],
        "people_sent": people_phrases(exchanges.from_region(one).to_region(other)),
        "people_received": people_phrases(exchanges.from_region(other).to_region(one)),
        "is_cut": any(
            counts[name]["number"] > SHOWN for name in ("agreements", "delegations", "exchanges")
        ),
        "shown": SHOWN,
        "is_empty": not partnership.records,
        **relation_level_of(found),
        "contact_interval": contact_interval_context(
            partnership.contact_interval(day), partnership.source_count
        ),
        "timeline": timeline(partnership),
        "commitments": partnership_commitments(partnership),
        "gaps": gaps(partnership),
        "conflicts": conflicts(partnership),
        "ending": [
            {**agreement_row(record), "end": record.term_end}
            for record in agreements.running_out_from(day).soonest_ending()[:5]
        ],
        "programme_rows": [programme_row(record) for record in partnership.programmes],
    }


def brief_page(partnership, day):
    """The context of the brief for a visit."""
    sections = brief_sections(partnership, day)
    return {
        "breadcrumbs": breadcrumbs_of(
            (partnership.one, partnership.other), {"label": _("Visit brief")}
        ),
        "day": day,
        "sections": sections,
        "sources": number_sources(sections),
        "is_untranslated": is_untranslated(sections),
    }
