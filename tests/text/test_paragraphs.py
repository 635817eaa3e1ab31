"""Texts as they are kept, and their paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.text import clean_text, paragraphs


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a\r\n\r\nb\rc", "a\nb\nc"),
        ("a\u2028b\x0cc", "a\nb\nc"),
        ("  a \t\u3000 b\u00a0", "a b"),
        ("a\x00\ud800\u202eb\ufeff", "ab"),
        ("e\u0301", "é"),
        ("\n \n", ""),
    ],
)
def test_text_is_kept_clean(text, kept):
    assert clean_text(text) == kept


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    once = clean_text(text)
    assert clean_text(once) == once
    once.encode()


@given(st.text())
def test_paragraphs_give_back_their_words(text):
    text = clean_text(text)
    found = paragraphs(text)
    assert "\n".join(text[one.start : one.end] for one in found) == text
    assert [one.number for one in found] == list(range(1, len(found) + 1))


def test_first_line_that_is_the_title_is_no_paragraph():
    text = "Two cities sign\nThey signed.\nThey met."
    assert [one.number for one in paragraphs(text, "two cities sign ")] == [0, 1, 2]
    assert [one.number for one in paragraphs(text, "Another")] == [1, 2, 3]
    assert [one.number for one in paragraphs(text)] == [1, 2, 3]
