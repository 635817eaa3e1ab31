"""Texts that are nearly the same."""

import pytest

from agreements.text import is_nearly_the_same, sketch_of

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


def test_sketches_of_texts_that_differ_little_have_most_in_common():
    sketch = sketch_of(TEXT)
    assert sketch == sorted(set(sketch))
    assert len(set(sketch) & set(sketch_of("Reposted. " + TEXT))) > len(sketch) * 0.8
    assert set(sketch) & set(sketch_of("A hospital opened a new building on Monday. " * 9)) == set()
    assert sketch_of("short") == []


@pytest.mark.parametrize("number", sketch_of(TEXT))
def test_numbers_of_a_sketch_fit_into_a_column(number):
    assert 0 <= number < 2**31
