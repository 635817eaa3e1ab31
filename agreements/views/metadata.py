"""What pages tell machines: linked data, the map of all public pages, and what to leave alone."""

import json

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpResponse
from django.urls import reverse, translate_url
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from agreements.choices import (
    DelegationRole,
    DelegationStatus,
    ExchangeRole,
    ExchangeStatus,
    InstitutionKind,
)
from agreements.models import (
    Agreement,
    Delegation,
    Exchange,
    Institution,
    Partnership,
    Programme,
    Region,
    Source,
    Specialty,
)
from agreements.views.rows import parties_with
from cooperation.context import bcp47

# The types of schema.org; any other kind of institution is an Organization.
INSTITUTION_TYPES = {
    InstitutionKind.GOVERNMENT: "GovernmentOrganization",
    InstitutionKind.HEALTH_AUTHORITY: "GovernmentOrganization",
    InstitutionKind.DISEASE_CONTROL: "GovernmentOrganization",
    InstitutionKind.HOSPITAL: "Hospital",
    InstitutionKind.TCM_HOSPITAL: "Hospital",
    InstitutionKind.MATERNAL_CHILD_HOSPITAL: "Hospital",
    InstitutionKind.UNIVERSITY: "CollegeOrUniversity",
    InstitutionKind.COMPANY: "Corporation",
}
EVENT_ROLES = {
    Delegation: (DelegationRole.SENDER, DelegationRole.HOST),
    Exchange: (ExchangeRole.SENDS, ExchangeRole.HOSTS),
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
    told = {"@context": "https://schema.org", **data}
    text = json.dumps(
        {k: v for k, v in told.items() if v not in ("", None, [])}, ensure_ascii=False
    )
    return mark_safe(f'<script type="application/ld+json">{text.translate(ESCAPES)}</script>')


def dataset_data(request):
    """The register as a whole."""
    return linked_data(
        {
            "@type": "Dataset",
            "name": _("Health Cooperation Register"),
            "description": _(
                "A public register of cooperation in health between cities: agreements, "
                "delegations, training exchanges, and what came of them."
            ),
            "url": request.build_absolute_uri(reverse("home")),
            "inLanguage": [bcp47(code) for code, _name in settings.LANGUAGES],
            "isAccessibleForFree": True,
            "publishingPrinciples": request.build_absolute_uri(reverse("about")),
        }
    )


def institution_data(body, request):
    """An institution, by the type of schema.org that fits its kind."""
    seat = body.region
    return linked_data(
        {
            "@type": INSTITUTION_TYPES.get(body.kind, "Organization"),
            "name": body.display_name,
            "alternateName": [name for _language, name in body.other_names],
            "url": request.build_absolute_uri(body.get_absolute_url()),
            "location": seat
            and {
                "@type": "AdministrativeArea",
                "name": seat.display_name,
                "url": request.build_absolute_uri(seat.get_absolute_url()),
            },
            "sameAs": [
                *([f"https://ror.org/{body.ror}"] if body.ror else []),
                *([f"https://www.wikidata.org/wiki/{body.wikidata}"] if body.wikidata else []),
            ],
        }
    )


def record_data(record, request):
    """A delegation or an exchange as an event; empty for what is none, or only talked about."""
    if type(record) not in EVENT_ROLES or record.status == ExchangeStatus.UNDER_DISCUSSION:
        return ""
    sends, hosts = EVENT_ROLES[type(record)]
    start, end = certain_ends(record.dates)
    return linked_data(
        {
            "@type": "Event",
            "name": record.display_title,
            "description": record.display_summary,
            "identifier": record.code,
            "url": request.build_absolute_uri(record.get_absolute_url()),
            "startDate": start,
            "endDate": end,
            "eventStatus": EVENT_STATES.get(record.status),
            "organizer": [party_data(one, request) for one in parties_with(record.card, sends)],
            "location": [
                {"@type": "Place", "name": one["place"] or one["name"]}
                for one in parties_with(record.card, hosts)
            ],
        }
    )


def party_data(party, request):
    """A party of a card by name and address."""
    return {
        "@type": "Organization",
        "name": party["name"],
        "url": request.build_absolute_uri(party["url"]),
    }


def certain_ends(dates):
    """The two ends of a date, as ISO 8601 and no more precise than the source; both empty unless
    all of it is stated, since schema.org has no word for "inferred".
    """
    if not dates or not dates.is_certain:
        return "", ""
    ends = dates.text.split("/")
    return ends[0], ends[-1]


class PublicSitemap(Sitemap):
    """Public pages, each with its addresses in all languages; in English unless asked otherwise."""

    limit = 1000

    def get_urls(self, page=1, site=None, protocol=None):
        """The addresses of one page of the map, with those in the other languages."""
        urls = super().get_urls(page, site, protocol)
        for url in urls:
            url["alternates"] = [
                {"location": translate_url(url["location"], code), "lang_code": bcp47(code)}
                for code, _name in settings.LANGUAGES
            ]
            url["alternates"].append({"location": url["location"], "lang_code": "x-default"})
        return urls


class OverviewSitemap(PublicSitemap):
    """The front page, the lists, and the page about the register."""

    def items(self):
        """Their names in the map of the site."""
        return [
            "home",
            "about",
            "regions",
            "partnerships",
            "institutions",
            "agreements",
            "delegations",
            "exchanges",
            "programmes",
            "specialties",
            "sources",
        ]

    def location(self, item):
        """The address of one."""
        return reverse(item)


class EntitySitemap(PublicSitemap):
    """The pages of one kind of thing, public ones only, in an order that does not change."""

    def __init__(self, queryset):
        super().__init__()
        self.queryset = queryset

    def items(self):
        """The public rows."""
        return self.queryset.order_by("pk")


def sitemaps():
    """All parts of the map of public pages, by the name that stands in their addresses."""
    records = (Agreement, Delegation, Exchange, Programme)
    things = (Region, Partnership, Institution, Source, Specialty)
    return {
        "overview": OverviewSitemap(),
        **{
            model._meta.model_name: EntitySitemap(model.objects.for_public().as_rows())
            for model in records
        },
        **{model._meta.model_name: EntitySitemap(model.objects.for_public()) for model in things},
    }


def robots(request):
    """What programs that collect pages leave alone: the staff area, and lists under all filters,
    which have no end. Every public page stands in the map.
    """
    prefixes = ["", *(f"/{code}" for code, _name in settings.LANGUAGES[1:])]
    lines = [
        "User-agent: *",
        *(f"Disallow: {prefix}/staff/" for prefix in prefixes),
        "Disallow: /*?",
        "",
        f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
