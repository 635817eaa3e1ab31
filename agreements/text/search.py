"""Search tokens for any script, and the names of languages.

A text is found by its words, whole or by how they begin, without case and diacritics (``lao cai``
finds ``Lào Cai``); by the English stems of its words (``strengthening`` finds ``strengthens``); and
by any run of its Chinese characters. ``"two words"`` stand next to each other, ``-word`` is absent.
Short words that stand beside each other also find what is written as one (``xi ning`` finds
``Xining``). A code or a number with dots is looked for as one thing, by how it begins (``a0001``
finds ``A-0001``, not ``D-0001``; ``03.04`` does not find ``04.03``).
The database makes the tokens, of rows and of queries alike (`database/sql/search/`), so that the
two cannot disagree.

Chinese is cut into overlapping pairs of characters, whose positions are kept: a run of three
characters or more is a phrase of pairs, so that 推进传 does not find a text with 推进 here and 进传
there. That is as exact as looking for the run in the text itself and needs no second copy of the
text, within PostgreSQL's limits of 16,383 positions in a text and 255 of one pair.
"""

import re
import unicodedata

from babel import Locale, UnknownLocaleError
from django.contrib.postgres.search import SearchVectorField
from django.db.models import Lookup, Q
from django.utils.translation import get_language

MAX_QUERY = 200  # characters

# The classes of characters below stand in `database/sql/search/` too; a test compares them.
# Han characters of all blocks, with 々 and 〇.
IDEOGRAPHS = r"\u3005\u3007\u3400-\u9fff\U00020000-\U0003ffff"
# What stands between words: ASCII but letters and digits, punctuation, symbols, and all CJK. It is
# spelled out, since what counts as a letter depends on the locale of the database.
BETWEEN_WORDS = (
    r"\u0001-\u002f:-@[-`{-\u00bf\u2000-\u2bff\u2e80-\u9fff\uf900-\uffff\U00020000-\U0003ffff"
)


def fold(text):
    """A text without case and diacritics, as the database folds it."""
    if text.isascii():
        return text.lower()
    folded = re.sub("[\u0300-\u036f]+", "", unicodedata.normalize("NFKD", text))
    return folded.translate(str.maketrans("ĐđØøŁł", "ddooll")).lower()


def word_prefixes(text, letters=2, most=10):
    """How the words of a plain text begin, and its Chinese characters: what to look for when the
    text itself is nowhere. At most some of them, the longest words first; with two letters also as
    they might have been meant, the first two the other way round or one of them too many.
    """
    words = sorted(re.findall("[a-z]{2,}", text), key=len, reverse=True)
    found = [*re.findall(f"[{IDEOGRAPHS}]", text), *(word[:letters] for word in words)]
    if letters == 2:
        found += [word[1] + word[0] for word in words]
        found += [f"{word[0]}{word[2]}" for word in words if len(word) > 3]
        found += [word[1:3] for word in words if len(word) > 3]
    return list(dict.fromkeys(found))[:most]


def has_ideographs(text):
    """Whether there is a Chinese character in a text."""
    return bool(re.search(f"[{IDEOGRAPHS}]", text))


def has_words(text):
    """Whether there is anything in a text that one could look for."""
    return any(character.isalnum() for character in text)


# The signs of a name of CLDR with a second part, as Chinese writes them.
FULL_WIDTH = str.maketrans({" ": "", "(": "（", ")": "）", ",": "，"})


def language_name(tag):
    """The name of a language in the reader's: "zh-Hans" is "Chinese (Simplified)".

    Takes a tag of BCP 47; one that CLDR has no name for is given back as it is.
    """
    try:
        reader = _reader()
        name = Locale.parse(tag, sep="-").get_display_name(reader)
    except (ValueError, UnknownLocaleError):
        return tag
    if name and reader.language == "zh":
        name = name.translate(FULL_WIDTH)
    return name or tag


def _reader():
    return Locale.parse(get_language() or "en", sep="-")


# Marks that turn the direction of writing, unseen.
DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
# What a PostgreSQL text cannot hold: NUL and halves of surrogate pairs.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")


def search_q(text):
    """The condition that a row's ``search`` column holds a typed text; a blank one is in all."""
    text = UNSTORABLE.sub(" ", text[:MAX_QUERY]).strip()
    return Q(search__holds=text) if text else ~Q(pk__in=[])


@SearchVectorField.register_lookup
class Holds(Lookup):
    """``search__holds="lao cai"``: the column holds every word and every run of a typed text."""

    lookup_name = "holds"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        return f"{column} @@ search_query(%s)", [*params, UNSTORABLE.sub(" ", self.rhs)]
