"""Texts in any script: how they are searched, and where in them stands what was searched for."""

from agreements.text.marking import Sought, words_to_stem
from agreements.text.search import (
    CREATE_SEARCH_FUNCTIONS,
    DIRECTION,
    DROP_SEARCH_FUNCTIONS,
    MAX_QUERY,
    MAX_TEXTS,
    UNSTORABLE,
    beginnings,
    has_ideographs,
    has_words,
    language_name,
    plain,
    search_q,
)

__all__ = [
    "CREATE_SEARCH_FUNCTIONS",
    "DIRECTION",
    "DROP_SEARCH_FUNCTIONS",
    "MAX_QUERY",
    "MAX_TEXTS",
    "UNSTORABLE",
    "Sought",
    "beginnings",
    "has_ideographs",
    "has_words",
    "language_name",
    "plain",
    "search_q",
    "words_to_stem",
]
