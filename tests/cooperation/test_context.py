"""What the frame of a page says of its address."""

import re

import pytest

pytestmark = pytest.mark.django_db

HOST = "http://testserver"


def test_page_names_its_address_in_every_language(client):
    page = client.get("/vi/agreements/?sort=oldest").content.decode()

    links = re.findall(
        '<link rel="(canonical|alternate)"(?: hreflang="([^"]*)")? href="(http[^"]*)"', page
    )
    assert links == [
        ("canonical", "", f"{HOST}/vi/agreements/"),
        ("alternate", "en", f"{HOST}/agreements/"),
        ("alternate", "x-default", f"{HOST}/agreements/"),
        ("alternate", "zh-Hans", f"{HOST}/zh-hans/agreements/"),
        ("alternate", "vi", f"{HOST}/vi/agreements/"),
    ]


@pytest.mark.parametrize("host", ["evil.example", "", "[::1", "a b", "x" * 3_000])
def test_request_for_a_host_that_is_not_ours_is_refused_in_our_frame(client, host):
    answer = client.get("/about/", headers={"host": host})

    page = answer.content.decode()
    assert answer.status_code == 400
    assert "The request cannot be read" in page
    assert "canonical" not in page
    assert "Health Cooperation Register" in page
