"""What tests of the limits for clients share."""

import pytest


@pytest.fixture
def limits(settings, db):
    """Two requests of each kind in a minute."""
    settings.CLIENT_LIMITS = {"search": 2, "chart": 2, "json": 2}
