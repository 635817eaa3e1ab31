"""Search across all kinds: what is found, how it is counted and ranked, and what never shows."""

import random
import re

import pytest
from django.apps import apps
from django.contrib import admin
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from agreements.models import InstitutionAlias, RegionAlias
from agreements.models.search import RANKED, best_hits, nearest_names
from agreements.presenters.search.results import BEST, BEST_OF_ONE, KINDS, in_words
from agreements.text import plain
from tests.factories import (
    make_agreement,
    make_area,
    make_delegation,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
    make_source,
    make_specialty,
)
from tests.pages import page_text

pytestmark = pytest.mark.django_db

SEARCH = "/search/"


def counts(response):
    """The number of hits of each kind that has any."""
    return {one["name"]: one["number"] for one in response.context["counts"] if one["rows"]}


def titles(response, kind):
    """The titles or names of the rows that are shown of one kind."""
    rows = next(one["rows"] for one in response.context["counts"] if one["name"] == kind)
    return [row.get("title") or row["name"] for row in rows]


def make_one_of_each():
    """One thing of each kind that holds the word "renal", and its twin that does not."""
    for word in ("renal", "other"):
        place = make_region(name=f"{word} place", slug=f"{word}-place")
        body = make_institution(name=f"{word} hospital", slug=f"{word}-hospital")
        # Each names its own source; the records of the first all have "renal" in their names.
        source = make_source(title=f"{word} report", slug=f"{word}-report")
        specialty = make_specialty(name=f"{word} medicine")
        make_agreement(parties=[place, body], source=source)
        make_delegation(senders=[place], hosts=[body], source=source)
        make_exchange(senders=[place], hosts=[body], specialties=[specialty], source=source)
        make_programme(parties=[place], source=source)


# What is found


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
    body = make_institution(name="Changzheng Hospital")
    InstitutionAlias.objects.create(
        institution=body, text="Hospital No. 2 of the Army", language="en", kind="former"
    )
    record = make_agreement(parties=[body])

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


# Ranking and counting


def test_search_ranks_the_title_before_the_text_and_then_the_newest(client):
    make_programme(title="Body", summary="Renal care")
    make_programme(title="Renal care", period="2009")
    make_programme(title="Renal care", period="2019")

    response = client.get(SEARCH, {"q": "renal"})

    rows = response.context["sections"][0]["rows"]
    assert [(row["title"], str(row["date"])) for row in rows] == [
        ("Renal care", "2019"),
        ("Renal care", "2009"),
        ("Body", "None"),
    ]


def test_search_puts_exactly_that_name_first(client):
    names = ["Hekou North", "Hekou", "Old Hekou"]
    make_agreement(parties=[make_region(name=name) for name in names])

    assert titles(client.get(SEARCH, {"q": "hekou"}), "region")[0] == "Hekou"


def test_search_shows_the_best_of_each_kind_and_more_of_one(client):
    for number in range(BEST + 2):
        make_programme(title=f"Renal {number}")

    everything = client.get(SEARCH, {"q": "renal"})
    one_kind = client.get(SEARCH, {"q": "renal", "kind": "programme"})

    assert BEST + 2 <= BEST_OF_ONE
    assert len(titles(everything, "programme")) == BEST
    assert len(titles(one_kind, "programme")) == BEST + 2
    assert f"Show all {BEST + 2}" in page_text(everything)
    assert "Show all" not in page_text(one_kind)


def test_hits_beyond_the_limit_are_the_newest():
    old = make_programme(title="Renal renal renal", period="2001")
    new = make_programme(title="Kidneys", summary="Renal", period="2020")
    make_programme(title="Renal", period="2010", state="draft")
    kind = next(kind for kind in KINDS if kind.name == "programme")

    ranked, newest = (
        best_hits(kind.public, "renal", rows=kind.rows, then=kind.then, size=2, limit=limit)
        for limit in (2, 1)
    )

    assert ranked == ([old, new], 2)
    assert newest == ([new, old], 2)


def test_number_of_hits_beyond_the_limit_is_told_as_such():
    assert (in_words(RANKED), in_words(RANKED + 1)) == ("2000", "2,000+")


