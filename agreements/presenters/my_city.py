"""My city: what the front page says of one place to a visitor who keeps it."""

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from agreements.choices import TermState
from agreements.models import Agreement, Delegation, Partnership
from agreements.models.partnership import endings, partnership_url
from agreements.presenters.changes import last_changes
from agreements.presenters.evidence import EvidenceReferences
from agreements.presenters.named_people import person_rows
from agreements.presenters.named_rows import list_url, record_link
from agreements.presenters.partnerships.partner_rows import partner_rows
from agreements.presenters.partnerships.parts import no_activity_since
from agreements.presenters.rows import agreement_row, delegation_row
from agreements.presenters.sections import section
from agreements.registry import RECORD_KINDS
from agreements.text import join_list

SHOWN = 10
PARTNERS = 20
AGREEMENTS = 50  # The newest ones, whose commitments are looked through.


def my_city_page(region, *, since, day):
    """The context of the front page of a visitor who keeps a place and was here last on a day.

    Everything includes what lies below the place, as on its own page.
    """
    agreements = Agreement.objects.for_public().as_rows().in_region(region)
    return {
        "region": region,
        "since": since,
        "day": day,
        "changes": changes(region, since),
        "ending": section(
            agreements.in_term_state(TermState.ENDING, day).soonest_ending(),
            row=agreement_row,
            list_name="agreements",
            size=SHOWN,
            place=region.slug,
            term=TermState.ENDING.value,
        ),
        "ended": section(
            agreements.in_term_state(TermState.ENDED, day).latest_ended(),
            row=agreement_row,
            list_name="agreements",
            size=SHOWN,
            place=region.slug,
            term=TermState.ENDED.value,
        ),
        "commitments": open_commitments(region)[:SHOWN],
        "visits": visits(region),
        "visits_url": list_url("delegations", place=region.slug),
        "partners": partners(region, day),
    }


def changes(region, since):
    """The records of a place that were published since a day, or of which public fields changed:
    [{name, lang, url, detail, day, what}], the last change first.
    """
    querysets = [
        kind.model.objects.for_public().as_rows().in_region(region)
        for kind in RECORD_KINDS.values()
    ]
    found = {
        record: (localdate(record.published_at), pgettext("change", "published"))
        for records in querysets
        for record in records.published_since(since).latest_published_first()[:SHOWN]
    }
    for record, change in last_changes(querysets).items():
        if change["day"] >= since:
            what = _("changed: %(fields)s") % {"fields": join_list(map(str, change["fields"]))}
            found[record] = (change["day"], what)
    rows = sorted(found.items(), key=lambda one: (one[1][0], one[0].published_at), reverse=True)
    return [{**record_link(record), "day": day, "what": what} for record, (day, what) in rows][
        :SHOWN
    ]


def open_commitments(region):
    """The commitments of the newest agreements of a place after which no record follows."""
    rows = []
    for agreement in Agreement.objects.for_public().in_region(region).newest_first()[:AGREEMENTS]:
        for commitment in agreement.commitments.all():
            if since := no_activity_since(agreement, commitment):
                rows.append(
                    {
                        "text": commitment.display_text,
                        "lang": commitment.text_lang,
                        "since": since,
                        "agreement": agreement.display_title,
                        "agreement_lang": agreement.title_lang,
                        "url": agreement.get_absolute_url(),
                    }
                )
    return rows


def visits(region):
    """The newest delegations from and to a place, with the people whom their sources name."""
    found = Delegation.objects.for_public().in_region(region).newest_first()[:SHOWN]
    return [
        {**delegation_row(one), "people": person_rows(one.members.all(), EvidenceReferences(one))}
        for one in found
    ]


def partners(region, day):
    """The partners of a place, the latest contact first, each with its page and its brief."""
    found = Partnership.objects.of(region)
    found.sort(
        key=lambda one: (one.last_contact_day is not None, one.last_contact_day), reverse=True
    )
    shown = found[:PARTNERS]
    rows = partner_rows(region, shown, endings(region, shown, day))
    return [
        {**row, "brief_url": partnership_url(region, one.second, "partnership_brief")}
        for row, one in zip(rows, shown, strict=True)
    ]
