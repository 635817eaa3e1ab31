"""Numbers as the reader's language writes them."""

from decimal import Decimal

from babel import Locale
from babel.numbers import format_decimal
from django.utils.translation import get_language


def grouped_number(value: Decimal | int) -> str:
    """A number with the reader's separators, without decimals that it does not have:
    ``1,234,567.5`` in English and Chinese, ``1.234.567,5`` in Vietnamese.
    """
    return format_decimal(value, locale=Locale.parse(get_language() or "en", sep="-"))
