"""The people of a visit and of an agreement, as phrases of the visit brief."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.choices import MemberRole
from agreements.presenters.named_people import person_label
from agreements.presenters.partnerships.phrases import Phrase, between, semicolons
from agreements.text import in_parentheses, label_value

PEOPLE = 2  # Of the visitors, of the hosts and of others who were present.
# The people of a delegation, those who travelled and those who received them apart.
GROUPS = [
    (gettext_lazy("visitors"), (MemberRole.LEADER, MemberRole.MEMBER)),
    (gettext_lazy("hosts"), (MemberRole.HOST,)),
    (gettext_lazy("also present"), (MemberRole.ATTENDEE,)),
    (
        gettext_lazy("also named"),
        (
            MemberRole.SIGNATORY,
            MemberRole.SPEAKER,
            MemberRole.TEACHER,
            MemberRole.QUOTED,
            MemberRole.RESPONSIBLE,
        ),
    ),
]


def people(delegation, references):
    """The people named with their titles, visitors and hosts apart, leaders first, and how many
    more there are.
    """
    groups = []
    for label, roles in GROUPS:
        members = [one for one in delegation.members.all() if one.role in roles]
        members.sort(key=lambda one: roles.index(one.role))
        if not members:
            continue
        named = [person(one, references) for one in members[:PEOPLE]]
        if len(members) > PEOPLE:
            named.append([Phrase(_("and %(number)s more") % {"number": len(members) - PEOPLE})])
        groups.append([Phrase(capfirst(label_value(label, ""))), *semicolons(named)])
    return between(groups, Phrase(" · "))


def person(member, references):
    """A person with the title; a name that a translation has probably garbled says so."""
    found = with_title(
        Phrase(member.name, references.printed_lang(row=member)),
        member.title,
        Phrase(member.display_office, member.office_lang),
    )
    if member.is_garbled:
        found.append(Phrase(in_parentheses(_("name probably garbled in translation"))))
    return found


def with_title(name, title, office):
    """The name of a person as printed and the office in the reader's language, or, where none is
    known, the title as printed; and the one of the two that there is.
    """
    if not name.text and office.text:
        return [office]
    if not office.text:
        return [Phrase(person_label(name.text, title), name.lang)]
    comma = _("%(name)s, %(title)s") % {"name": "", "title": ""}
    return [name, Phrase(comma), office]


def signers(agreement, references):
    """Who signed, with their titles, behind a dot; nothing where nobody is named."""
    found = [
        with_title(
            Phrase(party.signer_name, references.printed_lang(row=party)),
            party.signer_title,
            Phrase(party.display_signer_office, party.signer_office_lang),
        )
        for party in agreement.parties.all()
        if party.signer_name
    ]
    return [Phrase(" · "), *semicolons(found)] if found else []
