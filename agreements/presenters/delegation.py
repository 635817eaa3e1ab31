"""The page of a delegation: detail rows, members, groups."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.choices import DelegationRole, HeadcountStage
from agreements.presenters.activity import (
    in_other_roles,
    in_role,
    links,
    not_a_deed,
    number_of_people,
    promises,
)
from agreements.presenters.details import (
    area_chips,
    fact,
    figure_rows,
    name_link,
    story,
    support,
)
from agreements.presenters.evidence import Footnotes
from agreements.presenters.rows import exchange_row, tone
from agreements.text import bracketed


def delegation_page(record, day):
    """What the page of a delegation prints."""
    notes = Footnotes(record)
    parties = record.parties.all()
    return {
        "section": "delegations",
        "trail": [
            {"label": _("Delegations"), "href": reverse("delegations")},
            {"label": record.code},
        ],
        "record": record,
        "status_tone": tone(record.status),
        "not_a_deed": not_a_deed(record.status),
        "senders": in_role(parties, notes, DelegationRole.SENDER),
        "hosts": in_role(parties, notes, DelegationRole.HOST),
        "stops": [
            {**name_link(stop, notes), "marks": notes.of_row(stop)} for stop in record.stops.all()
        ],
        "others": in_other_roles(parties, notes, DelegationRole.SENDER, DelegationRole.HOST),
        "dates": [fact(_("Date"), date=record.dates, marks=notes.of("dates"), always=True)],
        "people": [people_fact(record, notes)],
        "topics": area_chips(record.topics.all(), "delegations"),
        "topic_marks": notes.of("topics"),
        "agreements": links(*record.agreements.all()),
        "agreement_marks": notes.of("agreements"),
        "promises": promises(record),
        "programmes": links(record.programme),
        "programme_marks": notes.of("programme"),
        "members": member_rows(record, notes),
        "groups": group_rows(record, notes),
        "figures": figure_rows(record, notes),
        "exchanges": [exchange_row(one) for one in record.exchanges.all()],
        "story": story(
            record,
            agreements=record.agreements.all(),
            delegations=[record],
            exchanges=record.exchanges.all(),
        ),
        **support(record, notes),
    }


def people_fact(record, notes):
    """How many travelled, and whether that was announced beforehand or counted afterwards."""
    words = number_of_people(record.headcount, record.headcount_to, record.headcount_qualifier)
    if words and record.headcount_stage != HeadcountStage.NOT_STATED:
        words += bracketed(record.get_headcount_stage_display().lower())
    marks = notes.of("headcount", "headcount_to", "headcount_qualifier", "headcount_stage")
    return fact(_("People"), words, marks=marks, always=True)


def member_rows(record, notes):
    """The people whom the source names, as it prints them."""
    return [
        {
            "name": notes.printed(member.name, row=member),
            "is_garbled": member.is_garbled,
            "title": notes.printed(member.title, row=member),
            "role": member.get_role_display(),
            "institution": member.institution and member.institution.display_name,
            "lang": member.institution and member.institution.name_lang,
            "url": member.institution and member.institution.get_absolute_url(),
            "marks": notes.of_row(member),
        }
        for member in record.members.all()
    ]


def group_rows(record, notes):
    """The people whom the source counts or describes without naming them."""
    return [
        {
            "label": group.display_label,
            "lang": group.label_lang,
            "number": group.number,
            "marks": notes.of_row(group),
        }
        for group in record.groups.all()
    ]
