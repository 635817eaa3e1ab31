"""Texts in any script: how they are searched, where in them stands what was searched for, and how
words are joined.
"""

from agreements.text.joining import (
    in_parentheses,
    join_list,
    join_pair,
    join_phrases,
    label_value,
    lang_span,
    place_path,
)
from agreements.text.marking import Sought, words_to_stem
from agreements.text.search import (
    DIRECTION,
    MAX_QUERY,
    UNSTORABLE,
    beginnings,
    has_ideographs,
    has_words,
    language_name,
    plain,
    search_q,
)

__all__ = [
    "DIRECTION",
    "MAX_QUERY",
    "UNSTORABLE",
    "Sought",
    "beginnings",
    "has_ideographs",
    "has_words",
    "in_parentheses",
    "join_list",
    "join_pair",
    "join_phrases",
    "label_value",
    "lang_span",
    "language_name",
    "place_path",
    "plain",
    "search_q",
    "words_to_stem",
]
