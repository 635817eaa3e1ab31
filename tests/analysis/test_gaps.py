"""What is reported and not recorded."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from agreements.analysis import missing


@pytest.mark.parametrize(
    ("value", "recorded", "is_summed_up", "expected"),
    [
        (Decimal(7), 1, False, 6),
        (Decimal(7), 0, False, 7),
        (Decimal(7), 7, False, 0),
        (Decimal(7), 9, False, 0),
        (None, 1, False, 0),
        (Decimal(7), None, False, 0),
        (Decimal(7), 1, True, 0),
    ],
)
def test_missing_is_what_is_reported_and_not_recorded(value, recorded, is_summed_up, expected):
    figure = SimpleNamespace(value=value, recorded=recorded, is_summed_up=is_summed_up)

    assert missing(figure) == expected
