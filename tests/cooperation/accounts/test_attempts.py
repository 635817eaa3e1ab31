"""Failed attempts to sign in: who is locked out, for how long, and what is recorded."""

import math
import re
from datetime import timedelta
from io import StringIO
from urllib.parse import quote

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cooperation.accounts.devices import name_hash
from cooperation.accounts.limits import LONGEST_DELAY
from cooperation.accounts.models import Bucket
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def test_sign_in_is_locked_after_five_failures_even_for_the_right_password(sign_in):
    answers = [sign_in("a wrong one") for _ in range(5)]

    assert answers == [200, 200, 200, 200, 429]
    assert sign_in("the right one") == 429


def test_lock_holds_for_one_address_only(sign_in):
    for _ in range(5):
        sign_in("a wrong one")

    assert sign_in("the right one", address="192.0.2.2") == 302


def test_page_says_how_long_to_wait(client):
    sent = {"username": "nobody", "password": "a wrong one"}
    for _ in range(5):
        response = client.post(reverse("admin:login"), sent)

    seconds = int(response.headers["Retry-After"])
    assert 0 < seconds <= 180
    assert response.headers["Cache-Control"].startswith("max-age=0, no-cache, no-store")
    minutes = math.ceil(seconds / 60)
    assert f"Try again in {minutes} minutes." in " ".join(response.content.decode().split())


def test_names_that_exist_and_names_that_do_not_are_answered_alike(sign_in, client):
    make_user(username="sleeper")
    User.objects.filter(username="sleeper").update(is_active=False)
    make_user(username="clerks")
    make_user(username="visitor")
    User.objects.filter(username="visitor").update(is_staff=False)

    def answers(name, password):
        found = []
        for number in range(6):
            response = client.post(
                reverse("admin:login"),
                {"username": name, "password": password},
                REMOTE_ADDR=f"192.0.{number // 3}.{len(name)}",
            )
            text = re.sub(r'value="[^"]*"', "", response.content.decode())
            found.append((response.status_code, text))
        return found

    of_nobody = answers("nobody_", "a wrong one")
    assert {status for status, _text in of_nobody} == {200}
    assert answers("sleeper", "correct horse battery") == of_nobody
    assert answers("visitor", "correct horse battery") == of_nobody
    assert answers("clerks", "a wrong one") == of_nobody


def post(browser, name, password, address):
    sent = {"username": name, "password": password}
    return browser.post(reverse("admin:login"), sent, REMOTE_ADDR=address).status_code


def test_account_that_many_networks_try_signs_in_from_where_it_did_lately():
    make_user(username="lan")
    post(Client(), "lan", "correct horse battery", "192.0.2.1")
    in_a_quarter = timezone.now() + LONGEST_DELAY
    Bucket.objects.create(kind="account", name=name_hash("lan"), drained_at=in_a_quarter)

    assert post(Client(), "lan", "correct horse battery", "203.0.113.1") == 429
    assert post(Client(), "lan", "correct horse battery", "192.0.2.9") == 302


def test_network_is_known_for_thirty_days():
    make_user(username="lan")
    post(Client(), "lan", "correct horse battery", "192.0.2.1")
    AccessLog.objects.update(attempt_time=timezone.now() - timedelta(days=31))
    in_a_quarter = timezone.now() + LONGEST_DELAY
    Bucket.objects.create(kind="account", name=name_hash("lan"), drained_at=in_a_quarter)
    assert post(Client(), "lan", "correct horse battery", "192.0.2.9") == 429
    Bucket.objects.all().delete()

    post(Client(), "lan", "correct horse battery", "192.0.2.9")

    assert list(AccessLog.objects.values_list("ip_address", flat=True)) == ["192.0.2.9"]


@pytest.mark.parametrize(
    "command",
    [
        ["axes_reset_username", "admin"],
        ["axes_reset_ip", "192.0.2.1"],
        ["axes_reset_ip_username", "192.0.2.1", "admin"],
    ],
)
def test_command_lets_an_account_in_again(sign_in, command):
    for _ in range(5):
        sign_in("a wrong one")
    assert sign_in("the right one") == 429

    call_command(*command, stdout=StringIO())

    assert sign_in("the right one") == 302


def test_failures_are_recorded_without_the_password(sign_in):
    for _ in range(7):
        sign_in("a wrong one")

    attempt = AccessAttempt.objects.get()
    assert (attempt.username, attempt.ip_address) == ("admin", "192.0.2.1")
    assert attempt.failures_since_start == 5  # The others were not tried.
    assert "a wrong one" not in attempt.post_data


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
