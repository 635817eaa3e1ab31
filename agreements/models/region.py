"""Regions: countries, provinces, cities, counties, zones, and groupings of them."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Upper
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.choices import RegionKind
from agreements.database.expressions import SearchVector
from agreements.dates import UncertainDateField
from agreements.models.alias import Alias
from agreements.models.base import RulesAtFieldsMixin, joined, tracked
from agreements.models.named import Named, name_given
from agreements.models.published_count import PublishedNumbers
from agreements.models.region_queryset import RegionQuerySet
from agreements.models.region_words import without_kind
from agreements.models.slug import SlugMixin, slug_field
from agreements.text import region_path


class Region(PublishedNumbers, RulesAtFieldsMixin, SlugMixin, Named):
    """A region with an administrative rank, or a grouping of regions, which is no authority.

    Names never suffice to distinguish regions: Hekou and Guiyang have homonyms.
    """

    FIELDS_OF_RULES = {"region_named": "name"}

    slug = slug_field(max_length=100)
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
        ordering = ["sort_name", "pk"]
        constraints = [
            name_given("region_named"),
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

    @classmethod
    def called_q(cls, text):
        """The condition that a region is called exactly so, or so with the word for its kind."""
        condition = super().called_q(text)
        for name, kinds in without_kind(text):
            condition |= cls.exact_name_q(name, "folded") & Q(kind__in=kinds)
        return condition

    @property
    def ancestor_ids(self):
        """The ids from the topmost parent down to the region itself."""
        return [int(pk) for pk in self.path.strip("/").split("/") if pk]

    @property
    def ancestors(self):
        """The regions that hold it, the topmost first. Costs a query for each that did not come
        along; see `RegionQuerySet.with_details`.
        """
        found, one = [], self.parent
        while one:
            found.insert(0, one)
            one = one.parent
        return found

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
        """The name with its parents, which distinguishes homonyms: ``Hekou, Honghe, Yunnan``.

        Costs a query for each parent that was not selected along; see `with_parent`.
        """
        return region_path([region.display_name for region in [self, *self._parents]])

    @property
    def labels(self):
        """The label, and what is left of it without the largest parents."""
        names = [region.display_name for region in [self, *self._parents]]
        return [region_path(names[:size]) for size in range(len(names), 0, -1)]

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
        ordering = ["member__sort_name", "pk"]
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
