"""The front page: totals, what was published or changed last, which terms end or have ended, the
ways in.
"""

from datetime import date

from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from agreements.choices import TermState
from agreements.models import Agreement, Delegation, Exchange, Programme, Region, Source, Specialty
from agreements.models.term import ENDING_SOON_DAYS
from agreements.presenters.changes import last_changes
from agreements.presenters.chart_links import chart_link
from agreements.presenters.named_rows import region_name_row, source_link, specialty_row
from agreements.presenters.rows import agreement_row, delegation_row, exchange_row, programme_row
from agreements.presenters.sections import section, total
from agreements.registry import AGREEMENT, DELEGATION, EXCHANGE, PROGRAMME, kind_of
from agreements.text import join_list

LATEST = 10
ENDED = 5
ENTRY_LINKS = 24
ROWS = {
    AGREEMENT: agreement_row,
    DELEGATION: delegation_row,
    EXCHANGE: exchange_row,
    PROGRAMME: programme_row,
}


def home_page(day):
    """The context of the front page. Each number is that of the list to which it leads."""
    agreements = Agreement.objects.for_public().as_rows()
    delegations = Delegation.objects.for_public().as_rows()
    exchanges = Exchange.objects.for_public().as_rows()
    programmes = Programme.objects.for_public().as_rows()
    regions = Region.objects.for_public().without_unnamed_groupings()
    specialties = Specialty.objects.for_public()
    return {
        "agreements": total(agreements, list_name="agreements"),
        "delegations": total(delegations, list_name="delegations"),
        "exchanges": total(exchanges, list_name="exchanges"),
        "regions": total(regions, list_name="regions"),
        "latest": latest([agreements, delegations, exchanges, programmes]),
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


def latest(querysets):
    """The records that were published or changed last, as one list: by that day, and those of one
    day by their own dates, without a stated year last. ``changed`` says what changed, and is empty
    where nothing did after the publication.
    """
    found = {
        record: (localdate(record.published_at), None)
        for records in querysets
        for record in records.latest_published_first()[:LATEST]
    }
    for record, change in last_changes(querysets).items():
        found[record] = (change["day"], change)
    last = sorted(
        found.items(), key=lambda one: (one[1][0], one[0].latest_day or date.min), reverse=True
    )
    return [
        {
            **with_ends(ROWS[kind_of(record)](record)),
            "what": capfirst(record._meta.verbose_name),
            "day": day,
            "changed": join_list(map(str, change["fields"])) if change else "",
        }
        for record, (day, change) in last[:LATEST]
    ]


def with_ends(row):
    """A row whose two ends, where it has a direction, are its parties."""
    return row if "parties" in row else {**row, "parties": [*row["senders"], *row["hosts"]]}
