"""Linked data (JSON-LD, schema.org) for the heads of public pages.

``build_absolute_uri`` makes an absolute address of a path, as the method of a request does.
"""

import json
from html import unescape

from django.conf import settings
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.choices import (
    DelegationStatus,
    ExchangeStatus,
    InstitutionKind,
)
from agreements.presenters.cards import parties_with
from agreements.registry import kind_of
from cooperation.context import bcp47

# The types of schema.org; any other kind of institution is an Organization.
INSTITUTION_TYPES = {
    InstitutionKind.GOVERNMENT: "GovernmentOrganization",
    InstitutionKind.HEALTH_AUTHORITY: "GovernmentOrganization",
    InstitutionKind.DISEASE_CONTROL: "GovernmentOrganization",
    InstitutionKind.HOSPITAL: "Hospital",
    InstitutionKind.TCM_HOSPITAL: "Hospital",
    InstitutionKind.MATERNAL_CHILD_HOSPITAL: "Hospital",
    InstitutionKind.PRIMARY_CARE: "MedicalClinic",
    InstitutionKind.LABORATORY: "DiagnosticLab",
    InstitutionKind.UNIVERSITY: "CollegeOrUniversity",
    InstitutionKind.COMPANY: "Corporation",
    InstitutionKind.CHARITY: "NGO",
}
EVENT_STATES = {
    DelegationStatus.PLANNED: "https://schema.org/EventScheduled",
    ExchangeStatus.PLANNED: "https://schema.org/EventScheduled",
    DelegationStatus.CANCELLED: "https://schema.org/EventCancelled",
    ExchangeStatus.CANCELLED: "https://schema.org/EventCancelled",
}
# In a script element "<" could end it; as escapes all three mean the same in JSON.
ESCAPES = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def linked_data(data):
    """Data as JSON-LD for the head of a page, what is empty left out.

    It is a block of data and no script: browsers do not run it, so that the content security
    policy has nothing to allow.
    """
    document = {"@context": "https://schema.org", **data}
    text = json.dumps(
        {k: v for k, v in document.items() if v not in ("", None, [])}, ensure_ascii=False
    )
    return mark_safe(f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>')


def dataset_data(build_absolute_uri):
    """The register as a whole, with its operator and licence."""
    operator = settings.OPERATOR[get_language()]
    return linked_data(
        {
            "@type": "Dataset",
            "name": _("Health Cooperation Register"),
            "description": _(
                "A public register of cooperation in health between cities: agreements, "
                "delegations, training exchanges, and what came of them."
            ),
            "url": build_absolute_uri(reverse("home")),
            "inLanguage": [bcp47(code) for code, _name in settings.LANGUAGES],
            "isAccessibleForFree": True,
            "license": settings.DATA_LICENCE.url,
            "publisher": operator and {"@type": "Organization", "name": operator},
            "publishingPrinciples": build_absolute_uri(reverse("about")),
        }
    )


def institution_data(institution, build_absolute_uri):
    """An institution, by the type of schema.org that fits its kind."""
    seat = institution.region
    return linked_data(
        {
            "@type": INSTITUTION_TYPES.get(institution.kind, "Organization"),
            "name": institution.display_name,
            "alternateName": [name for _language, name in institution.other_names],
            "url": build_absolute_uri(institution.get_absolute_url()),
            "location": seat
            and {
                "@type": "AdministrativeArea",
                "name": seat.display_name,
                "url": build_absolute_uri(seat.get_absolute_url()),
            },
            "sameAs": [
                *([f"https://ror.org/{institution.ror}"] if institution.ror else []),
                *(
                    [f"https://www.wikidata.org/wiki/{institution.wikidata}"]
                    if institution.wikidata
                    else []
                ),
            ],
        }
    )


def record_data(record, build_absolute_uri):
    """A delegation or an exchange as an event; empty for what is none, or only talked about."""
    kind = kind_of(record)
    if not kind.is_directed or record.status == ExchangeStatus.UNDER_DISCUSSION:
        return ""
    start, end = certain_ends(record.dates)
    return linked_data(
        {
            "@type": "Event",
            "name": record.display_title,
            "description": record.display_summary,
            "identifier": record.code,
            "url": build_absolute_uri(record.get_absolute_url()),
            "startDate": start,
            "endDate": end,
            "eventStatus": EVENT_STATES.get(record.status),
            "organizer": [
                party_data(one, build_absolute_uri)
                for one in parties_with(record.card, kind.sender_role)
            ],
            "location": [
                {"@type": "Place", "name": plain(one["place"] or one["name"])}
                for one in parties_with(record.card, kind.host_role)
            ],
        }
    )


def party_data(party, build_absolute_uri):
    """A party of a card by name and address."""
    return {
        "@type": "Organization",
        "name": plain(party["name"]),
        **({"url": build_absolute_uri(party["url"])} if party["url"] else {}),
    }


def plain(text):
    """A text without the marks of its language."""
    return unescape(strip_tags(text)) if isinstance(text, SafeString) else text


def certain_ends(dates):
    """The two ends of a date, as ISO 8601 and no more precise than the source; both empty unless
    all of it is stated, since schema.org has no word for "inferred".
    """
    if not dates or not dates.is_certain:
        return "", ""
    ends = dates.text.split("/")
    return ends[0], ends[-1]
