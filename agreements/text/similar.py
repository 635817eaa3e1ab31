"""How alike two texts are, so that a document is not entered twice."""

import zlib
from heapq import nsmallest

from rapidfuzz import fuzz

SHINGLE = 10  # letters
SKETCH = 64  # numbers
ALIKE = 90  # of 100, from which two texts are nearly the same
COMPARED = 5_000  # characters of each text


def sketch_of(text: str) -> list[int]:
    """A few numbers that stand for a text: the smallest hashes of its runs of letters, in order.

    Texts that are nearly the same have most of them in common, wherever they differ (a bottom-k
    sketch, after Broder, "On the resemblance and containment of documents", 1997).
    """
    letters = _letters(text)
    runs = {letters[n : n + SHINGLE] for n in range(len(letters) - SHINGLE + 1)}
    return nsmallest(SKETCH, {zlib.crc32(run.encode()) >> 1 for run in runs})


def is_nearly_the_same(one: str, other: str) -> bool:
    """Whether two texts are nearly the same, blanks and punctuation aside."""
    one, other = (_letters(text)[:COMPARED] for text in (one, other))
    shorter, longer = sorted((len(one), len(other)))
    if not shorter or shorter < longer * ALIKE / 200:
        return False
    return fuzz.ratio(one, other, score_cutoff=ALIKE) >= ALIKE


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