def test_search_costs_the_same_for_one_hit_and_three(client):
    make_one_of_each()
    with CaptureQueriesContext(connection) as with_one:
        client.get(SEARCH, {"q": "renal"})
    for _ in range(2):
        place = make_region(name="Renal")
        make_agreement(parties=[place, make_institution(name="Renal", region=place)])
        make_exchange(senders=[place], specialties=[make_specialty(name="Renal")])

    with CaptureQueriesContext(connection) as with_three:
        client.get(SEARCH, {"q": "renal"})

    assert len(with_one) == len(with_three) == len(KINDS) + 1  # And one for what is marked.


# One kind


def test_search_in_one_kind_counts_the_others(client):
    make_one_of_each()

    response = client.get(SEARCH, {"q": "renal", "kind": "source"})

    assert [one["name"] for one in response.context["sections"]] == ["source"]
    assert counts(response) == {kind.name: "1" for kind in KINDS}


def test_search_in_a_kind_without_hits_offers_all_kinds(client):
    make_agreement(title="Renal")

    response = client.get(SEARCH, {"q": "renal", "kind": "source"})

    assert response.context["sections"] == []
    assert "Nothing of this kind holds all of “renal”." in page_text(response)
    assert 'href="/search/?q=renal">Search in everything' in response.content.decode()


# Nothing found


def test_search_without_hits_offers_the_nearest_names(client):
    place = make_region(name="Guangzhou", name_zh="广州市")
    make_agreement(parties=[place, make_institution(name="Other hospital")])

    response = client.get(SEARCH, {"q": "Guangzou"})

    assert "No public name or text holds all of “Guangzou”." in page_text(response)
    assert [row["name"] for row in response.context["nearest"]] == ["Guangzhou"]
    assert f'href="{place.get_absolute_url()}"' in response.content.decode()


