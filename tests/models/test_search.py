"""What a search across all kinds finds."""

import random

import pytest

from agreements.models import InstitutionAlias, RegionAlias
from agreements.presenters.search.results import KINDS
from tests.factories import (
    make_agreement,
    make_delegation,
    make_institution,
    make_programme,
    make_region,
    make_specialty,
)
from tests.searches import SEARCH, counts, make_one_of_each, titles

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def test_search_finds_all_kinds_and_each_number_leads_to_exactly_as_many(client):
    make_one_of_each()

    response = client.get(SEARCH, {"q": "renal"})

    assert counts(response) == {kind.name: "1" for kind in KINDS}
    listed = {
        one["name"]: str(client.get(one["url"]).context["number"])
        for one in response.context["counts"]
    }
    assert listed == counts(response)


def test_search_links_each_kind_to_its_list(client):
    make_agreement(title="Renal & liver")

    page = client.get(SEARCH, {"q": "renal & liver"}).content.decode()

    assert page.count('href="/agreements/?q=renal+%26+liver"') == 2  # The chip and the heading.


@pytest.mark.parametrize("query", ["lao cai", "Lào Cai", "LAO CAI", "老街", "laocai", "Lao  Cai "])
def test_search_finds_the_same_records_in_every_script(client, query):
    here = make_region(name="Lao Cai", name_zh="老街省", name_vi="Lào Cai", kind="province")
    RegionAlias.objects.create(region=here, text="Laocai", language="en", kind="transliteration")
    record = make_agreement(parties=[here], title="One")
    make_agreement(title="Another")

    response = client.get(SEARCH, {"q": query})

    assert counts(response) == {"region": "1", "agreement": "1"}
    assert titles(response, "agreement") == [record.title]


@pytest.mark.parametrize("query", ["xining", "xi ning", "Xīníng", "xīn", "宁", "西宁", "西宁市"])
def test_search_finds_a_chinese_name_by_characters_and_pinyin(client, query):
    make_agreement(parties=[make_region(name="Xining", name_zh="西宁市")], title="One")

    response = client.get(SEARCH, {"q": query})

    assert counts(response) == {"region": "1", "agreement": "1"}


@pytest.mark.parametrize(
    "query",
    [
        "630100",
        "GB/T 630100",
        "GB/T 2260 630100",
        "gbt:630100",
        "CN-63",
        "cn63",
        "ISO 3166-2:CN-63",
    ],
)
def test_search_finds_a_place_by_its_codes(client, query):
    place = make_region(name="Here", gbt_2260="630100", iso_3166="CN-63")
    other = make_region(name="There", gbt_2260="630200", iso_3166="CN-64")
    make_agreement(parties=[place, other])

    assert titles(client.get(SEARCH, {"q": query}), "region") == ["Here"]


@pytest.mark.parametrize("query", ["A-0001", "a-0001", "a0001", "A0001"])
def test_search_finds_a_record_by_its_code_alone(client, query):
    record = make_agreement(title="One", summary="Agreed")
    make_agreement(title="Two")
    make_delegation(title="Visit of a kind")
    assert record.code == "A-0001"

    response = client.get(SEARCH, {"q": query})

    assert counts(response) == {"agreement": "1"}
    assert titles(response, "agreement") == ["One"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("03.04", ["03.04"]),
        ("0304", ["03.04"]),
        ("A03.04", ["03.04"]),
        ("０３．０４", ["03.04"]),
        ('"03.04"', ["03.04"]),
        ("04.03", ["04.03"]),
        ("03.04 -cardiology", []),
        ("l03.04", ["L03.04"]),
        ("L0304", ["L03.04"]),
        ("03", ["03.04", "03.05"]),
        ("03.", ["03.04", "03.05"]),
        ("03.0", ["03.04", "03.05"]),
        ("030", ["03.04", "03.05"]),
        ("A03", ["03.04", "03.05"]),
        ("L03.", ["L03.04"]),
        ("0.3", []),
    ],
)
def test_search_finds_a_specialty_by_its_code(client, query, found):
    names = {"03.04": "Cardiology", "03.05": "Nephrology", "04.03": "Orthopaedics"}
    for code, name in {**names, "L03.04": "Health policy"}.items():
        make_specialty(code=code, name=name)

    response = client.get(SEARCH, {"q": query})

    rows = next(one["rows"] for one in response.context["counts"] if one["name"] == "specialty")
    assert sorted(row["code"] for row in rows) == found
    listed = client.get("/specialties/", {"q": query}).context["rows"]
    assert sorted(row["code"] for row in listed) == found


@pytest.mark.parametrize("query", ["2018.07", "2018.07.30", "3.5", "1,500", "2018.", "v03.04"])
def test_search_finds_a_number_with_its_dots_as_one(client, query):
    make_programme(title="One", summary="On 2018.07.30 for 3.5 million: 1,500 beds, version V03.04")
    make_programme(title="Two", summary="In 07.2018 by 5.3 of 500 for 1 bed, 04 by V03, to 30.7")

    found = titles(client.get(SEARCH, {"q": query}), "programme")

    assert sorted(found) == (["One", "Two"] if query == "2018." else ["One"])


def test_search_finds_an_institution_by_another_name(client):
    institution = make_institution(name="Changzheng Hospital")
    InstitutionAlias.objects.create(
        institution=institution, text="Hospital No. 2 of the Army", language="en", kind="former"
    )
    record = make_agreement(parties=[institution])

    response = client.get(SEARCH, {"q": "no. 2 army"})

    assert titles(response, "institution") == ["Changzheng Hospital"]
    assert titles(response, "agreement") == [record.title]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("train nurs", ["Training of nurses"]),
        ('"of nurses"', ["Training of nurses"]),
        ('"of nurses', ["Training of nurses"]),
        ("training -nurses", ["Training of doctors"]),
        ("training -", ["Training of doctors", "Training of nurses"]),
    ],
)
def test_search_reads_beginnings_phrases_and_absences(client, query, found):
    for title in ("Training of nurses", "Training of doctors"):
        make_programme(title=title)

    assert sorted(titles(client.get(SEARCH, {"q": query}), "programme")) == found


@pytest.mark.parametrize("seed", range(2))
def test_search_for_chinese_is_exact(client, seed):
    """Recall and precision are 1 over titles made to confuse pairs of characters."""
    chance = random.Random(seed)
    characters = "传染病监测"
    made = ["".join(chance.choices(characters + "，", k=chance.randint(1, 9))) for _ in range(20)]
    for title in made:
        make_specialty(name="Term", name_zh=title)
    queries = {
        title[start : start + size]
        for title in made
        for start in range(len(title))
        for size in range(1, 5)
    } | {"".join(chance.choices(characters, k=chance.randint(2, 5))) for _ in range(40)}
    queries = sorted(query for query in queries if set(query) <= set(characters))

    chosen = chance.sample(queries, 40)
    answers = {query: counts(client.get(SEARCH, {"q": query})) for query in chosen}

    expected = {query: sum(query in title for title in made) for query in chosen}
    assert answers == {
        query: {"specialty": str(number)} if number else {} for query, number in expected.items()
    }
