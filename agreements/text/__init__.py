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
    region_path,
)
from agreements.text.language import language_of
from agreements.text.matching import SearchMatcher, words_to_stem
from agreements.text.numbers import grouped_number
from agreements.text.paragraphs import Paragraph, clean_text, paragraphs
from agreements.text.search import (
    DIRECTION,
    MAX_QUERY,
    UNSTORABLE,
    fold,
    has_ideographs,
    has_words,
    language_name,
    search_q,
    word_prefixes,
)
from agreements.text.similar import is_nearly_the_same, sketch_of
from agreements.text.slugs import shortened_slug, slug_of
from agreements.text.synonyms import MAX_SYNONYMS, with_synonyms

__all__ = [
    "DIRECTION",
    "MAX_QUERY",
    "MAX_SYNONYMS",
    "UNSTORABLE",
    "Paragraph",
    "SearchMatcher",
    "clean_text",
    "fold",
    "grouped_number",
    "has_ideographs",
    "has_words",
    "in_parentheses",
    "is_nearly_the_same",
    "join_list",
    "join_pair",
    "join_phrases",
    "label_value",
    "lang_span",
    "language_name",
    "language_of",
    "paragraphs",
    "region_path",
    "search_q",
    "shortened_slug",
    "sketch_of",
    "slug_of",
    "with_synonyms",
    "word_prefixes",
    "words_to_stem",
]
