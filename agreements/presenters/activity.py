"""Parts that the pages of delegations, exchanges and programmes share: direction, people,
status.
"""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy, ngettext_lazy

from agreements.choices import DelegationStatus, ExchangeStatus, ParticipantUnit, ProgrammeStatus
from agreements.presenters.numbers import format_number
from agreements.presenters.parties import party_rows
from agreements.registry import kind_of
from agreements.templatetags.inline_text import join_phrases
from agreements.text import lang_span

PEOPLE_LABELS = {
    ParticipantUnit.PERSONS: ngettext_lazy("%(number)s person", "%(number)s persons", "count"),
    ParticipantUnit.PERSON_TIMES: ngettext_lazy(
        "%(number)s person-time", "%(number)s person-times", "count"
    ),
}

# Delegations, exchanges and programmes use the same words for the states that they share.
STATUS_NOTES = {
    DelegationStatus.PLANNED: gettext_lazy(
        "This is a plan: none of the sources says that it was carried out."
    ),
    ProgrammeStatus.PROPOSED: gettext_lazy(
        "This is a proposal: none of the sources says that it was decided or carried out."
    ),
    ExchangeStatus.ANNOUNCED: gettext_lazy(
        "This was announced: none of the sources says whether it was carried out."
    ),
    ExchangeStatus.UNDER_DISCUSSION: gettext_lazy(
        "This is under discussion: none of the sources says that it was agreed or carried out."
    ),
    DelegationStatus.CANCELLED: gettext_lazy("This was cancelled: it did not take place."),
    DelegationStatus.REPORTED_ONLY: gettext_lazy(
        "The sources mention this without stating its progress."
    ),
}


def status_note(status):
    """A sentence for what was not realised, or is not known to be; empty for what was."""
    return STATUS_NOTES.get(status, "")


def in_role(parties, references, *roles):
    """The parties of some roles, for a line whose label says the role already."""
    rows = party_rows([party for party in parties if party.role in roles], references)
    return [{**row, "role": ""} for row in rows]


def in_other_roles(parties, references, *roles):
    """The parties of all but some roles, each with its role."""
    return party_rows([party for party in parties if party.role not in roles], references)


def number_of_people(number, upper, qualifier, unit=ParticipantUnit.PERSONS):
    """A number of people with its unit: "about 10 persons"; empty where none is stated."""
    if number is None:
        return ""
    count = number if upper is None else upper
    return PEOPLE_LABELS[unit] % {"count": count, "number": format_number(number, upper, qualifier)}


def links(*records):
    """Records of any kind as links with their dates; leaves out what is not public."""
    return [
        {
            "title": one.display_title,
            "lang": one.title_lang,
            "url": one.get_absolute_url(),
            "date": date_of(one),
        }
        for one in records
        if one is not None and one.is_public
    ]


def link_references(links, references, field):
    """The references of a field that names other records, which are linked by `links`."""
    label = capfirst(references.record._meta.get_field(field).verbose_name)
    titles = join_phrases(lang_span(one["title"], one["lang"]) for one in links)
    return references.for_fields(field, label=label, text=titles)


def date_of(record):
    """The uncertain date that dates a record of any kind; None where the sources state none."""
    return getattr(record, kind_of(record).date_field)


def delivered_commitments(activity):
    """The commitments of published agreements that an activity is recorded to deliver.

    How much of it was delivered is shown of realised activities only.
    """
    is_realised = activity.is_realised
    return [
        {
            "text": delivery.commitment.display_text,
            "lang": delivery.commitment.text_lang,
            "extent": delivery.get_extent_display() if is_realised else "",
            "code": delivery.commitment.agreement.code,
            "title": delivery.commitment.agreement.display_title,
            "title_lang": delivery.commitment.agreement.title_lang,
            "url": delivery.commitment.agreement.get_absolute_url(),
        }
        for delivery in activity.deliveries.all()
    ]
