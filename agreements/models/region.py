"""Regions: countries, provinces, cities, counties, zones, and groupings of them."""

import re

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.choices import AliasKind, RegionKind
from agreements.database.expressions import SearchVector
from agreements.dates import UncertainDateField
from agreements.models.base import joined, number_of, tracked
from agreements.models.named import Named, named_in_label
from agreements.models.record_queryset import (
    closed_to_editors,
    evidence_prefetch,
    ids_named_in,
    named_by,
    published,
)
from agreements.text import region_path, search_q

language_tag = RegexValidator(
    r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
    _("Give a language tag of BCP 47, such as zh-Hans, vi or zh-Latn-pinyin."),
)


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

    def ancestors_of(self, region):
        """The chain of parents from the country down, the region itself left out."""
        return self.filter(pk__in=region.ancestor_ids).exclude(pk=region.pk).order_by("path")

    def with_exact_name(self, text):
        """Those with exactly this name, in any language or as another name."""
        return self.filter(Region.exact_name_q(text) | Q(aliases__text__iexact=text)).distinct()

    def named_in_label(self, text):
        """Those whose label a text might be: a name of theirs begins or ends it."""
        return named_in_label(self, text)

    def matching(self, text):
        """Regions that one of whose names, aliases or codes holds every word of a text.

        The name of a standard before a code is passed over: GB/T 630100.
        """
        return self.filter(search_q(CODE_LABEL.sub("", text)))

    def with_parent(self):
        """The two next parents come along, for labels that tell homonyms apart."""
        return self.select_related("parent__parent")

    def for_public(self):
        """Regions that a published record names, or that hold such a region."""
        return self.filter(named_by(published, "naming_region")).with_parent()

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
        here = OuterRef("pk")
        return self.annotate(
            agreement_count=number_of(published("Agreement").in_region(here)),
            delegation_count=number_of(published("Delegation").in_region(here)),
            exchange_count=number_of(published("Exchange").in_region(here)),
        )

    def with_details(self):
        """With the related rows that the page of a region prints, public ones only."""
        public = self.model.objects.for_public()
        return self.with_parent().prefetch_related(
            "aliases",
            Prefetch("successor", public),
            Prefetch("predecessors", public),
            Prefetch("groupings", public),
            Prefetch("members", public),
            evidence_prefetch(),
        )


def below_q(region, column="path"):
    """The condition that the path in a column lies in a region, or in a member of a grouping."""
    condition = Q()
    for path in region.paths:
        condition |= Q(**{f"{column}__startswith": path})
    return condition


