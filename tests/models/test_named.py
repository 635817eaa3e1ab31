"""Names and texts in three languages: in the reader's, or else in another and marked as that."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from agreements.models import (
    Agreement,
    Area,
    Commitment,
    Contribution,
    Delegation,
    DelegationGroup,
    Exchange,
    Figure,
    Institution,
    Programme,
    Region,
    Source,
    Specialty,
)
from agreements.models.named import foreign_language, own_column, text_in, text_language
from tests.factories import make_agreement, make_region

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "text", "found", "foreign"),
    [
        ("en", "Visit", "en", ""),
        ("zh-hans", "访问", "zh-Hans", ""),
        ("vi", "Visit", "en", "en"),
    ],
)
def test_text_is_known_by_its_language(language, text, found, foreign):
    record = make_agreement(title="Visit", title_zh="访问")

    with translation.override(language):
        assert text_in(record, "title") == text
        assert text_language(record, "title") == found
        assert foreign_language(record, "title") == foreign


@pytest.mark.parametrize(
    ("titles", "shown"),
    [
        (
            {"title_zh": "访问"},
            {"en": ("访问", "zh-Hans"), "zh-hans": ("访问", ""), "vi": ("访问", "zh-Hans")},
        ),
        (
            {"title_vi": "Thăm"},
            {"en": ("Thăm", "vi"), "zh-hans": ("Thăm", "vi"), "vi": ("Thăm", "")},
        ),
        (
            {"title_zh": "访问", "title_vi": "Thăm"},
            {"en": ("访问", "zh-Hans"), "zh-hans": ("访问", ""), "vi": ("Thăm", "")},
        ),
        (
            {"title": "Visit", "title_zh": "访问"},
            {"en": ("Visit", ""), "zh-hans": ("访问", ""), "vi": ("Visit", "en")},
        ),
    ],
)
def test_text_stands_for_another_in_the_order_of_the_languages(titles, shown):
    record = make_agreement(**{"title": ""} | titles)

    for language, expected in shown.items():
        with translation.override(language):
            assert (record.display_title, record.title_lang) == expected
            assert str(record) == f"{record.code} {expected[0]}"


@pytest.mark.parametrize("language", ["en", "zh-hans", "vi"])
@pytest.mark.parametrize(
    ("model", "field", "rule"),
    [
        (Agreement, "title", "Give a title in at least one"),
        (Delegation, "title", "Give a title in at least one"),
        (Exchange, "title", "Give a title in at least one"),
        (Programme, "title", "Give a title in at least one"),
        (Region, "name", "Give a name in at least one"),
        (Institution, "name", "Give a name in at least one"),
        (Specialty, "name", "Give a name in at least one"),
        (Area, "name", "Give a name in at least one"),
        (Commitment, "text", "Write the commitment in at least one"),
        (Contribution, "description", "What is given: say it in a few words"),
        (Figure, "metric", "What it counts: say it in at least one"),
        (DelegationGroup, "label", "Describe the group in at least one"),
    ],
)
def test_text_is_needed_in_one_language_and_asked_for_in_the_readers(model, field, rule, language):
    row = model()
    with translation.override(language):
        column = own_column(field)
        with pytest.raises(ValidationError) as without:
            row.validate_constraints()
        setattr(row, f"{field}_vi", "Một")
        try:
            row.validate_constraints()
            left = {}
        except ValidationError as error:
            left = getattr(error, "error_dict", {})

    assert column in without.value.error_dict
    assert column not in left
    if language == "en":
        assert without.value.error_dict[column][0].messages[0].startswith(rule)


def test_row_without_a_text_yet_says_what_it_is():
    assert [str(one) for one in (Region(), Agreement(), Source(), Figure(), Commitment())] == [
        "place",
        "agreement",
        "source",
        "figure",
        "commitment",
    ]


def test_rows_are_put_in_order_by_the_first_name_there_is():
    make_region(name="B"), make_region(name="", name_zh="丙"), make_region(name="", name_vi="A")
    make_region(name="C", name_zh="甲", name_vi="A")

    assert list(Region.objects.values_list("sort_name", flat=True)) == ["A", "B", "C", "丙"]


def test_empty_name_is_no_name_of_a_label():
    make_region(name="", name_zh="西宁市")

    assert list(Region.objects.named_in_label("Guangzhou")) == []
    assert list(Region.objects.with_folded_name("\u0301")) == []


def test_text_that_nobody_wrote_is_not_foreign():
    record = make_agreement(summary="")

    assert foreign_language(record, "summary", "vi") == ""


def test_other_names_are_those_of_the_other_languages_without_repetitions():
    place = Region(name="Guangzhou", name_zh="广州市", name_vi="Guangzhou")

    english = place.other_names
    with translation.override("zh-hans"):
        chinese = place.other_names

    assert english == [("zh-Hans", "广州市")]
    assert chinese == [("en", "Guangzhou"), ("vi", "Guangzhou")]


@pytest.mark.parametrize("text", ["Hekou, Honghe", "河口县", "红河州河口县", "hekou"])
def test_row_is_found_by_a_label_that_one_of_its_names_begins_or_ends(text):
    place = make_region(name="Hekou", name_zh="河口县")
    make_region(name="Honghe Prefecture")

    assert list(Region.objects.named_in_label(text)) == [place]
