"""The filters of places."""

import pytest
from django.urls import reverse

from agreements.models import RegionMember
from tests.factories import make_agreement, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    """Honghe in Yunnan in China, Lao Cai in Viet Nam, all named by a published agreement."""
    china = make_region(name="China", kind="country", slug="china")
    yunnan = make_region(name="Yunnan", kind="province", slug="yunnan", parent=china)
    honghe = make_region(name="Honghe", name_zh="红河", kind="prefecture", parent=yunnan)
    vietnam = make_region(name="Viet Nam", kind="country", slug="viet-nam")
    lao_cai = make_region(name="Lao Cai", name_vi="Lào Cai", kind="province", parent=vietnam)
    make_agreement(parties=[honghe, lao_cai])
    return honghe


def asked(client, **query):
    response = client.get(reverse("regions"), query)
    return response.status_code, [row["name"] for row in response.context["rows"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "红河"}, ["Honghe"]),
        ({"q": "lao cai"}, ["Lao Cai"]),
        ({"kind": "country"}, ["China", "Viet Nam"]),
        ({"kind": ["prefecture", "province"]}, ["Honghe", "Lao Cai", "Yunnan"]),
        ({"place": "china"}, ["Honghe", "Yunnan"]),
        ({"place": "Yunnan"}, ["Honghe"]),
        ({"place": "not_stated"}, ["China", "Viet Nam"]),
        ({"place": "china", "kind": "country"}, []),
    ],
)
def test_regions_filtered(client, places, query, expected):
    assert asked(client, **query) == (200, expected)


def test_regions_inside_a_grouping_are_its_members_and_what_is_in_them(client, places):
    grouping = make_region(name="Border zone", kind="grouping", slug="border-zone")
    RegionMember.objects.create(grouping=grouping, member=places.parent)

    assert asked(client, place="border-zone") == (200, ["Honghe", "Yunnan"])


@pytest.mark.parametrize(
    "query",
    [
        {"kind": "village"},
        {"place": "no-such-place"},
        {"place": "999999999999999999999"},
        {"place": "\0"},
        {"q": "\0"},
        {"q": "x" * 8000},
        {"after": "tampered"},
        {"sort": "unknown"},
    ],
)
def test_regions_bad_value_finds_nothing_and_says_so(client, places, query):
    assert asked(client, **query) == (400, [])
