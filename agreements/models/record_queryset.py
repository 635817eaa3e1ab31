"""Queryset methods of all records, and functions by which lower modules query records."""

from collections import defaultdict
from datetime import datetime, time
from functools import reduce
from operator import or_

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, Exists, F, Func, OuterRef, Prefetch, Q, When
from django.utils.timezone import make_aware

from agreements.choices import EDITABLE, State
from agreements.models.base import array_of
from agreements.registry import RECORD_KINDS
from agreements.text import search_q


class RecordQuerySet(models.QuerySet):
    """Queryset methods of all records."""

    CONTACT = Q(pk__in=[])  # The condition of `contacts`.

    def published(self):
        """Records that the public may read; leaves out drafts and withdrawn records."""
        return self.filter(state=State.PUBLISHED)

    def closed_to_editors(self):
        """Records that editors change no more: leaves out drafts and returned ones."""
        return self.exclude(state__in=EDITABLE)

    def once_published(self):
        """Records that were public at some time: their codes keep an answer for ever."""
        return self.exclude(code=None)

    def with_ids(self, ids):
        """Records with one of some ids."""
        return self.filter(pk__in=ids)

    def published_since(self, day):
        """Records that were published on a day or after it."""
        return self.filter(published_at__gte=make_aware(datetime.combine(day, time.min)))

    def latest_published_first(self):
        """By the moment of publication, the last one first."""
        return self.order_by(F("published_at").desc(nulls_last=True), "-pk")

    def marking_contacts(self):
        """Annotates whether each record is a contact, as ``is_contact``; see the ``contacts`` of
        its kind. Of programmes there are none.
        """
        return self.annotate(is_contact=Case(When(self.CONTACT, then=True), default=False))

    def as_rows(self):
        """For lists: nothing is fetched along, since a row prints the record's own columns; of
        these not what only a search reads.
        """
        rows = self.select_related(None).prefetch_related(None)
        return rows.defer("search", "names", "texts")

    def as_search_results(self):
        """For what a search found: rows with the texts that show why."""
        return self.as_rows().defer(None).defer("search")

    def in_region(self, region):
        """Records with a party or a stop in a region or anywhere below it.

        Takes a region, its id, or an expression such as ``OuterRef("pk")``.
        """
        return self.filter(region_ids__contains=array_of(region))

    def between(self, one, other):
        """Records in which two regions take part, or something below each. See `in_region`."""
        return self.filter(region_ids__contains=array_of(one, other))

    def between_any(self, pairs):
        """Records in which both regions of one of some pairs take part. See `between`."""
        conditions = (Q(region_ids__contains=array_of(*pair)) for pair in pairs)
        return self.filter(reduce(or_, conditions, Q(pk__in=[])))

    def with_itself(self, region):
        """Records in which a region itself takes part, or an institution seated in it; leaves out
        those in which only something below it does.
        """
        return self.in_region(region).alias(roles=self._roles(region)).filter(roles__len__gt=0)

    def _roles(self, region):
        return RegionRoles(self.model._meta.model_name, region)

    def with_institution(self, institution):
        """Records in which an institution, or a unit inside it, takes part. See `in_region`."""
        return self.filter(institution_ids__contains=array_of(institution))

    def naming_region(self, region_id):
        """Records that name a region in any way: party, stop, place of signing, member's seat.

        Takes an id or an expression such as ``OuterRef("pk")``.
        """
        return self.filter(named_region_ids__contains=array_of(region_id))

    def naming_institution(self, institution_id):
        """Records that name an institution or a unit inside it in any way. See `naming_region`."""
        return self.filter(named_institution_ids__contains=array_of(institution_id))

    def only_naming_region(self, region):
        """Records that name a region, or one below it, without its taking part: where they were
        signed, or the seat of somebody's institution.
        """
        named = self.alias(only_named=only_named("region"))
        return named.filter(only_named__contains=array_of(region))

    def only_naming_institution(self, institution):
        """Records that name an institution without its taking part: as somebody's institution."""
        named = self.alias(only_named=only_named("institution"))
        return named.filter(only_named__contains=array_of(institution))

    def in_areas(self, slugs, or_none=False):
        """Records that cover one of some areas of cooperation, or, if asked for, name none."""
        area = apps.get_model("agreements", "Area")
        wanted = list(area.objects.filter(slug__in=slugs).values_list("pk", flat=True))
        condition = Q(area_ids__overlap=wanted)
        return self.filter(condition | Q(area_ids=[]) if or_none else condition)

    def with_specialty(self, specialty_id):
        """Records in a specialty or in one below it. Takes an id or an expression."""
        return self.filter(specialty_ids__contains=array_of(specialty_id))

    def with_any_specialty(self):
        """Records in a specialty that is known: one of the catalogue or of the local branch."""
        return self.exclude(specialty_ids=[])

    def without_specialty(self):
        """Records for which no specialty is stated; leaves out those with an unmapped label."""
        return self.filter(specialties=None)

    def matching(self, text):
        """Records that hold every word of a text: in titles, summaries, code, names, or the texts
        that belong to them.
        """
        return self.filter(search_q(text))


