"""Search over the records of the source documents: what a reader of each language types."""

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from agreements.actions.loading import load_register

# One transaction holds the data for all tests of this file, which only read.
pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture(scope="module", autouse=True)
def register(django_db_setup, django_db_blocker):
    """The first data, loaded once for all tests of this file."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_register()
        yield
        transaction.set_rollback(True)


def found(client, query):
    """What a search shows, as {kind: addresses of the rows}; the best five of each kind."""
    with translation.override("en"):
        counts = client.get(reverse("search"), {"q": query}).context["counts"]
    return {one["name"]: [row["url"] for row in one["rows"]] for one in counts if one["rows"]}


LAO_CAI = {
    "region": ["/regions/lao-cai/", "/regions/lao-cai-city/"],
    "institution": [
        "/institutions/lao-cai-department-of-health/",
        "/institutions/lao-cai-hospital-of-traditional-medicine/",
        "/institutions/lao-cai-peoples-committee/",
    ],
    "agreement": ["/agreements/A-0007/", "/agreements/A-0008/"],
    "delegation": ["/delegations/D-0005/", "/delegations/D-0006/"],
    "programme": ["/programmes/P-0002/"],
}


@pytest.mark.parametrize("query", ["lao cai", "Lào Cai", "老街"])
def test_place_is_found_in_three_scripts(client, query):
    answer = found(client, query)

    answer.pop("source", None)  # The titles of the sources are in English.
    assert {kind: sorted(urls) for kind, urls in answer.items()} == {
        kind: sorted(urls) for kind, urls in LAO_CAI.items()
    }


XINING = {
    "region": ["/regions/xining/"],
    "agreement": [f"/agreements/A-000{number}/" for number in (1, 2, 3, 4)],
    "delegation": ["/delegations/D-0001/", "/delegations/D-0002/"],
    "exchange": ["/exchanges/E-0001/", "/exchanges/E-0002/"],
}


@pytest.mark.parametrize("query", ["xining", "xi ning", "Xīníng", "XINING", "西宁", "西宁市"])
def test_place_is_found_by_its_pinyin(client, query):
    answer = found(client, query)

    assert {kind: sorted(answer[kind]) for kind in XINING} == XINING


@pytest.mark.parametrize(
    ("query", "slugs"),
    [
        ("sheng jing", ["shengjing-hospital-of-china-medical-university"]),
        ("chang zheng", ["shanghai-changzheng-hospital"]),
        ("di tan", ["beijing-ditan-hospital"]),
    ],
)
def test_pinyin_written_apart_finds_bodies(client, query, slugs):
    assert found(client, query)["institution"] == [f"/institutions/{slug}/" for slug in slugs]


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("Freya Lim", "/delegations/D-0007/"),
        ("huang xining", "/delegations/D-0002/"),
    ],
)
def test_garbled_name_of_a_person_is_found_as_printed(client, query, url):
    assert found(client, query) == {"delegation": [url]}


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("GB/T 630100", {"region": ["/regions/xining/"]}),
        ("ISO VN-02", {"region": ["/regions/lao-cai/"]}),
        ("A-0005", {"agreement": ["/agreements/A-0005/"]}),
        ("e0003", {"exchange": ["/exchanges/E-0003/"]}),
    ],
)
def test_code_finds_one_thing(client, query, answer):
    assert found(client, query) == answer


def test_single_character_is_found_in_all_that_holds_it(client):
    assert found(client, "黔")["programme"] == ["/programmes/P-0001/"]  # Guizhou's short name.


def test_every_example_of_the_explanation_finds_something(client):
    examples = client.get(reverse("search")).context["examples"]

    empty = [
        one["text"] for _rule, texts in examples for one in texts if not found(client, one["text"])
    ]

    assert empty == []


@pytest.mark.parametrize(
    ("query", "url"),
    [
        ("telemedicine", "/agreements/A-0005/"),
        ("远程会诊", "/agreements/A-0005/"),
    ],
)
def test_promise_finds_its_agreement(client, query, url):
    assert url in found(client, query)["agreement"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("Xinnning", "Xining"),
        ("Guangzou", "Guangzhou"),
        ("Guagnzhou", "Guangzhou"),
        ("Ugangzhou", "Guangzhou"),
        ("Xiining Municipal", "Xining Municipal Health Bureau"),
        ("lao kai", "Lao Cai"),
        ("Lào Cay", "Lao Cai"),
        ("Laokai", "Lao Cai"),
        ("Bắc Kynh", "Beijing"),
        ("Hồng Haf", "Honghe"),
        ("shenyanf", "Shenyang"),
        ("Changzeng", "Shanghai Changzheng Hospital"),
        ("Shenjing Hospital", "Shengjing Hospital of China Medical University"),
        ("laokai hospital", "Lao Cai Provincial Hospital of Traditional Medicine"),
        ("china medicl university", "China Medical University"),
        ("西宇", "Xining"),
        ("盛京醫院", "Shengjing Hospital of China Medical University"),
        ("北京地谈医院", "Beijing Ditan Hospital"),
        ("西宁市人民医院", "Xining Hospital of Traditional Chinese Medicine"),
        ("西宁人民医院", "Xining Hospital of Traditional Chinese Medicine"),
        ("广州妇女儿童医院", "Guangzhou Women and Children’s Medical Center"),
    ],
)
def test_mistyped_name_leads_to_the_one_that_was_meant(client, query, name):
    with translation.override("en"):
        nearest = client.get(reverse("search"), {"q": query}).context["nearest"]

    assert nearest[0]["name"] == name


@pytest.mark.parametrize("query", ["xxyyzz", "qwertyuiop", "zzz", "Kumming", "魑魅魍魉"])
def test_text_that_is_like_no_name_is_offered_none(client, query):
    assert client.get(reverse("search"), {"q": query}).context["nearest"] == []
