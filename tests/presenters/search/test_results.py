"""How hits are ranked and counted, in all kinds and in one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.models.search import MAX_RANKED, best_hits
from agreements.presenters.search.results import BEST, BEST_OF_ONE, KINDS, in_words
from tests.factories import (
    make_agreement,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
    make_specialty,
)
from tests.pages import page_text
from tests.searches import SEARCH, counts, make_one_of_each, titles

pytestmark = pytest.mark.django_db


# Ranking and counting


def test_search_ranks_the_title_before_the_text_and_then_the_newest(client):
    make_programme(title="Body", summary="Renal care")
    make_programme(title="Renal care", period="2009")
    make_programme(title="Renal care", period="2019")

    response = client.get(SEARCH, {"q": "renal"})

    rows = response.context["sections"][0]["rows"]
    assert [(row["title"], str(row["date"])) for row in rows] == [
        ("Renal care", "2019"),
        ("Renal care", "2009"),
        ("Body", "None"),
    ]


def test_search_puts_exactly_that_name_first(client):
    names = ["Hekou North", "Hekou", "Old Hekou"]
    make_agreement(parties=[make_region(name=name) for name in names])

    assert titles(client.get(SEARCH, {"q": "hekou"}), "region")[0] == "Hekou"


def test_search_shows_the_best_of_each_kind_and_more_of_one(client):
    for number in range(BEST + 2):
        make_programme(title=f"Renal {number}")

    everything = client.get(SEARCH, {"q": "renal"})
    one_kind = client.get(SEARCH, {"q": "renal", "kind": "programme"})

    assert BEST + 2 <= BEST_OF_ONE
    assert len(titles(everything, "programme")) == BEST
    assert len(titles(one_kind, "programme")) == BEST + 2
    assert f"Show all {BEST + 2}" in page_text(everything)
    assert "Show all" not in page_text(one_kind)


def test_hits_beyond_the_limit_are_the_newest():
    old = make_programme(title="Renal renal renal", period="2001")
    new = make_programme(title="Kidneys", summary="Renal", period="2020")
    make_programme(title="Renal", period="2010", state="draft")
    kind = next(kind for kind in KINDS if kind.name == "programme")

    ranked, newest = (
        best_hits(kind.public, "renal", rows=kind.rows, then=kind.then, size=2, limit=limit)
        for limit in (2, 1)
    )

    assert ranked == ([old, new], 2)
    assert newest == ([new, old], 2)


def test_number_of_hits_beyond_the_limit_is_printed_as_such():
    assert (in_words(MAX_RANKED), in_words(MAX_RANKED + 1)) == ("2000", "2,000+")


@pytest.mark.slow
def test_search_costs_the_same_for_one_hit_and_three(client):
    make_one_of_each()
    with CaptureQueriesContext(connection) as with_one:
        client.get(SEARCH, {"q": "renal"})
    for _ in range(2):
        place = make_region(name="Renal")
        make_agreement(parties=[place, make_institution(name="Renal", region=place)])
        make_exchange(senders=[place], specialties=[make_specialty(name="Renal")])

    with CaptureQueriesContext(connection) as with_three:
        client.get(SEARCH, {"q": "renal"})

    assert len(with_one) == len(with_three) == len(KINDS) + 1  # And one for what is marked.


# One kind


def test_search_in_one_kind_counts_the_others(client):
    make_one_of_each()

    response = client.get(SEARCH, {"q": "renal", "kind": "source"})

    assert [one["name"] for one in response.context["sections"]] == ["source"]
    assert counts(response) == {kind.name: "1" for kind in KINDS}


def test_search_in_a_kind_without_hits_offers_all_kinds(client):
    make_agreement(title="Renal")

    response = client.get(SEARCH, {"q": "renal", "kind": "source"})

    assert response.context["sections"] == []
    assert "Nothing of this kind holds all of “renal”." in page_text(response)
    assert 'href="/search/?q=renal">Search in everything' in response.content.decode()


def test_rows_of_a_common_word_cost_no_query_each(monkeypatch, client):
    def add(number):
        for _number in range(number):
            make_programme(title="Renal care")

    monkeypatch.setitem(best_hits.__kwdefaults__, "limit", 1)
    add(2)
    with CaptureQueriesContext(connection) as queries:
        client.get(SEARCH, {"q": "renal"})
    add(2)
    with CaptureQueriesContext(connection) as more_queries:
        client.get(SEARCH, {"q": "renal"})

    assert len(more_queries) == len(queries)
