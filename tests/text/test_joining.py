"""Words joined within a line, as each script does."""

import pytest
from django.utils import translation

from agreements.text import (
    in_parentheses,
    join_list,
    join_phrases,
    label_value,
    lang_span,
    language_name,
    region_path,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("language", "tight", "loose", "behind", "aside"),
    [
        ("en", "Honghe, Lao Cai", "Li, Mayor; Wang", "Agreed: ten places", "A (b)"),
        ("zh-hans", "Honghe、Lao Cai", "Li, Mayor；Wang", "Agreed：ten places", "A（b）"),
        ("vi", "Honghe, Lao Cai", "Li, Mayor; Wang", "Agreed: ten places", "A (b)"),
    ],
)
def test_words_are_joined_as_the_language_does(language, tight, loose, behind, aside):
    with translation.override(language):
        assert join_list(["Honghe", "Lao Cai"]) == tight
        assert join_phrases(["Li, Mayor", "Wang"]) == loose
        assert label_value("Agreed", "ten places") == behind
        assert "A" + in_parentheses("b") == aside


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("en", "Chinese (Simplified)"),
        ("zh-hans", "中文（简体）"),
        ("vi", "Tiếng Trung (Giản thể)"),
    ],
)
def test_name_of_a_language_has_the_brackets_of_the_script(language, name):
    with translation.override(language):
        assert language_name("zh-Hans") == name


@pytest.mark.parametrize(
    ("language", "names", "path"),
    [
        ("en", ["Hekou", "Honghe", "Yunnan"], "Hekou, Honghe, Yunnan"),
        ("zh-hans", ["河口县", "红河州", "云南省"], "云南省红河州河口县"),
        ("zh-hans", ["河口县", "Honghe", "云南省"], "河口县, Honghe, 云南省"),
        ("vi", ["Hà Khẩu", "Hồng Hà", "Vân Nam"], "Hà Khẩu, Hồng Hà, Vân Nam"),
    ],
)
def test_place_stands_with_what_it_lies_in(language, names, path):
    with translation.override(language):
        assert region_path(names) == path


def test_marked_text_is_escaped_and_nothing_is_not_marked():
    assert lang_span("<b>", "zh") == '<span lang="zh">&lt;b&gt;</span>'
    assert lang_span("<b>", "") == "<b>"
    assert lang_span("", "zh") == ""
