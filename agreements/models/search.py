"""The best hits of a typed text, and the names nearest to one that finds nothing."""

from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from django.db import connection
from django.db.models import Case, Count, F, FloatField, Func, Q, Value, When, Window
from django.db.models.functions import Abs, Length

from agreements.models.institution import Institution
from agreements.models.named import Named
from agreements.models.region import Region
from agreements.text import fold, has_ideographs, word_prefixes

MAX_RANKED = 2_000  # Ranking reads every hit, which a common word has too many of.
MAX_CANDIDATES = 200  # names of each kind that are compared with a text
MAX_COMPARED_LENGTH = 60  # characters of the text
# The share of characters that two names have in common, in order: half of Chinese ones, which are
# few and say much; more of letters.
MIN_LIKENESS_CHINESE, MIN_LIKENESS = 0.5, 0.62
CLOSE = 0.75  # of the likeness of the nearest, the least that is offered beside it
PART = 0.95  # how near a name is of which a part is the text, against one that is it


class Rank(Func):
    """How well a row holds a typed text: ``ts_rank``, in which title and names weigh ten times as
    much as the text below them, by the logarithm of the length.
    """

    template = "ts_rank(%(expressions)s, 1)"
    output_field = FloatField()

    def __init__(self, text):
        super().__init__(F("search"), Func(Value(text), function="search_query"))


def best_hits(public, text, *, rows, then, size, limit=MAX_RANKED):
    """The best rows of a public queryset that hold a text, and their number, ``limit`` + 1 meaning
    more than the limit.

    A row that is called so comes first, then the best ranked, then what ``then`` orders first;
    beyond the limit only ``then`` orders them. ``rows`` is the unfiltered queryset with what a
    row prints: the hits are found first, in a subquery whose limit keeps the planner from walking
    another index in the hope that hits are many.
    """
    hits = public.matching(text).order_by().values("pk")[: limit + 1]
    order = [Rank(text).desc(), *then]
    if issubclass(rows.model, Named):
        order = [rows.model.called_first(text), Rank(text).desc(), Length("sort_name"), *then]
    numbered = rows.filter(pk__in=hits).annotate(hit_count=Window(Count("*")))
    found = list(numbered.order_by(*order)[:size])
    number = found[0].hit_count if found else 0
    if number > limit:
        found = list(public.matching(text).order_by(*then)[:size])
    return found, number


def query_and_stems(text, words):
    """The query that the database makes of a typed text, as it prints it, and the English stems of
    some words.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT search_query(%s)::text, array_agg((ts_lexize('english_stem', word))[1] "
            "ORDER BY n) FROM unnest(%s::text[]) WITH ORDINALITY AS words (word, n)",
            [text, words],
        )
        query, stems = cursor.fetchone()
    return query, {word: stem for word, stem in zip(words, stems or (), strict=True) if stem}


def nearest_names(text, size=5, models=(Region, Institution)):
    """The public regions and institutions, or specialties, whose names are most like a text, best
    first.

    Compared are names that share the beginnings of words with it, or Chinese characters, those with
    most of them first; where none is like it, names of which a word has the same first letter.
    """
    typed = fold(text)[:MAX_COMPARED_LENGTH].strip()
    alike = MIN_LIKENESS_CHINESE if has_ideographs(typed) else MIN_LIKENESS
    for prefixes in (word_prefixes(typed), word_prefixes(typed, 1)):
        found = [
            (_likeness(typed, row), row)
            for model in models
            for row in _sharing(model, prefixes, typed)
        ]
        found.sort(key=lambda pair: pair[0], reverse=True)
        least = max(alike, found[0][0] * CLOSE) if found else 1
        if nearest := [row for likeness, row in found[:size] if likeness >= least]:
            return nearest
    return []


def _sharing(model, prefixes, typed):
    """The public rows in which some beginnings stand, most of them first, then those whose name is
    about as long as the text.
    """
    condition = Q()
    shared = Value(0)
    for beginning in prefixes:
        condition |= Q(search__holds=beginning)
        shared = shared + Case(When(search__holds=beginning, then=1), default=0)
    if not condition:
        return []
    rows = model.objects.for_public().filter(condition)
    return rows.order_by(shared.desc(), Abs(Length("sort_name") - len(typed)), "pk")[
        :MAX_CANDIDATES
    ]


def _likeness(typed, row):
    """How like a text the closest name of a row is: 0 to 1. A name of which only a part is like the
    whole text is nearly as close.
    """
    best = 0.0
    for name in map(fold, row.all_names):
        part = _shared(typed, name) if has_ideographs(typed) else _shared_words(typed, name)
        best = max(best, _ratio(typed, name), part * PART)
    return best


@lru_cache(maxsize=10_000)
def _ratio(one, two):
    """The share of characters that two texts have in common, in order."""
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= MIN_LIKENESS_CHINESE else 0.0


def _shared(typed, name):
    """The share of the characters of a text that stand in a name, in order."""
    blocks = SequenceMatcher(None, typed, name, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(typed)


def _shared_words(typed, name):
    """How like the words of a text are to words of a name, or to two of them written as one; long
    words count more.
    """
    words = name.split()
    words += [one + two for one, two in pairwise(words)]
    likenesses = [
        (len(word), max((_ratio(word, other) for other in words), default=0.0))
        for word in typed.split()
    ]
    total = sum(length for length, _likeness in likenesses)
    return sum(length * likeness for length, likeness in likenesses) / total
