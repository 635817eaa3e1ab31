"""The names nearest to what was typed, where a search finds little."""

import pytest

from agreements.models.search import nearest_names
from tests.factories import (
    make_agreement,
    make_institution,
    make_programme,
    make_region,
    make_source,
)
from tests.pages import page_text
from tests.searches import SEARCH, counts

pytestmark = pytest.mark.django_db


def test_search_without_hits_offers_the_nearest_names(client):
    place = make_region(name="Guangzhou", name_zh="广州市")
    make_agreement(parties=[place, make_institution(name="Other hospital")])

    response = client.get(SEARCH, {"q": "Guangzou"})

    assert "No public name or text holds all of “Guangzou”." in page_text(response)
    assert [row["name"] for row in response.context["nearest"]] == ["Guangzhou"]
    assert f'href="{place.get_absolute_url()}"' in response.content.decode()


@pytest.mark.parametrize("query", ["西宇", "Bejing", "hospitl of lao cay", "Laokai"])
def test_nearest_names_are_those_with_most_in_common(query):
    institution = make_institution(name="Hospital of Lao Cai")
    places = [
        make_region(name="Xining", name_zh="西宁"),
        make_region(name="Beijing"),
        make_region(name="Lao Cai", name_vi="Lào Cai"),
    ]
    make_agreement(parties=[*places, institution])
    nearest = {
        "西宇": places[0],
        "Bejing": places[1],
        "hospitl of lao cay": institution,
        "Laokai": places[2],
    }

    assert nearest_names(query)[0] == nearest[query]


def test_search_with_few_hits_by_a_stem_offers_the_nearest_names(client):
    place = make_region(name="Xining", name_zh="西宁市")
    make_agreement(parties=[place])
    make_programme(title="One", summary="Led by Wu Xin")

    response = client.get(SEARCH, {"q": "xinning"})

    assert counts(response) == {"programme": "1"}
    assert [row["name"] for row in response.context["nearest"]] == ["Xining"]


@pytest.mark.parametrize(
    "query",
    ["xining", "xi ning", "西宁", "xinin", "xining hospitals", "wu xin", "a0001", "wuxi -a"],
)
def test_search_that_finds_what_is_typed_offers_no_other_names(client, query):
    place = make_region(name="Xining", name_zh="西宁市")
    make_agreement(parties=[place, make_institution(name="Xining Hospital")])
    make_programme(title="One", summary="Led by Wu Xin of Wuxi")
    make_agreement(parties=[make_region(name="Xin Ling")])

    response = client.get(SEARCH, {"q": query})

    assert counts(response) != {}
    assert response.context["nearest"] == []


@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "withdrawn"])
def test_name_of_an_unpublished_record_is_neither_found_nor_offered(client, state):
    names = {
        "parties": [make_region(name="Guangzhou"), make_institution(name="Guangzhou Hospital")],
        "source": make_source(title="Guangzhou report"),
    }
    make_agreement(title="Guangzhou framework", state=state, **names)

    exact = client.get(SEARCH, {"q": "Guangzhou"})
    alike = client.get(SEARCH, {"q": "Guangzou"})

    for response in (exact, alike):
        assert counts(response) == {}
        assert response.context["nearest"] == []
        assert "Guangzhou Hospital" not in response.content.decode()


@pytest.mark.parametrize("query", ["x", "q" * 200, "中" * 200, "a b c d e f g " * 14])
def test_nearest_names_are_bounded(client, query):
    make_agreement(parties=[make_region(name="x" * 300, name_zh="中文" * 100)])

    response = client.get(SEARCH, {"q": query})

    assert response.status_code == 200
    assert len(response.context["nearest"]) <= 5
