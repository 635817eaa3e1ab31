"""Counts for charts: what a chart is about, and records by year and by specialty.

Every number is that of a list: it counts published records that a filter lets through, and
`Selection` knows the address of exactly these.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import Case, Count, F, Func, IntegerField, Model, Value, When
from django.db.models.functions import ExtractYear
from django.urls import reverse
from django.utils.http import urlencode

from agreements.dates import UncertainDate, certain_q
from agreements.models import Institution, RecordSpecialty, Region, Specialty
from agreements.registry import RecordKind


@dataclass
class Selection:
    """The records of one kind that a chart is about, and the filters that find them.

    ``query`` holds the filters as they stand in an address, ``filter_values`` what they mean:
    regions, institutions, specialties and times by the name of their filter.
    """

    kind: RecordKind
    records: object
    query: dict = field(default_factory=dict)
    filter_values: dict = field(default_factory=dict)

    @property
    def counted(self):
        """The values of which the addresses are made, for a fingerprint."""
        filter_values = {
            name: one.pk for name, one in self.filter_values.items() if isinstance(one, Model)
        }
        return [self.kind.list_name, self.query, filter_values]

    def address(self, **changes):
        """The address of the list with these filters and some more."""
        query = {**self.query, **changes}
        url = reverse(self.kind.list_name)
        return f"{url}?{urlencode(query, doseq=True)}" if query else url

    def address_of_regions(self, *regions):
        """The list of those in which some regions take part; "" where no filter can say that.

        A region that is asked for already gives way to one that lies in it.
        """
        query = dict(self.query)
        for name in ("place", "partner"):
            old = self.filter_values.get(name)
            if isinstance(old, Region) and any(old.pk in one.ancestor_ids for one in regions):
                query.pop(name, None)
        free = [name for name in ("place", "partner") if name not in query]
        if len(regions) > len(free):
            return ""
        query.update(zip(free, (one.slug for one in regions), strict=False))
        return f"{reverse(self.kind.list_name)}?{urlencode(query, doseq=True)}"

    def address_of_year(self, year):
        """The list of those that possibly lie in a year; "" where a part of it is asked for."""
        period = self.filter_values.get("date")
        if isinstance(period, UncertainDate):
            whole = UncertainDate.parse(f"{year:04}")
            before = period.earliest is not None and period.earliest > whole.earliest
            after = period.latest is not None and period.latest < whole.latest
            if before or after:
                return ""
        return self.address(date=f"{year:04}")

    def address_of_institution(self, institution):
        """The list of those in which an institution takes part; "" where another is asked for."""
        old = self.filter_values.get("institution")
        if isinstance(old, Institution) and old.pk != institution.pk:
            return ""
        return self.address(institution=institution.slug)

    def address_of_specialty(self, specialty):
        """The list of those in a specialty or below it; "" where another one is asked for."""
        old = self.filter_values.get("specialty")
        if isinstance(old, Specialty) and old.pk not in (specialty.pk, specialty.parent_id):
            return ""
        return self.address(specialty=specialty.code)


@dataclass
class Years:
    """Records by year: ``certain`` and ``possible`` ones as {year: number}, apart from each other;
    a record that may lie in several years is possible in each. ``yearless`` ones state no year, or
    only its decade, and are possible in several; ``undated`` ones state no date and are in none.
    """

    certain: Counter
    possible: Counter
    yearless: int = 0
    undated: int = 0


LONGEST = 120  # years


def years_of(selections, day):
    """Records of several kinds by year, as ([years], [Years for each selection]).

    The years run from the first to the last that is stated, up to ``day``'s where something has not
    ended yet, at most `LONGEST` of them. A decade states no year, and so adds none; and what a
    source tells of as past ended by the day of its publication. Costs a query for each selection.
    """
    spans = [list(_spans(selection)) for selection in selections]
    stated = [row for rows in spans for row in rows if row.is_stated]
    known = [year for row in stated for year in (row.first, row.newest or row.last) if year]
    if any(row.first and not row.last and not row.newest for row in stated):
        known.append(day.year)
    for selection in selections:
        period = selection.filter_values.get("date")
        if isinstance(period, UncertainDate) and known:
            low = period.earliest.year if period.earliest else min(known)
            high = period.latest.year if period.latest else max(known)
            known = [min(max(year, low), high) for year in known]
    years = list(range(min(known), max(known) + 1))[-LONGEST:] if known else []
    return years, [_by_year(rows, years) for rows in spans]


def _spans(selection):
    """Groups of records: ``first``, ``last`` and ``newest`` year, whether certain, whether dated,
    whether a year is stated, and their ``number``.
    """
    date = selection.kind.date_field
    return (
        selection.records.order_by()
        .annotate(
            first=ExtractYear(f"{date}_from"),
            last=ExtractYear(f"{date}_to"),
            newest=ExtractYear("latest_day"),
            is_plain=Case(When(certain_q(date, None, None), then=Value(True)), default=False),
            is_dated=Case(When(**{date: ""}, then=Value(False)), default=True),
            is_stated=Case(
                When(earliest_day=None, latest_day=None, then=Value(False)), default=True
            ),
        )
        .values("first", "last", "newest", "is_plain", "is_dated", "is_stated")
        .annotate(number=Count("pk"))
        .values_list(
            "first", "last", "newest", "is_plain", "is_dated", "is_stated", "number", named=True
        )
    )


def _by_year(rows, years):
    found = Years(Counter(), Counter())
    for row in rows:
        if not row.is_dated:
            found.undated += row.number
            continue
        if not row.is_stated:
            found.yearless += row.number
        sure = row.is_plain and row.first is not None and row.first == row.last
        for year in years:
            if (row.first is None or row.first <= year) and (row.last is None or row.last >= year):
                (found.certain if sure else found.possible)[year] += row.number
    return found


@dataclass(frozen=True)
class SpecialtyCounts:
    """The specialties of exchanges: ``exchanges`` gives, by specialty that a source names, how many
    are in it or below it; ``unnamed`` is how many name none, ``unmapped`` how many give only labels
    for which no term has been chosen yet.
    """

    exchanges: dict
    unnamed: int
    unmapped: int


def specialties_of(selection):
    """The specialties of the exchanges of a selection; most first. Costs four queries."""
    records = selection.records.order_by()
    numbers = dict(
        records.annotate(
            one=Func(F("specialty_ids"), function="unnest", output_field=IntegerField())
        )
        .values_list("one")
        .annotate(number=Count("pk"))
    )
    rows = RecordSpecialty.objects.filter(exchange__in=records.values("pk"))
    stated = rows.exclude(specialty=None).values_list("specialty", flat=True).distinct()
    named = Specialty.objects.in_bulk(list(stated))
    unnamed = records.without_specialty().count()
    unmapped = records.filter(specialty_ids=[]).count() - unnamed
    order = sorted(named, key=lambda pk: (-numbers[pk], named[pk].code))
    return SpecialtyCounts({named[pk]: numbers[pk] for pk in order}, unnamed, unmapped)
