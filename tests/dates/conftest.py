"""The table of treaties.

Django is not set up yet when this is read, so its fixture imports what it makes.
"""

import pytest


@pytest.fixture
def table(db):
    """An empty table of treaties."""
    from tests.treaties import create_table

    create_table()
