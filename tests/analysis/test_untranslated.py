"""Public names that are missing in one of the three languages."""

import pytest
from django.utils import translation

from agreements.analysis.untranslated import shown, untranslated
from tests.factories import (
    make_agreement,
    make_area,
    make_delegation,
    make_institution,
    make_programme,
    make_region,
    make_source,
)

pytestmark = pytest.mark.django_db
ALL = {"name_zh": "甲", "name_vi": "Giáp"}
TITLES = {"title_zh": "甲", "title_vi": "Giáp"}


def listed(**narrowed):
    """The names of the list with what is missing, in its order."""
    rows = map(shown, untranslated(**narrowed))
    return [(row["kind"], row["name"], row["missing"], row["used"]) for row in rows]


@pytest.fixture
def register():
    """Two published records and a draft, of which some names are missing."""
    city = make_region(name="", name_zh="西宁市")
    other = make_region(name="Guangzhou", **ALL)
    source = make_source(title="报道", language="zh-Hans", title_en="A report")
    area = make_area(name="Training", name_zh="培训")
    first = {"parties": [city, other], "source": source, "areas": [area]}
    make_agreement(title="", title_vi="Thỏa thuận", **first)
    make_programme(title="Programme", parties=[city, other], source=source, **TITLES)
    bureau = make_institution(name="Bureau", name_zh="局", region=city)
    make_agreement(title="Draft", state="draft", parties=[bureau, make_region()])
    make_region(name="In the gazetteer alone")


def test_names_that_are_missing_most_used_first(register):
    assert listed() == [
        ("region", "西宁市", ["en", "vi"], 2),
        ("source", "A report", ["vi"], 2),
        ("area", "Training", ["vi"], 1),
        ("agreement", "Thỏa thuận", ["en", "zh-Hans"], 0),
    ]


@pytest.mark.parametrize(
    ("language", "kinds"),
    [
        ("en", ["region", "agreement"]),
        ("zh-Hans", ["agreement"]),
        ("vi", ["region", "source", "area"]),
    ],
)
def test_one_language(register, language, kinds):
    assert [kind for kind, *_rest in listed(language=language)] == kinds


def test_one_kind(register):
    assert [kind for kind, *_rest in listed(kinds=["area"])] == ["area"]
    assert listed(kinds=["institution"]) == []


@pytest.mark.parametrize(
    ("reader", "region", "source"),
    [
        ("en", ("西宁市", "zh-Hans"), ("A report", "")),
        ("zh-hans", ("西宁市", ""), ("报道", "")),
        ("vi", ("西宁市", "zh-Hans"), ("A report", "en")),
    ],
)
def test_name_is_shown_in_the_readers_language_or_marked(register, reader, region, source):
    with translation.override(reader):
        rows = {row["kind"]: (row["name"], row["lang"]) for row in map(shown, untranslated())}

    assert (rows["region"], rows["source"]) == (region, source)


def test_printed_title_counts_in_its_own_language():
    for language, title in (("vi", "Bài"), ("fr", "Un article")):
        make_delegation(source=make_source(title=title, language=language), **TITLES)

    found = list(map(shown, untranslated(["source"])))

    assert [(row["name"], row["lang"], row["missing"]) for row in found] == [
        ("Bài", "vi", ["en", "zh-Hans"]),
        ("Un article", "fr", ["en", "zh-Hans", "vi"]),
    ]


def test_list_costs_one_query_for_a_page(register, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert len(untranslated()[:50]) == 4
