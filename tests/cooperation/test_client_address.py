"""From which address a request comes, behind proxies and without."""

import pytest
from django.test import RequestFactory
from django.urls import reverse

from cooperation.client_address import client_address


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, "6.6.6.6", "10.0.0.1"),
        (1, "6.6.6.6, 192.0.2.7", "192.0.2.7"),
        (2, "6.6.6.6, 192.0.2.7, 10.0.0.2", "192.0.2.7"),
        (2, "192.0.2.7", "10.0.0.1"),
        (1, "", "10.0.0.1"),
        (1, "192.0.2.7:5678", "192.0.2.7"),
        (1, "[2001:DB8::7]:80", "2001:db8::7"),
        (1, '"[2001:db8:0::7]"', "2001:db8::7"),
        (1, "fe80::1%eth0", "fe80::1"),
        (1, "::ffff:192.0.2.7", "192.0.2.7"),
        (1, "6.6.6.6, unknown", "10.0.0.1"),
        (1, "6.6.6.6, 192.0.2.700", "10.0.0.1"),
        (1, "6.6.6.6, ", "10.0.0.1"),
        (1, "x" * 9000, "10.0.0.1"),
        (1, "192.0.2.7\0", "10.0.0.1"),
    ],
)
def test_client_address_believes_only_our_own_proxies(settings, proxies, header, address):
    settings.PROXY_COUNT = proxies
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=header)

    assert client_address(request) == address


@pytest.mark.parametrize("remote", ["", "/run/register.sock"])
def test_connection_without_an_address_has_none(settings, remote):
    settings.PROXY_COUNT = 0

    assert client_address(RequestFactory().get("/", REMOTE_ADDR=remote)) == ""


@pytest.mark.django_db
def test_sign_in_through_a_proxy_that_names_no_address_is_an_ordinary_failure(client, settings):
    settings.PROXY_COUNT = 1

    response = client.post(
        reverse("admin:login"),
        {"username": "admin", "password": "a wrong one"},
        HTTP_X_FORWARDED_FOR="not an address",
    )

    assert response.status_code == 200
    assert "Please enter the correct username and password" in response.content.decode()
