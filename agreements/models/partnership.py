"""Partnerships: two regions that cooperate, and what there is between them.

They follow from the published records: triggers keep a table of all pairs of regions, of which a
view shows those that cooperate.
"""

from django.db import models
from django.db.models import DateField, Exists, F, Func, OuterRef, Q, Subquery, Value
from django.db.models.functions import JSONObject
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from agreements.dates import UncertainDateField, possible_q
from agreements.models.agreement import Agreement
from agreements.models.record_queryset import published
from agreements.models.region import Region
from agreements.registry import EVENT_KINDS


class PartnershipQuerySet(models.QuerySet):
    """Queryset methods for partnerships. They choose pairs; the numbers of a pair stay those of all
    that is between the two.
    """

    def for_public(self):
        """All partnerships: only published records make one."""
        return self.with_regions()

    def with_regions(self):
        """Selects the two regions with their parents, for labels that distinguish homonyms."""
        return self.select_related("first__parent__parent", "second__parent__parent")

    def of_region(self, region):
        """Partnerships of a region or of anything in it, and those of what holds it that rest on a
        record in which the region takes part: talks with a province, held in its capital.
        """
        below = Region.objects.below(region).values("pk")
        above = Region.objects.ancestors_of(region).values("pk")
        met = RegionPair.objects.filter(first=region).values("second")
        met = met.union(RegionPair.objects.filter(second=region).values("first"))
        # A union of ids: with OR in one condition every pair would be read.
        found = [
            self.model.objects.filter(**condition).values("pk")
            for condition in (
                {"first__in": below},
                {"second__in": below},
                {"first__in": above, "second__in": met},
                {"second__in": above, "first__in": met},
            )
        ]
        return self.filter(pk__in=found[0].union(*found[1:]))

    def inside(self, one, other):
        """Partnerships between something in one place and something in another, apart from that
        of the two themselves.
        """
        here, there = (Region.objects.below(region).values("pk") for region in (one, other))
        pairs = Q(first__in=here, second__in=there) | Q(first__in=there, second__in=here)
        return self.filter(pairs).exclude(first__in=[one, other], second__in=[one, other])

    def latest_first(self):
        """Those with the latest contact first."""
        return self.order_by(F("last_contact_day").desc(nulls_last=True), "pk")

    def matching(self, text):
        """Partnerships one of whose regions holds every word of a text in its names."""
        found = Region.objects.matching(text).values("pk")
        return self.filter(Q(first__in=found) | Q(second__in=found))

    def in_areas(self, slugs, or_none=False):
        """Partnerships with an agreement or a delegation in some areas of cooperation, or, if asked
        for, with one that names no area.
        """
        condition = Q()
        for name in ("Agreement", "Delegation"):
            records = published(name).between(*PAIR)
            condition |= Q(Exists(records.in_areas(slugs, or_none=or_none)))
        return self.filter(condition)

    def active_in(self, start, end):
        """Partnerships with a record whose date possibly lies in a time."""
        condition = Q()
        for kind in EVENT_KINDS:
            records = published(kind.name).between(*PAIR)
            condition |= Q(Exists(records.filter(possible_q(kind.date_field, start, end))))
        return self.filter(condition)

    def without_contact_since(self, day):
        """Partnerships none of whose dated contacts may have been on a day or after it.

        Contacts whose year is not stated are left out.
        """
        return self.filter(Q(last_contact_day__lt=day) | Q(last_contact_day=None))

    def without_dated_contact(self):
        """Partnerships none of whose contacts has a year, or that have no contact at all."""
        return self.filter(last_contact_day=None)

    def with_endings(self, day):
        """With the agreement that runs out next, from a day on: see `next_ending`."""
        return self.annotate(**next_ending(*PAIR, day=day))

    def of(self, region, *, only_itself=False):
        """A region of any rank, as the first, with each of its partners, as a list.

        Partners are the nearest regions of city level on the other side, or what stands above that;
        never a grouping, nor what holds the region or lies in it. ``only_itself`` leaves out what
        only something below the region takes part in.
        """
        found = list(self.raw("SELECT * FROM partnerships_of(%s, %s)", [region.pk, only_itself]))
        partners = Region.objects.with_parent().in_bulk([one.second_id for one in found])
        for partnership in found:
            partnership.first, partnership.second = region, partners[partnership.second_id]
        return found


# The two regions of a partnership, for the records between them.
PAIR = (OuterRef("first_id"), OuterRef("second_id"))


def next_ending(one, other, day, narrowed=lambda agreements: agreements):
    """Annotations with the agreement between two regions whose term ends next, from a day on:
    ``ending_day`` is the latest day that its end allows, ``ending`` its code, titles and end.
    """
    agreements = narrowed(Agreement.objects.published().between(one, other))
    found = agreements.running_out_from(day).soonest_ending()
    shown = JSONObject(
        code="code",
        title="title",
        title_zh="title_zh",
        title_vi="title_vi",
        end="effective_end",
        stated_end="term_end",
        day="effective_end_to",
    )
    return {
        # A plain date, which refuses what is none: the column itself takes any text for one.
        "ending_day": Subquery(found.values("effective_end_to")[:1], output_field=DateField()),
        "ending": Subquery(found.values(shown=shown)[:1]),
    }


