"""Numbers as the reader's language writes them."""

from decimal import Decimal

import pytest
from django.utils import translation

from agreements.text import grouped_number


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["0", "20", "1,234,567", "1,234,567.5"]),
        ("zh-hans", ["0", "20", "1,234,567", "1,234,567.5"]),
        ("vi", ["0", "20", "1.234.567", "1.234.567,5"]),
    ],
)
def test_number_has_the_separators_of_the_language_and_no_empty_decimals(language, texts):
    numbers = [Decimal("0.00"), 20, Decimal("1234567.00"), Decimal("1234567.50")]

    with translation.override(language):
        assert [grouped_number(number) for number in numbers] == texts
