"""Texts that are nearly the same."""

import pytest

from agreements.extraction.similar import is_nearly_the_same

TEXT = "On 20 July the two sides signed an agreement on the training of ten doctors. " * 5


@pytest.mark.parametrize(
    ("other", "is_same"),
    [
        (TEXT, True),
        (TEXT.upper().replace(" ", "\n"), True),
        (TEXT.replace("July", "June", 1), True),
        ("Reposted. " + TEXT, True),
        (TEXT[: len(TEXT) // 3], False),
        ("A hospital opened a new building for outpatients on Monday. " * 7, False),
        ("", False),
    ],
)
def test_texts_that_differ_little_are_nearly_the_same(other, is_same):
    assert is_nearly_the_same(TEXT, other) is is_same


def test_long_texts_are_compared_by_their_beginnings():
    assert is_nearly_the_same(TEXT * 500, TEXT * 500 + "An end of its own.")
