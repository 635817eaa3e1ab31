"""The words that support a value are marked in the paragraph that evidence names."""

import pytest

from agreements.admin.reading.passages import passages, span_in
from agreements.models import Evidence, Source

TEXT = "Two cities sign\nOn 8 September the two cities signed in Xining.\nTen doctors were trained."


def evidence(pk, **fields):
    return Evidence(pk=pk, **{"paragraph": 1, **fields})


@pytest.mark.parametrize(
    ("fields", "span"),
    [
        ({"words": "8 September"}, (3, 14)),
        ({"words": "8 SEPTEMBER"}, (3, 14)),
        ({"span_start": 4, "span_end": 14}, (3, 14)),
        ({"span_start": 4, "span_end": 14, "words": "Xining"}, (3, 14)),
        ({"span_start": 1, "span_end": 1}, (0, 1)),
        ({"span_start": 40, "span_end": 400}, None),
        ({"span_start": 0, "span_end": 3}, None),
        ({"words": "9 September"}, None),
        ({}, None),
    ],
)
def test_words_stand_at_their_characters_or_where_they_are_printed(fields, span):
    assert span_in("On 8 September the two cities signed in Xining.", evidence(1, **fields)) == span


def test_letter_that_folds_into_two_moves_nothing():
    assert span_in("Straße in Xining", evidence(1, words="Xining")) is None
    assert span_in("İstanbul and Xining", evidence(1, words="Xining")) is None


def test_pieces_of_a_paragraph_give_back_its_text_with_what_each_supports():
    found = [
        evidence(1, words="8 September"),
        evidence(2, words="September the two cities"),
        evidence(3, words="Ten doctors", paragraph=2),
        evidence(4, paragraph=2),
        evidence(5, paragraph=9, words="doctors"),
    ]

    heading, first, second = passages(Source(title="Two cities sign", text=TEXT), found)

    assert [one.number for one in (heading, first, second)] == [0, 1, 2]
    lines = TEXT.split("\n")
    assert [
        "".join(piece.text for piece in one.pieces) for one in (heading, first, second)
    ] == lines
    assert [(piece.text, piece.evidence, piece.first_of) for piece in first.pieces] == [
        ("On ", [], []),
        ("8 ", [1], [1]),
        ("September", [1, 2], [2]),
        (" the two cities", [2], []),
        (" signed in Xining.", [], []),
    ]
    assert (heading.evidence, first.evidence, second.evidence) == ([], [1, 2], [3, 4])


def test_source_without_its_text_has_no_passages():
    assert passages(Source(title="A"), [evidence(1, words="A")]) == []
