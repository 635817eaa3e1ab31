"""The page of the search: what it explains, refuses and bears."""

import re

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import translation

from agreements.models import Region
from agreements.text import fold
from tests.factories import make_agreement, make_region
from tests.pages import page_text
from tests.searches import SEARCH, counts

pytestmark = pytest.mark.django_db


# Odd requests


def test_search_without_a_text_explains_itself(client):
    response = client.get(SEARCH)

    assert response.status_code == 200
    assert "How to search" in page_text(response)
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


def test_search_names_a_parameter_that_it_does_not_know(client):
    make_agreement(title="Renal")

    response = client.get(SEARCH, {"q": "renal", "colour": "red", "utm_source": "letter"})

    assert response.status_code == 400
    assert "asks for “colour”, which this page does not know. Nothing is shown." in page_text(
        response
    )
    assert "A-0001" not in response.content.decode()


def test_search_drops_empty_parameters(client):
    assert client.get(SEARCH, {"q": "renal", "kind": ""}).url == "/search/?q=renal"
    assert client.get(SEARCH, {"q": "", "kind": ""}).url == "/search/"


def test_search_keeps_its_text_in_the_box_and_in_the_other_languages(client):
    with translation.override("en"):  # A request leaves its language active.
        page = client.get("/zh-hans/search/", {"q": '老街 "x"'}).content.decode()

    assert 'value="老街 &quot;x&quot;"' in page
    assert 'href="/search/?q=' in page


# Faces


@pytest.mark.parametrize("name", ["home", "search", "agreements", "regions"])
def test_page_has_one_search_box_for_everything(client, name):
    page = client.get(reverse(name)).content.decode()

    assert page.count('action="/search/"') == 1
    assert page.count('type="search"') == 1
    assert len(re.findall(r'<label class="visually-hidden" for="(header-)?search">', page)) == 1


def test_text_is_folded_as_in_the_database():
    texts = ["Lào Cai", "ĐÀ NẴNG", "Łódź", "ＡＢ１２", "Xīníng", "Ærø", "西宁"]

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT t FROM unnest(%s::text[], %s::text[]) AS pairs (t, folded) "
            "WHERE search_tokens(t) <> search_tokens(folded)",
            [texts, [fold(text) for text in texts]],
        )
        assert cursor.fetchall() == []


@pytest.mark.parametrize("name", ["Lào Cai", "ĐÀ NẴNG", "Łódź", "ＡＢ１２", "Xīníng", "西宁"])
def test_name_is_compared_without_case_diacritics_and_width(name):
    region = make_region(name=name)

    found = Region.objects.filter(name__folded=fold(name))

    assert list(found) == [region]