class Region(Named):
    """A region with an administrative rank, or a grouping of regions, which is no authority.

    Names are never enough to tell regions apart: Hekou and Guiyang have homonyms.
    """

    slug = models.SlugField(
        _("address name"),
        max_length=100,
        unique=True,
        help_text=_("Stands in the address of its page; it never changes."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=RegionKind)
    parent = models.ForeignKey(
        "self",
        verbose_name=_("part of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
    )
    path = models.TextField(editable=False, default="", blank=True)
    iso_3166 = models.CharField(
        _("ISO 3166 code"), max_length=6, blank=True, help_text=_("Such as CN or VN-02.")
    )
    gbt_2260 = models.CharField(
        _("GB/T 2260 code"),
        max_length=6,
        blank=True,
        validators=[RegexValidator(r"^\d{6}$", _("A GB/T 2260 code has six digits."))],
        help_text=_("Development zones have none."),
    )
    latitude = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    longitude = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    founded = UncertainDateField(_("founded"), blank=True)
    dissolved = UncertainDateField(_("dissolved"), blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name=_("succeeded by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
    )
    members = models.ManyToManyField(
        "self",
        verbose_name=_("members"),
        through="RegionMember",
        symmetrical=False,
        related_name="groupings",
    )
    alias_text = models.TextField(editable=False, default="", blank=True)
    search = models.GeneratedField(
        expression=SearchVector(
            joined("name", "name_zh", "name_vi", "alias_text", "iso_3166", "gbt_2260"),
            joined("slug"),
        ),
        output_field=SearchVectorField(),
        db_persist=True,
        editable=False,
    )

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("place")
        verbose_name_plural = _("places")
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(
                name="region_not_its_own_parent",
                condition=Q(parent=None) | ~Q(parent=F("pk")),
                violation_error_message=_("A place cannot be part of itself."),
            ),
            models.CheckConstraint(
                name="region_not_its_own_successor",
                condition=Q(successor=None) | ~Q(successor=F("pk")),
                violation_error_message=_("A place cannot succeed itself."),
            ),
            models.CheckConstraint(
                name="region_coordinates_together",
                condition=Q(latitude=None, longitude=None)
                | Q(
                    latitude__isnull=False,
                    longitude__isnull=False,
                    latitude__range=(-90, 90),
                    longitude__range=(-180, 180),
                ),
                violation_error_message=_(
                    "Give latitude and longitude together, in degrees, or neither."
                ),
            ),
            models.UniqueConstraint(
                fields=["gbt_2260"],
                condition=~Q(gbt_2260="") & Q(dissolved=""),
                name="region_gbt_2260_once",
                violation_error_message=_("Another place has this GB/T 2260 code."),
            ),
            models.CheckConstraint(
                name="region_grouping_has_no_parent",
                condition=~Q(kind=RegionKind.GROUPING) | Q(parent=None),
                violation_error_message=_("A grouping has members and is part of nothing."),
            ),
        ]
        indexes = [
            models.Index(OpClass(F("path"), name="text_pattern_ops"), name="region_path"),
            models.Index(Upper("name"), name="region_name_upper"),
            GinIndex(fields=["search"], name="region_search"),
        ]

    def get_absolute_url(self):
        return reverse("region", args=[self.slug])

    def clean(self):
        super().clean()
        if self.pk and self.parent and self.pk in self.parent.ancestor_ids:
            raise ValidationError(
                {"parent": _("%(parent)s is itself part of this place.") % {"parent": self.parent}}
            )

    @property
    def ancestor_ids(self):
        """The ids from the topmost parent down to the region itself."""
        return [int(pk) for pk in self.path.strip("/").split("/") if pk]

    @property
    def paths(self):
        """The paths under which all that belongs to it lies: its own and, of a grouping, those of
        its members. Costs queries for a grouping.
        """
        paths, reached, frontier = {self.path}, set(), {self.pk}
        while self.kind == RegionKind.GROUPING and frontier:
            reached |= frontier
            members = dict(
                Region.objects.filter(member_of__grouping__in=frontier).values_list("pk", "path")
            )
            paths |= set(members.values())
            frontier = set(members) - reached
        return sorted(paths)

    @property
    def label(self):
        """The name with its parents, which tells homonyms apart: ``Hekou, Honghe, Yunnan``.

        Costs a query for each parent that was not selected along; see `with_parent`.
        """
        return region_path([region.display_name for region in [self, *self._parents]])

    @property
    def parents_label(self):
        """The names of the next two parents, as they stand in the label."""
        return region_path([region.display_name for region in self._parents])

    @property
    def _parents(self):
        parent = self.parent
        above = parent.parent if parent else None
        return [region for region in (parent, above) if region]


class RegionMember(models.Model):
    """That a region belongs to a grouping, such as a bay area or a border zone."""

    grouping = models.ForeignKey(
        Region, verbose_name=_("grouping"), on_delete=models.CASCADE, related_name="memberships"
    )
    member = models.ForeignKey(
        Region, verbose_name=_("member"), on_delete=models.PROTECT, related_name="member_of"
    )

    class Meta:
        verbose_name = _("member of a grouping")
        verbose_name_plural = _("members of groupings")
        ordering = ["member__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["grouping", "member"],
                name="region_member_once",
                violation_error_message=_("This place is a member already."),
            ),
            models.CheckConstraint(
                name="region_member_not_itself",
                condition=~Q(grouping=F("member")),
                violation_error_message=_("A grouping cannot be its own member."),
            ),
        ]

    def __str__(self):
        return str(self.member)

    def clean(self):
        super().clean()
        if self.grouping_id and self.grouping.kind != RegionKind.GROUPING:
            raise ValidationError(_("Only a grouping has members; a place has parts."))


class Alias(models.Model):
    """Another name under which something is known, so that it is found and recognised."""

    text = models.CharField(_("name"), max_length=300)
    language = models.CharField(
        _("language"),
        max_length=35,
        validators=[language_tag],
        help_text=_("A tag of BCP 47, such as zh-Hans, vi, en or zh-Latn-pinyin."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=AliasKind)

    class Meta:
        abstract = True
        ordering = ["text", "pk"]

    def __str__(self):
        return self.text


class RegionAlias(Alias):
    """Another name of a region."""

    region = models.ForeignKey(
        Region, verbose_name=_("place"), on_delete=models.CASCADE, related_name="aliases"
    )

    class Meta(Alias.Meta):
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [
            models.UniqueConstraint(
                fields=["region", "text", "language"],
                name="region_alias_once",
                violation_error_message=_("This name is listed already."),
            )
        ]


for model in (Region, RegionMember, RegionAlias):
    tracked(model)
