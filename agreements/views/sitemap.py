"""Sitemaps of the public pages, and robots.txt."""

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.http import HttpResponse
from django.urls import reverse, translate_url

from agreements.models import (
    Institution,
    Partnership,
    Region,
    Source,
    Specialty,
)
from agreements.registry import RECORD_KINDS
from cooperation.context import bcp47


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
    things = (Region, Partnership, Institution, Source, Specialty)
    return {
        "overview": OverviewSitemap(),
        **{
            name: EntitySitemap(kind.model.objects.for_public().as_rows())
            for name, kind in RECORD_KINDS.items()
        },
        **{model._meta.model_name: EntitySitemap(model.objects.for_public()) for model in things},
    }


def robots(request):
    """The addresses that crawlers shall leave alone: the staff area, and lists under all filters,
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
