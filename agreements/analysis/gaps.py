"""Known gaps: more is reported in a source than recorded; they are never added to a number."""

from collections.abc import Sequence

from agreements.choices import Countable
from agreements.models import Agreement, Figure
from agreements.models.record import Record


def counted(record: Record, figure: Figure) -> int | None:
    """How many published records of the kind that a figure counts belong to the record, or None.

    "Seven agreements" of which one is named is one record and a known gap of six: the number
    reported and the number recorded stand side by side. Uses what `for_public` has fetched.
    """
    if not figure.counts:
        return None
    found = _hanging_on(record, figure.counts)
    if figure.counts_agreement_kind:
        kind = figure.counts_agreement_kind
        found = [one for one in found if isinstance(one, Agreement) and one.kind == kind]
    return len({one.pk for one in found})


def _hanging_on(record: Record, kind: str) -> Sequence[Record]:
    if kind == Countable.AGREEMENT and isinstance(record, Agreement):
        return [link.to_agreement for link in record.links_from.all()] + [
            link.from_agreement for link in record.links_to.all()
        ]
    related = getattr(record, f"{kind}s", None)
    return list(related.all()) if related is not None else []


def missing(figure: Figure, recorded: int | None) -> int:
    """How many of the records that a figure counts are known to be missing, at least; 0 for none.

    Takes the lower end of a range. A figure in words, such as "several", says no number and so
    leaves no gap that could be counted.
    """
    if recorded is None or figure.value is None:
        return 0
    return max(int(figure.value) - recorded, 0)
