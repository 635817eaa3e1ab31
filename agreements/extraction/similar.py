"""How alike two texts are, so that a document is not entered twice."""

from rapidfuzz import fuzz

ALIKE = 90  # of 100, from which two texts are nearly the same
COMPARED = 5_000  # characters of each text


def is_nearly_the_same(one: str, other: str) -> bool:
    """Whether two texts are nearly the same, blanks and punctuation aside."""
    one, other = (_letters(text)[:COMPARED] for text in (one, other))
    shorter, longer = sorted((len(one), len(other)))
    if not shorter or shorter < longer * ALIKE / 200:
        return False
    return fuzz.ratio(one, other, score_cutoff=ALIKE) >= ALIKE


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