class PairOfRegions(models.Model):
    """Two regions, and how much there is between them.

    ``out`` and ``sent`` run from the first region to the second. The numbers include everything
    below the two regions. A contact is an agreement that was concluded, a delegation that took
    place, or an exchange that was carried out or is under way: plans are no contacts.
    """

    id = models.BigIntegerField(primary_key=True)
    first = models.ForeignKey(
        Region,
        verbose_name=_("place"),
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    second = models.ForeignKey(
        Region,
        verbose_name=_("partner"),
        on_delete=models.DO_NOTHING,
        related_name="+",
        db_constraint=False,
        db_index=False,
    )
    agreement_count = models.IntegerField(_("agreements"))
    framework_count = models.IntegerField(_("framework agreements that were concluded"))
    concluded_count = models.IntegerField(_("agreements that were concluded"))
    programme_count = models.IntegerField(_("programmes"))
    begun_programme_count = models.IntegerField(_("programmes that have begun"))
    delegation_count = models.IntegerField(_("delegations"))
    out_count = models.IntegerField(_("delegations out"))
    in_count = models.IntegerField(_("delegations in"))
    exchange_count = models.IntegerField(_("exchanges"))
    sent_count = models.IntegerField(_("exchanges sent"))
    received_count = models.IntegerField(_("exchanges received"))
    contact_count = models.IntegerField(_("contacts"))
    first_contact = UncertainDateField(_("first contact"), adds_span=False)
    first_contact_day = models.DateField(_("earliest day of the first contact"), null=True)
    last_contact = UncertainDateField(_("last contact"), adds_span=False)
    last_contact_day = models.DateField(_("latest day of the last contact"), null=True)

    class Meta:
        abstract = True


class RegionPairQuerySet(models.QuerySet):
    """Queryset methods for pairs of regions."""

    def of(self, first, second):
        """The pair of two regions in the order of their address names; with zeros where no
        published record is between them.
        """
        found = self.filter(first=first, second=second).first()
        if found:
            found.first, found.second = first, second
            return found
        numbers = {
            field.name: 0
            for field in self.model._meta.concrete_fields
            if field.name.endswith("_count")
        }
        return self.model(first=first, second=second, **numbers)


class RegionPair(PairOfRegions):
    """Two regions of any rank with what published records there are between them.

    Triggers keep the rows (`database/sql/partnerships/`), for each two regions between which there
    is any record, in the order of their address names. ``partner_count`` counts the records through
    which both are partners, the other two those through which the first or the second is.
    """

    partner_count = models.IntegerField()
    first_partner_count = models.IntegerField()
    second_partner_count = models.IntegerField()

    objects = RegionPairQuerySet.as_manager()

    class Meta:
        verbose_name = _("pair of regions")
        verbose_name_plural = _("pairs of regions")
        indexes = [
            models.Index(fields=["first"], name="region_pair_first"),
            models.Index(fields=["second"], name="region_pair_second"),
            models.Index(
                F("last_contact_day").desc(nulls_last=True),
                F("id"),
                condition=Q(partner_count__gt=0),
                name="region_pair_latest",
            ),
        ]

    def __str__(self):
        return f"{self.first_id} – {self.second_id}"


class Partnership(PairOfRegions):
    """Two regions that cooperate: partners of each other through a published record."""

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        managed = False
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")

    def __str__(self):
        return f"{self.first} – {self.second}"

    def get_absolute_url(self):
        return partnership_url(self.first, self.second)


def partnership_url(one, other, name="partnership"):
    """The one address of two regions, in whichever order they are given."""
    return reverse(name, args=sorted([one.slug, other.slug]))


class Holds(Func):
    """Whether a column of ids holds one."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY ("
    output_field = models.BooleanField()
    conditional = True

    def __init__(self, pk, column, **extra):
        super().__init__(Value(pk), F(column), **extra)


def sent_q(one, other):
    """The condition that a delegation or an exchange runs from one region to another, or between
    regions below them. No index serves it: for records that were found already, as by
    `between_any`.
    """
    return Q(Holds(one.pk, "sending_region_ids")) & Q(Holds(other.pk, "host_region_ids"))


def endings(region, partnerships, day, *, only_itself=False):
    """The agreement that runs out next between a region and each partner, or None, by partner id.

    See `next_ending`. Costs one query.
    """

    def narrowed(agreements):
        return agreements.with_itself(region) if only_itself else agreements

    partners = Region.objects.filter(pk__in=[one.second_id for one in partnerships])
    found = next_ending(region, OuterRef("pk"), day=day, narrowed=narrowed)
    return dict(partners.annotate(**found).values_list("pk", "ending"))