class DirectedQuerySet(RecordQuerySet):
    """Queryset methods for records that run from one region to another."""

    def newest_first(self):
        """By the latest day that the source allows; those without a stated year last."""
        return self.order_by(F("latest_day").desc(nulls_last=True), "-pk")

    def oldest_first(self):
        """By the earliest day that the source allows; those without a stated year last."""
        return self.order_by(F("earliest_day").asc(nulls_last=True), "pk")

    def from_region(self, region):
        """Records whose sender sits in a region or anywhere below it."""
        return self.filter(sending_region_ids__overlap=[region.pk])

    def to_region(self, region):
        """Records whose host sits in a region or anywhere below it."""
        return self.filter(host_region_ids__overlap=[region.pk])

    def from_itself(self, region):
        """Records whose sender sits in a region itself; see `with_itself`."""
        roles = self.from_region(region).alias(sender_roles=self._roles(region))
        return roles.filter(sender_roles__contains=["sends"])

    def to_itself(self, region):
        """Records whose host sits in a region itself; see `with_itself`."""
        roles = self.to_region(region).alias(host_roles=self._roles(region))
        return roles.filter(host_roles__contains=["hosts"])


def only_named(thing):
    """The ids of the regions or institutions that a record names without their taking part in it:
    for an index, since of the records that name a big place nearly all have it as a party.
    """
    return Func(
        F(f"named_{thing}_ids"),
        F(f"{thing}_ids"),
        function="ids_without",
        output_field=ArrayField(models.IntegerField()),
    )


class RegionRoles(Func):
    """The roles in which a region itself, or an institution seated in it, takes part in a record:
    `sends`, `hosts` or `other`. What only lies below the region does not count.
    """

    output_field = ArrayField(models.TextField())

    def __init__(self, kind, region):
        super().__init__(F("pk"), models.Value(region.pk), function=f"{kind}_ways")


def published_q(reference):
    """The condition that the record to which a reference leads is published. A join: a subquery for
    all published records would be read as a whole.
    """
    return Q(**{f"{reference}__state": State.PUBLISHED})


def published(model_name):
    """The published records of a kind, which lower modules name as a foreign key would."""
    return apps.get_model("agreements", model_name).objects.published()


def closed_to_editors(model_name):
    """The records of a kind that editors change no more; see `RecordQuerySet.closed_to_editors`."""
    return apps.get_model("agreements", model_name).objects.closed_to_editors()


def named_by(records, method):
    """The condition that one of some records names a row, as in
    ``named_by(closed_to_editors, "naming_region")``.

    ``records`` gives those of a kind, ``method`` is the name of one of `RecordQuerySet`.
    """
    condition = Q()
    for name in RECORD_KINDS:
        condition |= Q(Exists(getattr(records(name), method)(OuterRef("pk"))))
    return condition


def ids_named_in(records, column):
    """The ids that some records, of whatever kind, list in a derived column."""
    return {pk for record in records for pk in getattr(record, column)}


def belongs_to_any(records):
    """The condition that a row, such as a figure or a piece of evidence, belongs to one of some
    records, of whatever kinds.
    """
    ids = defaultdict(list)
    for record in records:
        ids[record._meta.model_name].append(record.pk)
    conditions = (Q(**{f"{name}__in": pks}) for name, pks in ids.items())
    return reduce(or_, conditions, Q(pk__in=[]))


def evidence_prefetch():
    """The evidence to fetch with a row that is public, for its footnotes."""
    evidence = apps.get_model("agreements", "Evidence")
    return Prefetch("evidence", evidence.objects.without_hidden_rows().select_related("source"))


def record_prefetches(people="people"):
    """The prefetches of a public record: its people, specialties, contributions, figures and
    evidence.
    """
    person = apps.get_model("agreements", "Person")
    specialty = apps.get_model("agreements", "RecordSpecialty")
    contribution = apps.get_model("agreements", "Contribution")
    figure = apps.get_model("agreements", "Figure")
    return (
        Prefetch(people, person.objects.with_bodies()),
        Prefetch("specialties", specialty.objects.select_related("specialty")),
        Prefetch("contributions", contribution.objects.with_names()),
        Prefetch("figures", figure.objects.with_names().with_recorded()),
        evidence_prefetch(),
    )
