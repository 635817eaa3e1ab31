"""The filters of specialties."""

import pytest
from django.urls import reverse

from tests.factories import make_exchange, make_specialty

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def heart():
    """A specialty with a published exchange, beside one of its branch and a local term without."""
    parent = make_specialty(code="83", name="Internal medicine")
    heart = make_specialty(
        code="83.04", name="Cardiovascular medicine", name_zh="心血管内科", parent=parent
    )
    make_specialty(code="83.01", name="Respiratory medicine", parent=parent)
    make_specialty(code="L91", name="Public health", is_local=True)
    make_exchange(specialties=[heart])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"used": "yes"}, ["83", "83.04"]),
        ({"used": "no"}, ["83.01", "L91"]),
        ({"local": "yes"}, ["L91"]),
        ({"q": "A8304"}, ["83.04"]),
        ({"q": "心血管"}, ["83.04"]),
        ({"q": "public"}, ["L91"]),
    ],
)
def test_specialties_filtered(client, query, expected):
    rows = client.get(reverse("specialties"), query).context["rows"]

    assert [row["code"] for row in rows] == expected


@pytest.mark.parametrize("query", [{"used": "maybe"}, {"local": "1"}, {"q": "\0"}])
def test_specialties_bad_value_finds_nothing_and_says_so(client, query):
    response = client.get(reverse("specialties"), query)

    assert (response.status_code, response.context["rows"]) == (400, [])
