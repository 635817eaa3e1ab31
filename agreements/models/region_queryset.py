"""Queryset methods for regions, and the condition that a row lies in one."""

import re

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from agreements.choices import FIRST_LEVEL, RegionKind
from agreements.models.named import named_in_label
from agreements.models.published_count import named_by_published, published_number
from agreements.models.record_queryset import (
    closed_to_editors,
    evidence_prefetch,
    ids_named_in,
    named_by,
    published,
)
from agreements.models.region_words import with_endings, without_kind
from agreements.registry import RECORD_KINDS
from agreements.text import fold, search_q

# How a code is introduced in print: GB/T 2260 630100, ISO 3166-2:VN-02.
CODE_LABEL = re.compile(
    r"^\s*(?:GB(?:\s*/?\s*T)?(?:[\s-]*2260)?|ISO(?:[\s-]*3166(?:-\d)?)?)[\s:]+(?=\S)", re.IGNORECASE
)


class RegionQuerySet(models.QuerySet):
    """Queryset methods for regions."""

    def below(self, region):
        """A region and everything in it; of a grouping, its members and everything in them."""
        return self.filter(below_q(region))

    def inside(self, region):
        """Everything in a region, the region itself left out."""
        return self.below(region).exclude(pk=region.pk)

    def topmost(self):
        """Regions that are part of no other: countries and groupings."""
        return self.filter(parent=None)

    def parts_of(self, region):
        """The regions of the next rank in a region; the members of a grouping are no parts."""
        return self.filter(parent=region)

    def cities(self):
        """Regions of the rank at which partnerships are counted: cities and prefectures."""
        return self.filter(
            kind__in=[RegionKind.CITY, RegionKind.PREFECTURE, RegionKind.SPECIAL_REGION]
        )

    def of_first_level(self):
        """Provinces, and other divisions of the first level of a country."""
        return self.filter(kind__in=FIRST_LEVEL)

    def ancestors_of(self, region):
        """The chain of parents from the country down, the region itself left out."""
        return self.filter(pk__in=region.ancestor_ids).exclude(pk=region.pk).order_by("path")

    def with_exact_name(self, text):
        """Those with exactly this name, in any language or as another name."""
        return self.filter(self.model.exact_name_q(text) | Q(aliases__text__iexact=text)).distinct()

    def with_folded_name(self, text):
        """Those with exactly this name or other name, apart from diacritics and width."""
        return self.filter(search_q(text)).filter(_folded_name_q(text))

    def with_code(self, text):
        """Those with exactly this code, with or without the name of its standard before it."""
        code = CODE_LABEL.sub("", text).strip()
        return self.filter(Q(iso_3166__iexact=code) | Q(gbt_2260=code))

    def with_kind_in_name(self, text):
        """Those with exactly this name, apart from the word for their kind and from diacritics:
        "Guangdong Province", "tỉnh Lào Cai", 西宁 for 西宁市.
        """
        condition = Q(name_zh__in=with_endings(text))
        for name, kinds in without_kind(text):
            condition |= search_q(name) & _folded_name_q(name) & Q(kind__in=kinds)
        return self.filter(condition)

    def named_in_label(self, text):
        """Those whose label a text might be: a name of theirs begins or ends it."""
        return named_in_label(self, text)

    def matching(self, text):
        """Regions that one of whose names, aliases or codes holds every word of a text.

        The name of a standard before a code is passed over: GB/T 630100. So is the word for the
        kind of a region, even one whose end is not typed yet: "Guangdong Prov".
        """
        condition = search_q(CODE_LABEL.sub("", text))
        for name, kinds in without_kind(text, is_typing=True):
            condition |= search_q(name) & Q(kind__in=kinds)
        return self.filter(condition)

    def with_parent(self):
        """Selects the two next parents, for labels that distinguish homonyms."""
        return self.select_related("parent__parent")

    def for_public(self):
        """Regions that a published record names, or that hold such a region."""
        return self.filter(named_by_published(self.model)).with_parent()

    def without_unnamed_groupings(self):
        """Leaves out groupings that no published record names itself: they are public by their
        members, and no place that a source mentions.
        """
        groupings = self.model.objects.filter(kind=RegionKind.GROUPING)
        return self.exclude(pk__in=groupings.exclude(named_itself_q()).values("pk"))

    def closed_to_editors(self):
        """Regions that editors change no more, as little as a record that names them."""
        return self.filter(named_by(closed_to_editors, "naming_region"))

    def hidden(self):
        """Regions that the public does not read."""
        return self.exclude(pk__in=self.model.objects.for_public().values("pk"))

    def named_in(self, records):
        """Regions that some records name, of whatever kind, and those that hold these."""
        return self.filter(pk__in=ids_named_in(records, "named_region_ids"))

    def with_counts(self):
        """With the numbers of published records in which each region, or one below, takes part."""
        return self.annotate(
            agreement_count=published_number(self.model, "agreement"),
            delegation_count=published_number(self.model, "delegation"),
            exchange_count=published_number(self.model, "exchange"),
        )

    def with_details(self):
        """With the related rows that the page of a region prints, public ones only."""
        public = self.model.objects.for_public()
        return self.select_related("parent__parent__parent").prefetch_related(
            "aliases",
            Prefetch("successor", public),
            Prefetch("predecessors", public),
            Prefetch("groupings", public),
            Prefetch("members", public),
            evidence_prefetch(),
        )


def _folded_name_q(text):
    """The condition that a region has this name or other name, apart from diacritics and width."""
    region, alias = (apps.get_model("agreements", name) for name in ("Region", "RegionAlias"))
    aliases = alias.objects.filter(region=OuterRef("pk"), text__folded=fold(text))
    return region.exact_name_q(text, "folded") | Q(Exists(aliases))


def named_itself_q():
    """The condition that a published record names a region itself: as party or stop, as the place
    of signing, or by an institution that has its seat there.
    """
    region = OuterRef("pk")
    institutions = apps.get_model("agreements", "Institution").objects.for_public()
    condition = Q(Exists(institutions.filter(region=region)))
    for name, kind in RECORD_KINDS.items():
        for key in _region_keys(kind.model):
            condition |= Q(Exists(published(name).filter(**{key: region})))
        for relation in kind.rows:
            for key in _region_keys(kind.model._meta.get_field(relation).related_model):
                condition |= Q(Exists(published(name).filter(**{f"{relation}__{key}": region})))
    return condition


def _region_keys(model):
    """The names of the foreign keys by which a model's rows name a region."""
    region = apps.get_model("agreements", "Region")
    fields = model._meta.concrete_fields
    return [one.name for one in fields if one.editable and one.related_model is region]


def below_q(region, column="path"):
    """The condition that the path in a column lies in a region, or in a member of a grouping."""
    condition = Q()
    for path in region.paths:
        condition |= Q(**{f"{column}__startswith": path})
    return condition
