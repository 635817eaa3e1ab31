"""The front page: totals, what was published last, which terms end or have ended, the ways in."""

from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from agreements.choices import TermState
from agreements.models import Agreement, Delegation, Exchange, Region, Source, Specialty
from agreements.models.term import ENDING_SOON_DAYS
from agreements.presenters.chart_links import chart_link
from agreements.presenters.named_rows import region_name_row, source_link, specialty_row
from agreements.presenters.rows import agreement_row, delegation_row, exchange_row
from agreements.presenters.sections import section, total

LATEST = 10
ENDED = 5
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
        "latest": latest(agreements, delegations, exchanges),
        "map": chart_link("map", "home_chart", title=_("Cooperating places")),
        "ending_days": ENDING_SOON_DAYS,
        "ended": section(
            agreements.in_term_state(TermState.ENDED, day).latest_ended(),
            row=agreement_row,
            list_name="agreements",
            size=ENDED,
            term=TermState.ENDED.value,
        ),
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


def latest(agreements, delegations, exchanges):
    """The records of three lists that were published last, as one list: by the day of their
    publication, and those of one day by their own dates, without a stated year last.
    """
    found = [
        *((one, {**agreement_row(one), "what": _("Agreement")}) for one in _last(agreements)),
        *(
            (one, {**with_ends(delegation_row(one)), "what": _("Delegation")})
            for one in _last(delegations)
        ),
        *(
            (one, {**with_ends(exchange_row(one)), "what": _("Exchange")})
            for one in _last(exchanges)
        ),
    ]
    rows = [({**row, "published": localdate(one.published_at)}, one) for one, row in found]
    rows.sort(key=lambda pair: (pair[0]["published"], pair[1].latest_day or date.min), reverse=True)
    return [row for row, one in rows[:LATEST]]


def _last(records):
    return records.latest_published_first()[:LATEST]


def with_ends(row):
    """A row of a record with a direction, whose two ends are its parties."""
    return {**row, "parties": [*row["senders"], *row["hosts"]]}
