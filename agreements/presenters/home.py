"""The front page: totals, the newest records, what ends soon, and the ways in."""

from datetime import date

from django.utils.translation import gettext as _

from agreements.choices import TermState
from agreements.models import Agreement, Delegation, Exchange, Region, Source, Specialty
from agreements.models.term import ENDING_SOON_DAYS
from agreements.presenters.chart_links import chart_link
from agreements.presenters.named_rows import region_name_row, source_link, specialty_row
from agreements.presenters.rows import agreement_row, delegation_row, exchange_row
from agreements.presenters.sections import section, total

NEWEST = 10


ENTRY_LINKS = 24


def home_page(day):
    """The context of the front page. Each number is that of the list to which it leads."""
    agreements = Agreement.objects.for_public().as_rows()
    delegations = Delegation.objects.for_public().as_rows()
    exchanges = Exchange.objects.for_public().as_rows()
    regions = Region.objects.for_public().without_unnamed_groupings()
    specialties = Specialty.objects.for_public()
    return {
        "agreements": total(agreements, list_name="agreements"),
        "delegations": total(delegations, list_name="delegations"),
        "exchanges": total(exchanges, list_name="exchanges"),
        "regions": total(regions, list_name="regions"),
        "newest": newest(agreements, delegations, exchanges),
        "map": chart_link("map", "home_chart", title=_("Who cooperates with whom")),
        "ending_days": ENDING_SOON_DAYS,
        "ending": section(
            agreements.in_term_state(TermState.ENDING, day).soonest_ending(),
            row=agreement_row,
            list_name="agreements",
            term=TermState.ENDING.value,
        ),
        "cities": section(
            regions.cities(), row=region_name_row, list_name="regions", size=ENTRY_LINKS
        ),
        "specialties": section(
            specialties.used().topmost().with_counts(),
            row=specialty_row,
            list_name="specialties",
            size=ENTRY_LINKS,
            used="yes",
        ),
        "sources": section(
            Source.objects.for_public(), row=source_link, list_name="sources", size=5
        ),
    }


def newest(agreements, delegations, exchanges):
    """The newest of three lists as one, by the latest day that each source allows."""
    found = [
        *(
            (one.latest_day, {**agreement_row(one), "what": _("Agreement")})
            for one in agreements.newest_first()[:NEWEST]
        ),
        *(
            (one.latest_day, {**with_ends(delegation_row(one)), "what": _("Delegation")})
            for one in delegations.newest_first()[:NEWEST]
        ),
        *(
            (one.latest_day, {**with_ends(exchange_row(one)), "what": _("Exchange")})
            for one in exchanges.newest_first()[:NEWEST]
        ),
    ]
    found.sort(key=lambda pair: pair[0] or date.min, reverse=True)
    return [row for latest, row in found[:NEWEST]]


def with_ends(row):
    """A row of a record with a direction, whose two ends are its parties."""
    return {**row, "parties": [*row["senders"], *row["hosts"]]}
