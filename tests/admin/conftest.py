"""What tests of the staff area share.

Django is not set up yet when this is read, so its fixture imports what it makes.
"""

import pytest


@pytest.fixture
def signed_in(client):
    """A superuser is signed in."""
    from tests.staff import make_person

    client.force_login(make_person("superuser"))
