"""How often one client may ask for what costs much."""

import re

import pytest

from cooperation.client_limits.models import RequestBucket
from tests.factories import make_agreement, make_region

ADDRESS, OTHER = "192.0.2.7", "192.0.2.8"


def statuses(client, urls, address=ADDRESS):
    return [client.get(url, REMOTE_ADDR=address).status_code for url in urls]


@pytest.mark.parametrize(
    "url",
    [
        "/search/?q=nurse",
        "/vi/search/?q=nurse",
        "/agreements/?q=nurse",
        "/sources/?q=nurse",
        "/map.svg",
        "/map.png",
        "/map/",
        "/agreements/timeline.csv?kind=framework",
        "/regions/alpha/network.csv",
        "/regions/alpha.json",
        "/agreements/A-0001.json",
        "/agreements/A-9999.json",
    ],
)
def test_costly_address_is_limited(client, limits, url):
    make_agreement(parties=[make_region(slug="alpha"), make_region()])

    found = statuses(client, [url] * 3)

    assert found[0] == found[1] != 429
    assert found[2] == 429


def test_page_that_costs_little_is_not_limited(client, limits):
    urls = ["/", "/about/", "/agreements/", "/search/", "/regions/"]

    assert statuses(client, urls * 3) == [200] * 15
    assert not RequestBucket.objects.exists()


def test_each_client_and_kind_is_counted_by_itself(client, limits):
    statuses(client, ["/map.csv"] * 3)

    assert statuses(client, ["/map.csv", "/search/?q=nurse"]) == [429, 200]
    assert statuses(client, ["/map.csv"], address=OTHER) == [200]


def test_addresses_of_one_ipv6_line_are_one_client(client, limits):
    line = [f"2001:db8:1:2::{number}" for number in (1, 2, 3)]

    found = [statuses(client, ["/map.csv"], address=address) for address in line]

    assert found == [[200], [200], [429]]
    assert statuses(client, ["/map.csv"], address="2001:db8:1:3::1") == [200]


def test_client_behind_our_proxy_is_the_one_it_names(client, limits, settings):
    settings.PROXY_COUNT = 1
    for forwarded in (ADDRESS, ADDRESS, ADDRESS, OTHER):
        last = client.get("/map.csv", headers={"X-Forwarded-For": f"6.6.6.6, {forwarded}"})

    assert last.status_code == 200
    assert {row.client for row in RequestBucket.objects.all()} == {f"{ADDRESS}/32", f"{OTHER}/32"}


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", ""])
def test_this_machine_and_unknown_clients_are_not_limited(client, limits, address):
    assert statuses(client, ["/map.csv"] * 3, address=address) == [200] * 3


def test_limit_of_nought_is_none(client, limits, settings):
    settings.CLIENT_LIMITS["chart"] = 0

    assert statuses(client, ["/map.csv"] * 3) == [200] * 3


@pytest.mark.parametrize(
    ("prefix", "heading"),
    [("", "Too many requests"), ("/zh-hans", "请求过多"), ("/vi", "Quá nhiều yêu cầu")],
)
def test_refused_client_gets_the_time_to_come_again(client, limits, prefix, heading):
    url = f"{prefix}/search/?q=nurse"
    statuses(client, [url] * 2)

    answer = client.get(url, REMOTE_ADDR=ADDRESS)

    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 30  # One request drains in half a minute.
    assert answer["Cache-Control"] == "no-store"
    html = answer.content.decode()
    assert re.findall("<h1>(.*?)</h1>", html) == [heading]
    assert '<header class="site-header">' in html


@pytest.mark.parametrize(
    ("url", "headers"),
    [("/regions/alpha.json", {}), ("/search/?q=nurse", {"Accept": "application/json"})],
)
def test_refused_program_is_answered_in_json(client, limits, url, headers):
    statuses(client, [url] * 2)

    answer = client.get(url, headers=headers, REMOTE_ADDR=ADDRESS)

    assert (answer.status_code, answer["Content-Type"]) == (429, "application/json")
    assert answer.json() == {"error": "There were too many requests from your network."}
    assert "Retry-After" in answer
