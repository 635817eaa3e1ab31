"""Partnerships: the list of pairs of places, the story of one pair, and the brief for a visit."""

from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.analysis.grade import RULE
from agreements.choices import RegionKind
from agreements.filters.partnership import PartnershipFilterSet
from agreements.models import Agreement, Delegation, Exchange, Partnership, Programme, Region
from agreements.models.partnership import partnership_url
from agreements.text import paired
from agreements.views.listing import Order, show_list
from agreements.views.named_rows import count_link
from agreements.views.pair import SHOWN, Pair, conflicts, gaps, ledger, timeline
from agreements.views.partner_rows import GRADE_TONES, partnership_rows
from agreements.views.people import people_words
from agreements.views.picture_links import pictures_of_pair
from agreements.views.rhythm_words import rhythm_box
from agreements.views.rows import agreement_row, programme_row
from agreements.views.visit_brief import brief_sections, is_untranslated, number_sources

PROVINCE = "province"
MOST_INSIDE = 6  # Pairs of cities to which the page of two provinces leads.

TEMPLATES = {
    "partnership": "agreements/partnership_detail.html",
    "partnership_brief": "agreements/partnership_brief.html",
}

ORDERS = [
    Order("last", gettext_lazy("Last contact"), "last_contact_day", descending=True),
    Order("silent", gettext_lazy("Longest silent"), "last_contact_day"),
    Order("agreements", gettext_lazy("Most agreements"), "agreement_count", descending=True),
    Order("delegations", gettext_lazy("Most delegations"), "delegation_count", descending=True),
    Order("exchanges", gettext_lazy("Most exchanges"), "exchange_count", descending=True),
    Order("ending", gettext_lazy("Runs out next"), "ending_day"),
]


def partnerships(request):
    """The list of partnerships."""
    return show_list(
        request,
        filterset=PartnershipFilterSet,
        queryset=Partnership.objects.for_public().with_endings(timezone.localdate()),
        orders=ORDERS,
        table=partnership_rows,
        template="agreements/partnership_list.html",
        context={"section": "partnerships", "trail": [{"label": _("Partnerships")}]},
    )


def partnership(request, first, second):
    """The story of two places. Either order leads to one address, for good."""
    return show_pair(request, first, second, "partnership", partnership_page)


def visit_brief(request, first, second):
    """What one should know before a visit, on one printed page."""
    return show_pair(request, first, second, "partnership_brief", brief_page)


def show_pair(request, first, second, name, page):
    """A page about two places; ``?level=province`` leads to that of their provinces.

    Places of which one is, or lies in, the other have nothing between them: 404, as for a place
    that no published record names.
    """
    found = Region.objects.for_public().in_bulk({first, second}, field_name="slug")
    if {first, second} - found.keys():
        raise Http404
    level = request.GET.get("level", "")
    if level not in ("", PROVINCE):
        raise BadRequest(level)
    places = by_address(found[first], found[second])
    provinces = provinces_of(places)
    shown = provinces if level == PROVINCE else places
    if not may_be_partners(*shown):
        context = {"section": "partnerships", "places": shown}
        return render(request, "agreements/partnership_none.html", context, status=404)
    if second < first or level:
        address, query = partnership_url(*shown, name), request.GET.copy()
        query.pop("level", None)
        return redirect(f"{address}?{query.urlencode()}" if query else address, permanent=True)
    context = {
        "section": "partnerships",
        "places": shown,
        "title": title_of(shown),
        "levels": levels(places, provinces, name),
        **page(Pair(*shown), timezone.localdate()),
        "page_url": partnership_url(*shown),
        "brief_url": partnership_url(*shown, "partnership_brief"),
    }
    return render(request, TEMPLATES[name], context)


def provinces_of(places):
    """The province in which each place lies, or the place itself where it lies in none."""
    above = Region.objects.with_parent().in_bulk(
        [pk for place in places for pk in place.ancestor_ids]
    )
    return [
        next(
            (above[pk] for pk in place.ancestor_ids if above[pk].kind == RegionKind.PROVINCE), place
        )
        for place in places
    ]


