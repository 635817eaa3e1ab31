"""Counts for maps and networks: records by region or institution, and by each two of these.

Every number is that of a list (`agreements.charts.counting.Selection`).
"""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import reduce
from operator import add

from django.db import connection
from django.db.models import BigIntegerField, Count, DecimalField, F, Func, Sum
from django.db.models.functions import Greatest, Least

from agreements.models import Institution, PublishedCount, Region, RegionPair
from agreements.registry import DELEGATION

# Which regions stand on a map is decided by the region that a card gives each party: the nearest of
# city level, or the region itself above that. A stop, which has no role, is none within a party.
# What is counted for them includes everything below them, as in the lists.
NAMED = """
    WITH record AS MATERIALIZED ({records}),
    named AS MATERIALIZED (
        SELECT record.kind, record.id AS record_id, thing.id, {path} AS path,
            bool_or(party ? 'role') AS is_party
        FROM record, jsonb_array_elements(record.parties) AS party
        JOIN {table} thing ON thing.slug = {slug}
        GROUP BY record.kind, record.id, thing.id, {path}
    ), partner AS MATERIALIZED (
        SELECT * FROM named WHERE is_party OR NOT EXISTS (
            SELECT FROM named host WHERE host.kind = named.kind AND host.is_party
                AND host.record_id = named.record_id AND starts_with(named.path, host.path))
    ), thing AS MATERIALIZED (SELECT DISTINCT id FROM partner),
    reach AS MATERIALIZED (
        SELECT record.kind, record.id AS record_id, thing.id
        FROM record, unnest(record.ids) AS one JOIN thing ON thing.id = one
    )"""
SINGLE = "SELECT kind, id, count(*) FROM reach GROUP BY kind, id"
# Each two of which neither lies in the other.
PAIRS = """, pair AS MATERIALIZED (
        SELECT DISTINCT one.id AS first_id, other.id AS second_id
        FROM partner one JOIN partner other USING (kind, record_id)
        WHERE one.id < other.id
            AND NOT starts_with(one.path, other.path) AND NOT starts_with(other.path, one.path)
    )
    SELECT one.kind, first_id, second_id, count(*) FROM pair
    JOIN reach one ON one.id = first_id
    JOIN reach other ON other.id = second_id
        AND other.kind = one.kind AND other.record_id = one.record_id
    GROUP BY one.kind, first_id, second_id"""
PLACES = {
    "table": "agreements_region",
    "slug": "party->'place'->>'slug' AND thing.kind <> 'grouping'",
    "path": "thing.path",
}
INSTITUTIONS = {
    "table": "agreements_institution",
    "slug": "party->>'slug' AND party->>'t' = 'institution'",
    "path": "'/' || thing.id || '/'",
}


@dataclass(frozen=True)
class Ties:
    """Things that take part in records, and which do so together.

    ``single`` gives the number of records of each, ``pairs`` of each two, by list name:
    {thing: {"agreements": 3}} and {(one, other): {"agreements": 1}}; those with most come first.
    ``pairs`` may hold only the first of them: ``pair_count`` is the number of all, ``paired`` holds
    the ids of all that stand in one, and ``digest`` changes with any of them.
    """

    single: dict
    pairs: dict
    pair_count: int
    paired: Collection[int]
    digest: str = field(default="", compare=False)

    def counted(self, describe):
        """The numbers in plain values, with the values that ``describe`` gives of each thing."""
        single = [[describe(one), numbers] for one, numbers in self.single.items()]
        pairs = [[one.pk, other.pk, n] for (one, other), n in self.pairs.items()]
        return [single, pairs, self.pair_count, self.digest]


def ties_of_regions(selections):
    """The regions of some records. Costs three queries."""
    return _ties(selections, "region_ids", PLACES, Region.objects.with_parent())


def ties_of_all_regions(selections, most=None):
    """The regions of all published records of some kinds, as triggers count them. Costs five
    queries, whose cost grows with the regions and, less, with their pairs; not with the records.

    ``most`` is the number of pairs that are wanted: those with most records.
    """
    kinds = {one.kind.name: one.kind.list_name for one in selections}
    single, pairs = defaultdict(Counter), {}
    counts = PublishedCount.objects.filter(kind__in=kinds)
    partners = counts.filter(thing="partner", named__gt=0).values("thing_id")
    for pk, kind, number in counts.filter(
        thing="region", thing_id__in=partners, taking_part__gt=0
    ).values_list("thing_id", "kind", "taking_part"):
        single[pk][kinds[kind]] = number
    columns = [f"{name}_count" for name in kinds]
    found = (
        RegionPair.objects.filter(partner_count__gt=0, first__in=partners, second__in=partners)
        .annotate(
            total=reduce(add, map(F, columns)),
            lower=Least("first_id", "second_id"),
            higher=Greatest("first_id", "second_id"),
        )
        .filter(total__gt=0)
    )
    shown = found.order_by("-total", "lower", "higher").values_list("lower", "higher", *columns)
    for one, other, *numbers in shown[:most]:
        pairs[one, other] = Counter(
            {name: n for name, n in zip(kinds.values(), numbers, strict=True) if n}
        )
    whole = found.aggregate(
        number=Count("*"),
        digest=Sum(RowHash("lower", "higher", *columns), output_field=DecimalField()),
    )
    ends = found.values_list("lower").union(found.values_list("higher"))
    return _sorted(
        single,
        pairs,
        Region.objects.with_parent(),
        whole["number"],
        {pk for (pk,) in ends},
        str(whole["digest"]),
    )


class RowHash(Func):
    """A hash of the values of several columns of a row, as a big integer."""

    template = "hash_record_extended(ROW(%(expressions)s), 0)"
    output_field = BigIntegerField()


def ties_of_institutions(selections):
    """The institutions of some records. Costs three queries."""
    return _ties(selections, "institution_ids", INSTITUTIONS, Institution.objects.all())


def _ties(selections, ids, names, things):
    parts, params = [], []
    for number, selection in enumerate(selections):
        stops = selection.kind is DELEGATION
        rows = selection.records.order_by().values_list("pk", ids, "card")
        statement, values = rows.query.sql_with_params()
        # A delegation's card lists its stops beside its parties.
        parties = "(card->'parties') || (card->'stops')" if stops else "card->'parties'"
        parts.append(
            f"SELECT {number} AS kind, id, ids, {parties} AS parties "
            f"FROM ({statement}) AS s{number} (id, ids, card)"
        )
        params += values
    head = NAMED.format(records=" UNION ALL ".join(parts), **names)
    single, pairs = defaultdict(Counter), defaultdict(Counter)
    with connection.cursor() as cursor:
        cursor.execute(head + SINGLE, params)
        for number, pk, count in cursor.fetchall():
            single[pk][selections[number].kind.list_name] = count
        cursor.execute(head + PAIRS, params)
        for number, one, other, count in cursor.fetchall():
            pairs[one, other][selections[number].kind.list_name] = count
    return _sorted(single, pairs, things)


def _sorted(single, pairs, things, pair_count=None, paired=None, digest=""):
    found = things.in_bulk(list(single))
    by_number = sorted(pairs, key=lambda pair: (-pairs[pair].total(), pair))
    return Ties(
        {found[pk]: single[pk] for pk in sorted(single, key=lambda pk: (-single[pk].total(), pk))},
        {(found[one], found[other]): pairs[one, other] for one, other in by_number},
        len(pairs) if pair_count is None else pair_count,
        {pk for pair in pairs for pk in pair} if paired is None else paired,
        digest,
    )
