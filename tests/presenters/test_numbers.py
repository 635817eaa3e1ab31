"""Numbers as a source gives them, with the separators of the reader."""

from decimal import Decimal

import pytest
from django.utils import translation

from agreements.presenters.numbers import format_number, with_unit_html


@pytest.mark.parametrize(
    ("qualifier", "words"),
    [("average", "an average of 20"), ("planned", "a planned 20"), ("not_stated", "20")],
)
def test_number_is_qualified_as_its_source_gives_it(qualifier, words):
    assert format_number(20, None, qualifier) == words


@pytest.mark.parametrize(
    ("language", "value", "upper", "words"),
    [
        ("en", Decimal("500000.00"), None, "more than 500,000"),
        ("en", Decimal("12.50"), Decimal("1300.25"), "more than 12.5–1,300.25"),
        ("zh-hans", 12000, None, "12,000"),
        ("vi", 12000, None, "12.000"),
        ("vi", Decimal("12000.50"), None, "12.000,5"),
    ],
)
def test_number_has_the_separators_of_the_reader_and_no_empty_decimals(
    language, value, upper, words
):
    with translation.override(language):
        assert words in format_number(value, upper, "over")


def test_unit_of_a_number_is_escaped_unless_it_is_html():
    assert with_unit_html("30", "kilo<i>") == "30 kilo&lt;i&gt;"
