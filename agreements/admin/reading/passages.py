"""The paragraphs of a source's text, in pieces: the words that support a value are marked."""

from dataclasses import dataclass, field
from itertools import pairwise

from agreements.models import Evidence, Source
from agreements.text import paragraphs


@dataclass
class Piece:
    """A run of letters of a paragraph, with the ids of the evidence whose words it belongs to.

    ``first_of`` are those whose words begin with it: their anchors stand there.
    """

    text: str
    evidence: list[int] = field(default_factory=list)
    first_of: list[int] = field(default_factory=list)


@dataclass
class Passage:
    """A paragraph: its number, its pieces, and the ids of the evidence that names it."""

    number: int
    pieces: list[Piece]
    evidence: list[int]


def passages(source: Source, found: list[Evidence]) -> list[Passage]:
    """The paragraphs of a source with the words of some evidence marked; none where its text is not
    kept.
    """
    return [
        _passage(one.number, source.text[one.start : one.end], found)
        for one in paragraphs(source.text, source.title)
    ]


def _passage(number: int, text: str, found: list[Evidence]) -> Passage:
    here = [one for one in found if one.paragraph == number]
    spans = {one.pk: span for one in here if (span := span_in(text, one))}
    ends = sorted({0, len(text), *(end for span in spans.values() for end in span)})
    pieces = [
        Piece(
            text=text[start:end],
            evidence=[pk for pk, (first, last) in spans.items() if first <= start and end <= last],
            first_of=[pk for pk, (first, _last) in spans.items() if first == start],
        )
        for start, end in pairwise(ends)
    ]
    return Passage(number, pieces, [one.pk for one in here])


def span_in(text: str, evidence: Evidence) -> tuple[int, int] | None:
    """Where the words of a piece of evidence stand in its paragraph: by its characters, counted
    from 1, or else by the words as printed; None where neither tells.
    """
    if evidence.span_start is not None and evidence.span_end is not None:
        start, end = evidence.span_start - 1, evidence.span_end
        return (start, end) if 0 <= start < end <= len(text) else None
    words = evidence.words.strip()
    start = text.casefold().find(words.casefold()) if words else -1
    # Letters that fold into two would shift what comes after them.
    fits = start >= 0 and len(text.casefold()) == len(text)
    return (start, start + len(words)) if fits else None
