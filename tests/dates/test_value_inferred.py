"""Which part of a date is inferred while the rest is stated."""

import pytest

from agreements.dates import UncertainDate


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2010?-01-14", "year"),
        ("2010%-01", "year"),
        ("202X-09-23", "year"),
        ("202X-05", "year"),
        ("2010-01?-14", "month"),
        ("2010?-01-14/2010?-01-16", "year"),
        ("2010?-01-14/..", "year"),
        ("2010-01-14", ""),
        ("2010-01-14?", ""),
        ("2010-01?", ""),
        ("2010?", ""),
        ("202X", ""),
        ("202X-XX-XX", ""),
        ("202X-05?", ""),
        ("XXXX-09-23", ""),
        ("2010~-01-14", ""),
        ("2017-09-02/2017-09-04?", ""),
        ("2009?-12-30/2010-01-14", ""),
    ],
)
def test_part_is_named_where_the_rest_is_stated(text, part):
    assert UncertainDate.parse(text).inferred_part == part
