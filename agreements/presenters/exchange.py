"""The page of an exchange: detail rows, specialties, and the people of a list of exchanges."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from agreements.choices import DurationUnit, ExchangeRole, Scope
from agreements.presenters.activity import (
    in_other_roles,
    in_role,
    links,
    not_a_deed,
    number_of_people,
    promises,
)
from agreements.presenters.details import fact, figure_rows, story, support
from agreements.presenters.evidence import Footnotes
from agreements.presenters.people import people_words
from agreements.presenters.rows import exchange_kind, exchange_row, number_words, tone

DURATION_WORDS = {
    DurationUnit.DAYS: ngettext_lazy("%(number)s day", "%(number)s days", "count"),
    DurationUnit.WEEKS: ngettext_lazy("%(number)s week", "%(number)s weeks", "count"),
    DurationUnit.MONTHS: ngettext_lazy("%(number)s month", "%(number)s months", "count"),
    DurationUnit.YEARS: ngettext_lazy("%(number)s year", "%(number)s years", "count"),
}


SCOPE_WORDS = {
    Scope.EVENT: gettext_lazy("This event"),
    Scope.PERIOD: gettext_lazy("A period"),
    Scope.CUMULATIVE: gettext_lazy("Cumulative: not added to any other number"),
}


def exchange_page(record, day):
    """What the page of an exchange prints."""
    notes = Footnotes(record)
    parties = record.parties.all()
    visits = [record.delegation] if record.delegation and record.delegation.is_public else []
    return {
        "section": "exchanges",
        "trail": [
            {"label": _("Exchanges"), "href": reverse("exchanges")},
            {"label": record.code},
        ],
        "record": record,
        "kind": exchange_kind(record),
        "status_tone": tone(record.status),
        "not_a_deed": not_a_deed(record.status),
        "senders": in_role(parties, notes, ExchangeRole.SENDS),
        "hosts": in_role(parties, notes, ExchangeRole.HOSTS),
        "others": in_other_roles(parties, notes, ExchangeRole.SENDS, ExchangeRole.HOSTS),
        "facts": exchange_facts(record, notes),
        "specialties": specialty_rows(record, notes),
        "is_unsplit": exchange_row(record)["is_unsplit"],
        "agreements": links(*record.agreements.all()),
        "agreement_marks": notes.of("agreements"),
        "promises": promises(record),
        "programmes": links(record.programme),
        "programme_marks": notes.of("programme"),
        "visits": links(*visits),
        "visit_marks": notes.of("delegation"),
        "figures": figure_rows(record, notes),
        "story": story(
            record, agreements=record.agreements.all(), delegations=visits, exchanges=[record]
        ),
        **support(record, notes),
    }


def exchange_facts(record, notes):
    """When, how many and how long."""
    words = number_of_people(
        record.participants,
        record.participants_to,
        record.participants_qualifier,
        record.participants_unit,
    )
    length = record.duration and DURATION_WORDS[record.duration_unit] % {
        "count": record.duration_to or record.duration,
        "number": number_words(record.duration, record.duration_to, ""),
    }
    facts = [
        fact(_("Date"), date=record.dates, marks=notes.of("dates"), always=True),
        fact(
            _("People"),
            words,
            marks=notes.of(
                "participants", "participants_to", "participants_qualifier", "participants_unit"
            ),
            always=True,
        ),
    ]
    if words:
        scope = fact(_("The number covers"), SCOPE_WORDS[record.scope], marks=notes.of("scope"))
        facts.append(scope)
    length_marks = notes.of("duration", "duration_to", "duration_unit")
    return [*facts, fact(_("Duration"), length, marks=length_marks, always=True)]


def specialty_rows(record, notes):
    """The specialties as printed and as mapped, with the people in each where the source splits."""
    return [
        {
            "label": notes.printed(one.label, row=one),
            "term": one.specialty and one.specialty.display_name,
            "lang": one.specialty and one.specialty.name_lang,
            "code": one.specialty and one.specialty.code,
            "url": one.specialty and one.specialty.get_absolute_url(),
            "participants": one.participants,
            "stage": one.get_stage_display(),
            "marks": notes.of_row(one),
        }
        for one in record.specialties.all()
    ]


def people_totals(asked):
    """The people of all exchanges that are asked for, not only of those on this page."""
    return people_words(asked.qs, asked.certain_q())
