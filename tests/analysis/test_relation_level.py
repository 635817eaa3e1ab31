"""The level of a relation and the gaps in what is known of it."""

from decimal import Decimal
from types import SimpleNamespace

import pytest

from agreements.analysis import RelationLevel, missing, relation_level


@pytest.mark.parametrize(
    ("frameworks", "agreements", "programmes", "contacts", "expected"),
    [
        (1, 3, 1, 5, RelationLevel.FRAMEWORK),
        (0, 1, 1, 5, RelationLevel.PROJECT),
        (0, 0, 1, 5, RelationLevel.PROGRAMME),
        (0, 0, 1, 0, RelationLevel.PROGRAMME),
        (0, 0, 0, 1, RelationLevel.CONTACT),
        (0, 0, 0, 0, RelationLevel.NONE),
    ],
)
def test_relation_level_is_the_first_that_holds(
    frameworks, agreements, programmes, contacts, expected
):
    found = relation_level(
        frameworks=frameworks, agreements=agreements, programmes=programmes, contacts=contacts
    )

    assert found == expected


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
