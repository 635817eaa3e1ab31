"""Public names and titles that nobody has written in one of the three languages yet."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add, or_
from types import SimpleNamespace
from typing import Any

from django.db.models import CharField, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from agreements.models import Area, Institution, Region, Source, Specialty
from agreements.models.base import array_of, number_of
from agreements.models.named import LANGUAGES, foreign_language, text_in
from agreements.models.published_count import PublishedCount
from agreements.models.record_queryset import published
from agreements.registry import RECORD_KINDS

NAMED: tuple[Any, ...] = (Institution, Region, Source, Specialty, Area)
KINDS = (*RECORD_KINDS, *(model._meta.model_name for model in NAMED))
TAGS = tuple(tag for _suffix, tag in LANGUAGES)


def untranslated(kinds: Sequence[str] = KINDS, language: str = "") -> QuerySet[Any, Any]:
    """The public records, institutions, places, sources and terms, of some kinds, without a name or
    title in a language, or in some of the three; the most used first.

    A row is a dict of its kind as ``what``, ``pk``, the names ``en``, ``zh`` and ``vi``, the title
    ``printed`` of a source and its ``tongue``, and ``used``: how many published records name it.
    """
    first, *others = [_rows(kind, language) for kind in kinds]
    return first.union(*others, all=True).order_by("-used", "what", "pk")


def shown(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of `untranslated` as {kind, pk, name, lang, missing, used}: the name as readers see it,
    and the languages without one, as BCP 47.
    """
    names = {tag: row[tag[:2]] for tag in TAGS}
    if own := next((tag for tag in TAGS if row["tongue"].lower().startswith(tag[:2])), ""):
        names[own] = names[own] or row["printed"]
    texts = SimpleNamespace(**{f"text{suffix}": names[tag] for suffix, tag in LANGUAGES})
    name, lang = text_in(texts, "text"), foreign_language(texts, "text")
    return {
        "kind": row["what"],
        "pk": row["pk"],
        "name": name or row["printed"],
        "lang": lang if name else row["tongue"],
        "missing": [tag for tag in TAGS if not names[tag]],
        "used": row["used"],
    }


def _rows(kind: str, language: str) -> QuerySet[Any, Any]:
    """The rows of one kind."""
    is_source = kind == "source"
    rows, used = _public(kind)
    field = "title" if kind in RECORD_KINDS or is_source else "name"
    columns = {
        tag: f"{field}_en" if is_source and not suffix else f"{field}{suffix}"
        for suffix, tag in LANGUAGES
    }
    names = {tag[:2]: F(column) for tag, column in columns.items()}
    missing = {tag: _is_missing(column, tag, is_source) for tag, column in columns.items()}
    condition = missing[language] if language else reduce(or_, missing.values())
    nothing = Value("", output_field=CharField())
    return (
        rows.filter(condition)
        .order_by()
        .values(
            "pk",
            what=Value(kind, output_field=CharField()),
            **names,
            printed=F("title") if is_source else nothing,
            tongue=F("language") if is_source else nothing,
            used=used,
        )
    )


def _public(kind: str) -> tuple[QuerySet[Any], Any]:
    """The public rows of a kind, and by how many published records each is named."""
    none = Value(0, output_field=IntegerField())
    if kind in RECORD_KINDS:
        return published(kind), none
    model: Any = next(one for one in NAMED if one._meta.model_name == kind)
    if model is Area:
        used = _records_in_area()
        return model.objects.alias(records=used).filter(records__gt=0), used
    counts = PublishedCount.objects.filter(thing=kind, thing_id=OuterRef("pk")).order_by()
    total = Subquery(counts.values("thing").annotate(total=Sum("named")).values("total"))
    used = Coalesce(total, none, output_field=IntegerField())
    return model.objects.for_public().select_related(None), used


def _records_in_area() -> Any:
    """The number of published records in an area of cooperation, as an expression."""
    numbers = [
        number_of(published(kind).filter(area_ids__contains=array_of(OuterRef("pk"))))
        for kind, record_kind in RECORD_KINDS.items()
        if hasattr(record_kind.model, "area_ids")
    ]
    return reduce(add, numbers)


def _is_missing(column: str, tag: str, is_source: bool) -> Q:
    """The condition that there is no name in a language; of a source its printed title counts."""
    missing = Q(**{column: ""})
    if is_source:
        missing &= Q(title="") | ~Q(language__istartswith=tag[:2])
    return missing