@pytest.mark.parametrize("query", ["西宇", "Bejing", "hospitl of lao cay", "Laokai"])
def test_nearest_names_are_those_with_most_in_common(query):
    body = make_institution(name="Hospital of Lao Cai")
    places = [
        make_region(name="Xining", name_zh="西宁"),
        make_region(name="Beijing"),
        make_region(name="Lao Cai", name_vi="Lào Cai"),
    ]
    make_agreement(parties=[*places, body])
    nearest = {
        "西宇": places[0],
        "Bejing": places[1],
        "hospitl of lao cay": body,
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


# Odd requests


def test_search_without_a_text_explains_itself(client):
    response = client.get(SEARCH)

    assert response.status_code == 200
    assert "What one can type" in page_text(response)
    assert 'lang="vi"><code>Lào Cai</code>' in response.content.decode()
    assert response.context["counts"] == []


@pytest.mark.parametrize("query", ["...", '"', "，。", "-", "!&|:*", "'", "\\", "❤"])
def test_search_without_a_word_says_so(client, query):
    make_agreement()

    response = client.get(SEARCH, {"q": query})

    assert response.status_code == 200
    assert "holds neither a word nor a number to look for." in page_text(response)
    assert response.context["counts"] == []


@pytest.mark.parametrize(
    ("address", "field", "error"),
    [
        (f"?q={'x' * 8_192}", "q", "Ensure this value has at most 200 characters (it has 8192)."),
        ("?q=a%00b", "q", "Null characters are not allowed."),
        ("?q=a&q=b", "q", "Give one value; the address holds several."),
        (
            "?q=a&kind=user",
            "kind",
            "Select a valid choice. user is not one of the available choices.",
        ),
    ],
    ids=["8 KB", "NUL", "twice", "kind"],
)
def test_search_refuses_what_it_cannot_read(client, address, field, error):
    make_agreement(title="a b")

    response = client.get(f"{SEARCH}{address}")

    assert response.status_code == 400
    assert response.context["form"].errors == {field: [error]}
    assert response.context["counts"] == []
    assert 'role="alert"' in response.content.decode()


def test_search_names_the_field_that_it_cannot_read_as_chinese_does(client):
    response = client.get("/zh-hans/search/", {"q": "a", "kind": "user"})

    errors = re.findall("<li>(类型.*?)</li>", response.content.decode())
    assert errors == ["类型：选择一个有效的选项。 user 不在可用的选项中。"]


@pytest.mark.parametrize("query", ['a"b', '"a', "a\\", "%_", "a' OR 1=1 --", "<b>", "%ff", "(a"])
def test_search_survives_signs_that_mean_something_elsewhere(client, query):
    response = client.get(SEARCH, {"q": query})

    assert response.status_code == 200
    assert "<b>" not in response.content.decode().replace("<b>1</b>", "").replace(
        '<b aria-current="true"', ""
    )


HOSTILE = [
    '"unbalanced "quotes" here',
    '-"only absent"',
    "- -- --- word -",
    "\u202egnitirw desrever",
    "\u200fאבג\u200e مرحبا",
    "🙂 family 👨‍👩‍👧 emoji",
    "e\u0301" * 90,
    "\u0300" * 50 + "a",
    "中a" * 100,
    "'; DROP TABLE agreements_agreement; --",
    "a:* & !b | (c <-> d)",
    "\\' \\\\ \\",
    "{{ 7 }}{% now %}",
    "\ud7ff\ue000\uffff",
    "0" * 200,
    "a " * 100,
    "-a " * 60,
]


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize("has_hits", [True, False])
def test_search_answers_hostile_texts(client, query, has_hits):
    if has_hits:
        make_agreement(title=query, summary=query)
        make_agreement(title="a b c word family emoji", parties=[make_region(name=query)])

    response = client.get(SEARCH, {"q": query})

    assert response.status_code == 200
    assert response.context["form"].errors == {}


def test_search_drops_marks_that_turn_the_page_round(client):
    make_agreement(title="Renal")

    response = client.get(SEARCH, {"q": "\u202erenal\u2066"})

    assert counts(response) == {"agreement": "1"}
    assert "\u202e" not in response.content.decode()


def test_search_survives_bytes_that_are_no_text(client):
    assert client.get(f"{SEARCH}?q=%ff%fe%ed%a0%80").status_code == 200


def test_search_tells_of_a_parameter_that_it_does_not_know(client):
    response = client.get(SEARCH, {"q": "renal", "utm_source": "letter"})

    assert response.status_code == 200
    assert "was not used: utm_source" in page_text(response)


def test_search_drops_empty_parameters(client):
    assert client.get(SEARCH, {"q": "renal", "kind": ""}).url == "/search/?q=renal"
    assert client.get(SEARCH, {"q": "", "kind": ""}).url == "/search/"


def test_search_keeps_its_text_in_the_box_and_in_the_other_languages(client):
    with translation.override("en"):  # A request leaves its language active.
        page = client.get("/zh-hans/search/", {"q": '老街 "x"'}).content.decode()

    assert 'value="老街 &quot;x&quot;"' in page
    assert 'href="/search/?q=' in page


# Faces


NAMED = {
    "region": lambda: make_region(name="Xining"),
    "institution": lambda: make_institution(name="Xining"),
    "agreement": lambda: make_agreement(title="Xining"),
    "delegation": lambda: make_delegation(title="Xining"),
    "exchange": lambda: make_exchange(title="Xining"),
    "programme": lambda: make_programme(title="Xining"),
    "specialty": lambda: make_specialty(name="Xining"),
    "area": lambda: make_area(name="Xining"),
    "source": lambda: make_source(title="Xining"),
}


def test_every_table_with_a_search_column_is_tried():
    models = apps.get_app_config("agreements").get_models()
    searched = {
        model._meta.model_name
        for model in models
        if not model._meta.proxy and any(field.name == "search" for field in model._meta.fields)
    }

    assert searched == set(NAMED)


@pytest.mark.parametrize("name", NAMED)
@pytest.mark.parametrize("query", ["xi ning", "Xīníng", "xin", '"xining'])
def test_staff_searches_with_the_same_words(rf, name, query):
    row = NAMED[name]()
    request = rf.get("/staff/")
    request.resolver_match = None
    model_admin = admin.site.get_model_admin(type(row))

    found, _may_repeat = model_admin.get_search_results(request, type(row).objects.all(), query)

    assert list(found) == [row]


@pytest.mark.parametrize("name", ["home", "search", "agreements", "regions"])
def test_page_has_one_search_box_for_everything(client, name):
    page = client.get(reverse(name)).content.decode()

    assert page.count('action="/search/"') == 1
    assert page.count('type="search"') == 1
    assert len(re.findall(r'<label class="unseen" for="(header-)?search">', page)) == 1


def test_text_is_folded_as_in_the_database():
    texts = ["Lào Cai", "ĐÀ NẴNG", "Łódź", "ＡＢ１２", "Xīníng", "Ærø", "西宁"]

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t FROM unnest(%s::text[], %s::text[]) AS pairs (t, folded) "
            "WHERE search_tokens(t) <> search_tokens(folded)",
            [texts, [plain(text) for text in texts]],
        )
        assert cursor.fetchall() == []
