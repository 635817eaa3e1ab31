"""The level of a relation."""

import pytest

from agreements.analysis import RelationLevel, relation_level


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
