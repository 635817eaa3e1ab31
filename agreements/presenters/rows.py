"""Rows of tables: a record as a dict of ready strings, so that templates only print.

Rows are made of the record's own columns and of its card, and need no query.
"""

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from agreements.choices import (
    OVER,
    UNSIGNED,
    AgreementRole,
    AgreementStatus,
    DelegationRole,
    DelegationStatus,
    ExchangeKind,
    ExchangeRole,
    ExchangeStatus,
    HeadcountStage,
    ParticipantUnit,
    ProgrammeKind,
    ProgrammeStatus,
    Scope,
    SpecialtyStage,
    TermState,
)
from agreements.presenters.cards import card_name_html, named, parties_with, party_link
from agreements.presenters.numbers import format_number
from agreements.text import label_value

# Colours stand for a status only and always beside its word. Programmes share these words.
TONES = {
    AgreementStatus.SIGNED: "good",
    AgreementStatus.IN_FORCE: "good",
    AgreementStatus.COMPLETED: "good",
    AgreementStatus.PROPOSED: "warn",
    AgreementStatus.TO_BE_SIGNED: "warn",
    AgreementStatus.SUSPENDED: "warn",
    AgreementStatus.END_ANNOUNCED: "warn",
    AgreementStatus.TERMINATED: "bad",
    DelegationStatus.TOOK_PLACE: "good",
    DelegationStatus.UNDER_WAY: "good",
    DelegationStatus.PLANNED: "warn",
    DelegationStatus.CANCELLED: "bad",
    ExchangeStatus.COMPLETED: "good",
    ExchangeStatus.UNDER_WAY: "good",
    ExchangeStatus.UNDER_DISCUSSION: "warn",
    ExchangeStatus.PLANNED: "warn",
    ExchangeStatus.ANNOUNCED: "warn",
    ExchangeStatus.CANCELLED: "bad",
}


def tone(status):
    """The tone of a status chip: good, warn, bad, or none."""
    return TONES.get(status, "")


TERM_TONES = {
    TermState.RUNNING: "good",
    TermState.OPEN_ENDED: "good",
    TermState.RENEWED: "good",
    TermState.ENDING: "warn",
    TermState.ENDED: "bad",
}


def status_label(record):
    """The declared status of a record, in words that are clear without a label."""
    if record.status in (AgreementStatus.UNKNOWN, ProgrammeStatus.NOT_STATED):
        return _("Status not stated")
    return record.get_status_display()


def status_chips(record):
    """The declared status of a record and, of an agreement, its term state beside it.

    The tone of a status that was declared while the term ran goes with the term, and a term that
    runs has none where the end was announced. Left out are a term that is not stated, and the end
    of one where the status says that the agreement is over: nothing is open about its renewal.
    """
    term = getattr(record, "term", TermState.NOT_STATED)  # Only agreements have one.
    is_to_end = record.status == AgreementStatus.END_ANNOUNCED
    is_over = record.status in OVER
    is_told = term != TermState.NOT_STATED and not (is_over and term == TermState.ENDED)
    term_tone = TERM_TONES.get(term, "") if is_told else ""
    return {
        "status": status_label(record),
        "tone": "" if term == TermState.ENDED and not is_over else tone(record.status),
        "term": TermState(term).label if is_told else "",
        "term_tone": "" if is_to_end and term_tone == "good" else term_tone,
    }


def agreement_row(agreement, day=None):
    """An agreement in a table. Signatories stand first; others count as further parties."""
    card = agreement.card
    signatories = parties_with(card, AgreementRole.SIGNATORY)
    return {
        "url": agreement.get_absolute_url(),
        "code": agreement.code,
        "title": agreement.display_title,
        "lang": agreement.title_lang,
        "date": agreement.signed,
        "is_planned": agreement.status in UNSIGNED,
        "parties": signatories or parties_with(card, *AgreementRole.values),
        "areas": [card_name_html(area) for area in card.get("areas", [])],
        "specialties": specialties_of_card(card),
        "kind": agreement.get_kind_display(),
        **status_chips(agreement),
    }