def may_be_partners(one, other):
    """Whether two places can cooperate: authorities, and neither part of the other."""
    kinds = {one.kind, other.kind}
    return RegionKind.GROUPING not in kinds and not (
        one.path.startswith(other.path) or other.path.startswith(one.path)
    )


def levels(places, provinces, name):
    """The switch between two places, those below them that are partners, and their provinces, each
    with its own address; empty where there is nothing to switch.
    """
    found = [places]
    if any(place.kind == RegionKind.PROVINCE for place in places):
        inside = Partnership.objects.for_public().inside(*places).latest_first()[:MOST_INSIDE]
        found = [*(by_address(one.first, one.second) for one in inside), places]
    if provinces != places and may_be_partners(*provinces):
        found.append(provinces)
    return [
        {
            "label": title_of(pair),
            "url": partnership_url(*pair, name),
            "is_current": pair is places,
        }
        for pair in found
        if len(found) > 1
    ]


def by_address(one, other):
    """Two places in the order of their address."""
    return sorted([one, other], key=lambda place: place.slug)


def title_of(places):
    """Two places as a title: "Guangzhou – Xining"."""
    return paired(*(place.display_name for place in places))


def trail_of(places, *steps):
    """Where the pages of a pair stand."""
    return [
        {"label": _("Partnerships"), "href": reverse("partnerships")},
        {"label": title_of(places), "href": partnership_url(*places)},
        *steps,
    ]


def partnership_page(pair, day):
    """What the page of a partnership prints."""
    one, other = pair.one, pair.other
    both = {"region": one.slug, "partner": other.slug}
    out = {"sent_from": one.slug, "host": other.slug}
    back = {"sent_from": other.slug, "host": one.slug}
    delegations, exchanges = pair.rows(Delegation), pair.rows(Exchange)
    sent = exchanges.from_region(one).to_region(other)
    received = exchanges.from_region(other).to_region(one)
    agreements, programmes = pair.rows(Agreement), pair.rows(Programme)
    found = pair.grade()
    counts = {
        "agreements": count_link(agreements.count(), "agreements", **both),
        "delegations": count_link(delegations.count(), "delegations", **both),
        "out": count_link(
            delegations.from_region(one).to_region(other).count(), "delegations", **out
        ),
        "back": count_link(
            delegations.from_region(other).to_region(one).count(), "delegations", **back
        ),
        "exchanges": count_link(exchanges.count(), "exchanges", **both),
        "sent": count_link(sent.count(), "exchanges", **out),
        "received": count_link(received.count(), "exchanges", **back),
        "programmes": count_link(programmes.count(), "programmes", **both),
    }
    return {
        "trail": trail_of((one, other)),
        "pictures": pictures_of_pair(one, other),
        **counts,
        "people_sent": people_words(sent),
        "people_received": people_words(received),
        "is_cut": any(
            counts[name]["number"] > SHOWN for name in ("agreements", "delegations", "exchanges")
        ),
        "shown": SHOWN,
        "is_empty": not pair.records,
        "grade": found.label,
        "grade_tone": GRADE_TONES.get(found, ""),
        "rule": [{"label": grade.label, "text": text} for grade, text in RULE],
        "rhythm": rhythm_box(pair.rhythm(day)),
        "story": timeline(pair),
        "ledger": ledger(pair),
        "gaps": gaps(pair),
        "conflicts": conflicts(pair),
        "ending": [
            {**agreement_row(record), "end": record.term_end}
            for record in agreements.running_out_from(day).soonest_ending()[:5]
        ],
        "programme_rows": [programme_row(record) for record in pair.programmes],
    }


def brief_page(pair, day):
    """What the brief for a visit prints."""
    sections = brief_sections(pair, day)
    return {
        "trail": trail_of((pair.one, pair.other), {"label": _("Visit brief")}),
        "day": day,
        "sections": sections,
        "sources": number_sources(sections),
        "is_untranslated": is_untranslated(sections),
    }
