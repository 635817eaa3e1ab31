"""Search results by kind: the numbers, the best rows, and names near to a mistyped one."""

from dataclasses import dataclass

from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy

from agreements.models import Institution, Region, Source, Specialty
from agreements.models.region_queryset import CODE_LABEL
from agreements.models.search import MAX_RANKED, best_hits, nearest_names
from agreements.presenters.named_rows import (
    institution_row,
    list_url,
    region_row,
    source_row,
    specialty_row,
)
from agreements.presenters.rows import agreement_row, delegation_row, exchange_row, programme_row
from agreements.presenters.search.highlight import highlights, holds_as_typed
from agreements.registry import AGREEMENT, DELEGATION, EXCHANGE, PROGRAMME
from agreements.text import grouped_number

BEST = 5  # rows of each kind


BEST_OF_ONE = 25  # rows where one kind is asked for


FEW = 3  # hits beside which names are offered that might have been meant


@dataclass(frozen=True)
class Kind:
    """A kind of thing to find.

    ``public`` is what may be found of it, ``rows`` the same table with what ``row`` prints, and
    ``then`` the order of what fits equally well.
    """

    name: str
    list_name: str
    label: str
    public: QuerySet
    rows: QuerySet
    then: tuple
    row: object

    @property
    def table(self):
        """The template of its table."""
        return f"agreements/_{self.name}_table.html"


def newest(column):
    """By the latest day that the source allows, undated ones last."""
    return (F(column).desc(nulls_last=True), "-pk")


def records_of(kind, row):
    """A kind of record as a kind of thing to find."""
    records = kind.model.objects
    return Kind(
        kind.name,
        kind.list_name,
        kind.label,
        records.for_public().as_search_results(),
        records.as_search_results(),
        newest("latest_day"),
        row,
    )


KINDS = (
    Kind(
        "region",
        "regions",
        gettext_lazy("Places"),
        Region.objects.for_public().with_counts(),
        Region.objects.with_parent().with_counts(),
        ("sort_name", "pk"),
        region_row,
    ),
    Kind(
        "institution",
        "institutions",
        gettext_lazy("Institutions"),
        Institution.objects.for_public().with_counts(),
        Institution.objects.with_region().with_counts(),
        ("sort_name", "pk"),
        institution_row,
    ),
    records_of(AGREEMENT, agreement_row),
    records_of(DELEGATION, delegation_row),
    records_of(EXCHANGE, exchange_row),
    records_of(PROGRAMME, programme_row),
    Kind(
        "specialty",
        "specialties",
        gettext_lazy("Specialties"),
        Specialty.objects.for_public().with_counts(),
        Specialty.objects.with_counts(),
        ("code",),
        specialty_row,
    ),
    Kind(
        "source",
        "sources",
        gettext_lazy("Sources"),
        Source.objects.for_public().with_counts(),
        Source.objects.with_counts(),
        ("sort_title", "pk"),
        source_row,
    ),
)


def section(kind, text, chosen_kind):
    """The results of one kind: the number, the best rows, and the address of all of them."""
    size = BEST_OF_ONE if chosen_kind == kind.name else BEST
    found, number = best_hits(kind.public, text, rows=kind.rows, then=kind.then, size=size)
    day = timezone.localdate()
    return {
        "name": kind.name,
        "label": kind.label,
        "table": kind.table,
        "number": in_words(number),
        "rows": [{**kind.row(one, day), "found": one} for one in found],
        "is_cut": number > len(found),
        "url": list_url(kind.list_name, q=text),
    }


def near_names(text, hits):
    """The names that might have been meant: where nothing is found, and where the few things that
    are hold no word as it is typed but only its stem, as Wu Xin does for "xinning".
    """
    if len(hits) > FEW or any(holds_as_typed(text, hit) for hit in hits):
        return []
    nearest = nearest_names(text)
    # If the most alike was found, it was meant.
    return nearest if nearest and nearest[0] not in hits else []


def add_highlights(text, rows):
    """Say in each row why it was found."""
    query = CODE_LABEL.sub("", text)
    found = highlights(query, [row.pop("found") for row in rows]) if rows else []
    for row, why in zip(rows, found, strict=True):
        row.update(why)


def in_words(number):
    """A number of hits; beyond a limit nobody counts on: "2,000+"."""
    if number <= MAX_RANKED:
        return str(number)
    return f"{grouped_number(MAX_RANKED)}+"