def delegation_row(delegation, day=None):
    """A delegation in a table, with its direction."""
    card = delegation.card
    senders = parties_with(card, DelegationRole.SENDER)
    hosts = parties_with(card, DelegationRole.HOST)
    stops = [party_link(stop) for stop in card.get("stops", [])]
    return {
        "url": delegation.get_absolute_url(),
        "code": delegation.code,
        "title": delegation.display_title,
        "lang": delegation.title_lang,
        "date": delegation.dates,
        "senders": senders,
        "hosts": hosts or stops,
        "topics": [card_name_html(topic) for topic in card.get("topics", [])],
        "specialties": specialties_of_card(card),
        "kind": delegation.get_kind_display(),
        "people": format_number(
            delegation.headcount, delegation.headcount_to, delegation.headcount_qualifier
        ),
        "is_announced": delegation.headcount_stage == HeadcountStage.ANNOUNCED,
        "status": delegation.get_status_display(),
        "tone": tone(delegation.status),
    }


def exchange_kind(exchange):
    """The kind of an exchange, in words that are clear without a label."""
    if exchange.kind == ExchangeKind.NOT_STATED:
        return _("Kind not stated")
    return exchange.get_kind_display()


def exchange_row(exchange, day=None):
    """An exchange in a table: its direction, specialties and people.

    ``is_unsplit`` says that the source does not split the people over the specialties.
    """
    card = exchange.card
    specialties = card.get("specialties", [])
    return {
        "url": exchange.get_absolute_url(),
        "code": exchange.code,
        "title": exchange.display_title,
        "lang": exchange.title_lang,
        "date": exchange.dates,
        # A service goes from who provides it to who asked for it.
        "senders": parties_with(card, ExchangeRole.SENDS)
        or parties_with(card, ExchangeRole.PROVIDES),
        "hosts": parties_with(card, ExchangeRole.HOSTS)
        or parties_with(card, ExchangeRole.REQUESTS),
        "specialties": specialties_of_card(card),
        "kind": exchange_kind(exchange),
        "people": format_number(
            exchange.participants, exchange.participants_to, exchange.participants_qualifier
        ),
        "is_person_times": exchange.participants_unit == ParticipantUnit.PERSON_TIMES,
        "is_unsplit": len(specialties) > 1
        and exchange.participants is not None
        and all(one.get("participants") is None for one in specialties),
        "scope": scope_note(exchange),
        "status": exchange.get_status_display(),
        "tone": tone(exchange.status),
    }


def scope_note(exchange):
    """What the number of an exchange covers, where it is not added to others; else empty."""
    notes = {Scope.CUMULATIVE: _("cumulative"), Scope.STATE: _("at a point in time")}
    return notes.get(exchange.scope, "")


def specialties_of_card(card):
    """The specialties of a card; see `specialty_html`."""
    return [specialty_html(one) for one in card.get("specialties", [])]


def specialty_html(item):
    """A specialty of a card: its term or its label as printed, the people in it, and whether it was
    only asked for.
    """
    words = conditional_escape(card_name_html(item) if named(item) else item["label"])
    if item.get("participants") is not None:
        words = label_value(words, item["participants"])
    if item.get("stage") == SpecialtyStage.REQUESTED:
        words = _("%(specialty)s (requested)") % {"specialty": words}
    return mark_safe(words)


def programme_kind(programme):
    """The kind of a programme, in words that are clear without a label."""
    if programme.kind == ProgrammeKind.NOT_STATED:
        return _("Kind not stated")
    return programme.get_kind_display()


def programme_row(programme, day=None):
    """A programme in a table."""
    return {
        "url": programme.get_absolute_url(),
        "code": programme.code,
        "title": programme.display_title,
        "lang": programme.title_lang,
        "date": programme.period,
        "parties": parties_with(programme.card, *AgreementRole.values),
        "areas": [card_name_html(area) for area in programme.card.get("areas", [])],
        "specialties": specialties_of_card(programme.card),
        "kind": programme_kind(programme),
        "status": status_label(programme),
        "tone": tone(programme.status),
    }
