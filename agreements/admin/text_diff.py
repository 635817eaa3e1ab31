"""Differences between two values of a row, as parts that the history page marks."""

import difflib
import re
from typing import NamedTuple

from django.utils.text import Truncator

MAX_VALUE = 400
# Of two texts of this length only the words that differ are shown, and some around them.
MIN_DIFF_LENGTH = 80
CONTEXT_WORDS = 12
MAX_COMPARED = 4_000
# Words, single characters where a script has no spaces, and what stands between them.
WORDS = re.compile(r"[\u2e80-\uffff]|[^\W\u2e80-\uffff]+|\s+|.", re.DOTALL)


class Value(NamedTuple):
    """A value of a row before and after a change, each empty where there was none."""

    name: str
    label: str
    before: str
    after: str

    @property
    def parts(self):
        """The parts to print, as (tag, text): "del" for what is gone, "ins" for what is new."""
        if len(self.before) > MIN_DIFF_LENGTH and len(self.after) > MIN_DIFF_LENGTH:
            old, new = WORDS.findall(self.before), WORDS.findall(self.after)
            head = _shared(old, new)
            tail = _shared(old[head:][::-1], new[head:][::-1])
            if len(old) + len(new) - 2 * (head + tail) <= MAX_COMPARED:
                return _changed_parts(old, new, head, tail)
        texts = (("del", self.before), ("ins", self.after))
        return [(tag, Truncator(text).chars(MAX_VALUE)) for tag, text in texts if text]


def _shared(one, other):
    """With how many words two texts both begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((number for number, (a, b) in pairs if a != b), min(len(one), len(other)))


def _changed_parts(old, new, head, tail):
    """The words that differ between two texts that share a head and a tail, with some around."""
    before, after = old[head : len(old) - tail], new[head : len(new) - tail]
    steps = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    runs = [("", old[:head])]
    for kind, a, b, c, d in steps:
        if kind == "equal":
            runs.append(("", before[a:b]))
        else:
            runs += [("del", before[a:b]), ("ins", after[c:d])]
    runs.append(("", old[len(old) - tail :]))
    parts = []
    for number, (tag, words) in enumerate(runs):
        text = "".join(words)
        if not tag and len(words) > 2 * CONTEXT_WORDS:
            first = "".join(words[:CONTEXT_WORDS]) if number else ""
            last = "".join(words[-CONTEXT_WORDS:]) if number < len(runs) - 1 else ""
            text = f"{first} … {last}"
        if text:
            parts.append((tag, Truncator(text).chars(MAX_VALUE)))
    return parts
