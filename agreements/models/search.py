"""The best hits of a typed text, and the names nearest to one that finds nothing."""

from difflib import SequenceMatcher

from django.db import connection
from django.db.models import Case, Count, F, FloatField, Func, Q, Value, When, Window
from django.db.models.functions import Length

from agreements.models.institution import Institution
from agreements.models.named import Named
from agreements.models.region import Region
from agreements.text import beginnings, plain

RANKED = 2_000  # Ranking reads every hit, which a common word has too many of.
CANDIDATES = 200  # names of each kind that are compared with a text
COMPARED = 60  # characters of the text
ALIKE = 0.5  # the share of characters that two names have in common, in order


class Rank(Func):
    """How well a row holds a typed text: ``ts_rank``, in which title and names weigh ten times as
    much as the text below them, by the logarithm of the length.
    """

    template = "ts_rank(%(expressions)s, 1)"
    output_field = FloatField()

    def __init__(self, text):
        super().__init__(F("search"), Func(Value(text), function="search_query"))


def best_hits(public, text, *, rows, then, size, limit=RANKED):
    """The best rows of a public queryset that hold a text, and their number, ``limit`` + 1 meaning
    more than the limit.

    A row of exactly that name comes first, then the best ranked, then what ``then`` orders first;
    beyond the limit only ``then`` orders them. ``rows`` is the unfiltered queryset with what a
    row prints: the hits are found first, in a subquery whose limit keeps the planner from walking
    another index in the hope that hits are many.
    """
    hits = public.matching(text).order_by().values("pk")[: limit + 1]
    order = [Rank(text).desc(), *then]
    if issubclass(rows.model, Named):
        called = Case(When(rows.model.called_q(text), then=0), default=1)
        order = [called, Rank(text).desc(), Length("name"), *then]
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


def nearest_names(text, size=5):
    """The public places and institutions whose names are most like a text, best first.

    Compared are names in which a word begins as one of the text does, or which share a Chinese
    character with it; of very many the shortest.
    """
    asked = plain(text)[:COMPARED]
    condition = Q()
    for beginning in beginnings(asked):
        condition |= Q(search__holds=beginning)
    if not condition:
        return []
    found = []
    for model in (Region, Institution):
        rows = model.objects.for_public().filter(condition).order_by(Length("name"), "pk")
        found += [(_likeness(asked, row), row) for row in rows[:CANDIDATES]]
    found.sort(key=lambda pair: pair[0], reverse=True)
    return [row for likeness, row in found[:size] if likeness >= ALIKE]


def _likeness(asked, row):
    """How like a text the closest name of a place or institution is: 0 to 1."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(asked)
    best = 0.0
    for name in (row.name, row.name_zh, row.name_vi, *row.alias_text.splitlines()):
        matcher.set_seq1(plain(name))
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best:
            best = max(best, matcher.ratio())
    return best
