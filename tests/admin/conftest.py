"""What tests of the staff area share."""

import pytest

from tests.staff import make_person


@pytest.fixture
def signed_in(client):
    """A superuser is signed in."""
    client.force_login(make_person("superuser"))
