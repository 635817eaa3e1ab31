"""What the tests of accounts share."""

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse


@pytest.fixture(autouse=True)
def new_keys_of_sessions(settings):
    """Each step of a sign-in gives its session a new key, for which the stock store reads twice."""
    settings.ZEAL_ALLOWLIST = [{"model": "sessions.Session"}]


@pytest.fixture
def sign_in():
    """Tries a password of the account `admin` from an address; returns the status."""
    get_user_model().objects.create_superuser("admin", password="the right one")

    def post(password, address="192.0.2.1"):
        return (
            Client()
            .post(
                reverse("admin:login"),
                {"username": "admin", "password": password},
                REMOTE_ADDR=address,
            )
            .status_code
        )

    return post
