"""Known devices: whom they keep from being locked out."""

import pytest
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from cooperation.accounts.devices import known_device, name_hash
from cooperation.accounts.limits import LIMITS
from cooperation.accounts.models import Bucket
from tests.factories import make_user

pytestmark = pytest.mark.django_db


def post(browser, name, password, address):
    sent = {"username": name, "password": password}
    return browser.post(reverse("admin:login"), sent, REMOTE_ADDR=address).status_code


def stop_client(address):
    """An address from which too many attempts have failed."""
    full = {"drained_at": timezone.now() + LIMITS["client"].window}
    Bucket.objects.update_or_create(kind="client", client=f"{address}/32", defaults=full)


def test_colleague_signs_in_where_the_address_is_stopped_by_others(sign_in):
    make_user(username="lan")
    colleague = Client()
    assert post(colleague, "lan", "correct horse battery", "192.0.2.1") == 302
    stop_client("192.0.2.1")

    assert post(Client(), "lan", "correct horse battery", "192.0.2.1") == 429
    assert post(colleague, "lan", "correct horse battery", "192.0.2.1") == 302
    # The device is known for the colleague, not for whoever else may sit there.
    assert post(colleague, "admin", "the right one", "192.0.2.1") == 429


def test_device_cookie_that_somebody_made_up_is_not_believed():
    make_user(username="lan")
    browser = Client()
    post(browser, "lan", "correct horse battery", "192.0.2.1")
    known = browser.cookies["known_device"]
    assert (known["httponly"], known["samesite"], known["max-age"]) == (True, "Lax", 7_776_000)
    stop_client("192.0.2.1")
    browser.cookies["known_device"] = known.value[:-1] + ("a" if known.value[-1] != "a" else "b")

    assert post(browser, "lan", "correct horse battery", "192.0.2.1") == 429


def test_browser_is_known_for_the_last_five_accounts_only():
    names = [make_user(username=f"person{number}").username for number in range(6)]
    browser = Client()
    for name in names:
        post(browser, name, "correct horse battery", "192.0.2.1")

    request = RequestFactory().get("/")
    request.COOKIES["known_device"] = browser.cookies["known_device"].value

    known = [bool(known_device(request, name_hash(name))) for name in names]
    assert known == [False, True, True, True, True, True]
