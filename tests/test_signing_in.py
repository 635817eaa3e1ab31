"""Signing in to the staff area, and being locked out of it."""

from urllib.parse import quote

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


@pytest.fixture
def sign_in():
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


def test_sign_in_is_locked_after_five_failures_even_for_the_right_password(sign_in):
    answers = [sign_in("a wrong one") for _ in range(5)]

    assert answers == [200, 200, 200, 200, 429]
    assert sign_in("the right one") == 429


def test_lock_holds_for_one_address_only(sign_in):
    for _ in range(5):
        sign_in("a wrong one")

    assert sign_in("the right one", address="192.0.2.2") == 302


def test_success_forgets_earlier_failures(sign_in):
    for _ in range(4):
        sign_in("a wrong one")
    sign_in("the right one")

    assert [sign_in("a wrong one") for _ in range(4)] == [200, 200, 200, 200]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("x" * 256, id="longer than the column"),
        pytest.param("x" * 100_000, id="very long"),
        # One character that is eighteen once it is normalised.
        pytest.param("\ufdfa" * 100, id="longer once normalised"),
        pytest.param("a\0b", id="zero byte"),
        pytest.param("\ud800", id="half a character"),
        "",
    ],
)
def test_name_that_nobody_can_have_is_an_ordinary_failure(client, name):
    body = f"username={quote(name, errors='surrogatepass')}&password=wrong"

    response = client.post(
        reverse("admin:login"), body, content_type="application/x-www-form-urlencoded"
    )

    assert response.status_code == 200
    assert response.context["form"].errors


def test_long_name_is_locked_out_as_any_other(client):
    attempt = {"username": "x" * 300, "password": "wrong"}

    answers = [client.post(reverse("admin:login"), attempt).status_code for _ in range(5)]

    assert answers == [200, 200, 200, 200, 429]


def test_pages_send_the_content_security_policy(client):
    policy = client.get(reverse("admin:login")).headers["Content-Security-Policy"]

    assert sorted(policy.split("; ")) == [
        "base-uri 'none'",
        "connect-src 'self'",
        "default-src 'none'",
        "font-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "img-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
    ]
