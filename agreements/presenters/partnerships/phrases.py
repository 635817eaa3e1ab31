"""Phrases with their languages, and how much of them fits on paper."""

from typing import NamedTuple
from unicodedata import east_asian_width

from agreements.text import join_phrases


def shared_width(space, widths):
    """How wide each of some texts may be at most to fit into a space together: what the short ones
    leave of it goes to the long ones.
    """
    left = sorted(widths)
    while left and left[0] * len(left) <= space:
        space -= left.pop(0)
    return space // len(left) if left else max(widths, default=0)


def width(phrases):
    """The space that phrases take on paper, in letters; a Chinese character takes that of two."""
    return sum(2 if is_wide(letter) else 1 for phrase in phrases for letter in phrase.text)


def is_wide(letter):
    """Whether a letter takes the space of two; see Unicode Standard Annex 11."""
    return east_asian_width(letter) in "WF"


class Phrase(NamedTuple):
    """A piece of a line, and its language where that is not the reader's."""

    text: str
    lang: str = ""


def truncated(phrases, space):
    """Phrases cut to the space that they have together on paper."""
    found = []
    for text, lang in phrases:
        for index, letter in enumerate(text):
            space -= 2 if is_wide(letter) else 1
            if space < 0:
                return [*found, Phrase(f"{text[:index].rstrip()}…", lang)]
        found.append(Phrase(text, lang))
    return found


def dotted(phrases):
    """Phrases with a dot between them; those that say nothing are left out."""
    return between([[one] for one in phrases if one.text], Phrase(" · "))


def semicolons(groups):
    """Groups of phrases that may hold commas themselves, as the reader's language lists them."""
    return between(groups, Phrase(join_phrases(["", ""])))


def between(groups, sign):
    """The phrases of some groups, with a sign between each two groups."""
    return [piece for group in groups for piece in (sign, *group)][1:]
