"""What is reported and not recorded."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from agreements.analysis import missing


@pytest.mark.parametrize(
    ("value", "recorded", "expected"),
    [
        (Decimal(7), 1, 6),
        (Decimal(7), 0, 7),
        (Decimal(7), 7, 0),
        (Decimal(7), 9, 0),
        (None, 1, 0),
        (Decimal(7), None, 0),
    ],
)
def test_missing_is_what_is_reported_and_not_recorded(value, recorded, expected):
    assert missing(SimpleNamespace(value=value), recorded) == expected
