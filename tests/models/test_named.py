"""Names and texts in three languages: in the reader's, or in English and marked as that."""

import pytest
from django.utils import translation

from agreements.models import Region
from agreements.models.named import foreign_language, text_in, text_language
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
