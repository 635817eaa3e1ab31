"""The filters of sources."""

import pytest
from django.urls import reverse

from tests.factories import make_agreement, make_institution, make_region, make_source

pytestmark = pytest.mark.django_db


def cited(**fields):
    """A source that a published agreement cites."""
    make_agreement(source=make_source(**fields))


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "bulletin"}, ["English"]),
        ({"language": "zh-Hans"}, ["Chinese"]),
        ({"language": ["en", "zh-Hans"]}, ["Chinese", "English"]),
        ({"machine_translated": "yes"}, ["English"]),
        ({"machine_translated": "no"}, ["Chinese"]),
        ({"date": "2018"}, ["Chinese"]),
        ({"date": "not_stated"}, ["English"]),
        ({"sort": "newest"}, ["Chinese", "English"]),
    ],
)
def test_sources_filtered(client, query, expected):
    cited(title="English", publisher="Health bulletin", is_machine_translated=True)
    cited(title="Chinese", language="zh-Hans", published="2018-07")

    rows = client.get(reverse("sources"), query).context["rows"]

    assert [row["title"] for row in rows] == expected


def test_sources_that_tell_of_a_place_or_an_institution(client):
    province = make_region(kind="province")
    hospital = make_institution(region=make_region(parent=province))
    found, other = make_source(title="Found"), make_source(title="Other")
    make_agreement(parties=[hospital], source=found)
    make_agreement(parties=[hospital], source=other, state="draft")
    make_agreement(source=other)

    by_place = client.get(reverse("sources"), {"place": province.slug})
    by_body = client.get(reverse("sources"), {"institution": hospital.slug})

    assert [row["title"] for row in by_place.context["rows"]] == ["Found"]
    assert [row["title"] for row in by_body.context["rows"]] == ["Found"]


@pytest.mark.parametrize(
    "query",
    [
        {"language": "xx"},
        {"machine_translated": "1"},
        {"place": "not_stated"},
        {"date": "2019-02-30"},
    ],
)
def test_sources_bad_value_finds_nothing_and_says_so(client, query):
    cited()

    response = client.get(reverse("sources"), query)

    assert (response.status_code, response.context["rows"]) == (400, [])
