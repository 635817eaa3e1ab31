"""Parameters of an address that nothing reads."""

import pytest
from django.http import QueryDict

from agreements.filters.parameters import unknown_parameters


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("", []),
        ("q=a&place=b", []),
        ("qq=a&place=b&speciality=c", ["qq", "speciality"]),
        ("utm_source=a&utm_medium=b&fbclid=c&gclid=d&msclkid=e&spm=f", []),
        ("utm=a&utm_=b&xfbclid=c", ["utm", "utm_", "xfbclid"]),
        ("Q=a", ["Q"]),
    ],
)
def test_parameters_are_unknown_unless_a_page_reads_them_or_they_count_visitors(query, unknown):
    assert unknown_parameters(QueryDict(query), {"q", "place"}) == unknown
