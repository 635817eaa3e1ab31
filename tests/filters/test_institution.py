"""The filters of institutions."""

import pytest
from django.urls import reverse

from tests.factories import make_agreement, make_institution, make_region

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def bodies():
    """A hospital in Xining, a bureau in Qinghai and a university of unknown seat."""
    qinghai = make_region(name="Qinghai", kind="province", slug="qinghai")
    xining = make_region(name="Xining", slug="xining", parent=qinghai)
    hospital = make_institution(name="Hospital", name_zh="西宁市中医院", region=xining)
    bureau = make_institution(name="Bureau", kind="health_authority", region=qinghai)
    university = make_institution(name="University", kind="university")
    make_agreement(parties=[hospital, bureau, university])


def asked(client, **query):
    response = client.get(reverse("institutions"), query)
    return response.status_code, [row["name"] for row in response.context["rows"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "中医"}, ["Hospital"]),
        ({"kind": ["university", "hospital"]}, ["Hospital", "University"]),
        ({"place": "qinghai"}, ["Bureau", "Hospital"]),
        ({"place": "xining"}, ["Hospital"]),
        ({"place": "not_stated"}, ["University"]),
        ({"place": "xining", "kind": "university"}, []),
    ],
)
def test_institutions_filtered(client, query, expected):
    assert asked(client, **query) == (200, expected)


@pytest.mark.parametrize("query", [{"kind": "school"}, {"place": "nowhere"}, {"q": "\0"}])
def test_institutions_bad_value_finds_nothing_and_says_so(client, query):
    assert asked(client, **query) == (400, [])
