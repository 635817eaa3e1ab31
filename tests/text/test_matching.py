"""Where in a text stands what was searched for: by the rules by which it was found."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from agreements.models.search import query_and_stems
from agreements.text import SearchMatcher, words_to_stem

pytestmark = pytest.mark.django_db


def matcher(query, *texts):
    return SearchMatcher(*query_and_stems(query, words_to_stem(query, texts)))


def highlight(query, text, size=None):
    """The text with [brackets] around what is marked."""
    pieces = matcher(query, text).highlight(text, size=size)
    return "".join(f"[{piece}]" if is_found else piece for piece, is_found in pieces)


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("lao cai", "Tỉnh Lào Cai, Việt Nam", "Tỉnh [Lào Cai], Việt Nam"),
        ("LÀO", "Lao La\u0300o lào", "[Lao La\u0300o lào]"),
        ("dang", "Đặng Đình", "[Đặng] Đình"),
        ("hosp", "Hospitals, a hospital", "[Hospitals], a [hospital]"),
        ("strengthening", "It strengthens strength", "It [strengthens] strength"),
        ("studies", "A study by students", "A [study] by students"),
        ("study", "Two studies", "Two [studies]"),
        ("ospital", "Hospital", "Hospital"),
        ("xi ning", "In Xining", "In [Xining]"),
        ("a0001", "A-0001 and A-0002", "[A-0001] and A-0002"),
        ("ＡＢ１２", "ab12 AB123", "[ab12 AB123]"),
        ("昆明", "在昆明市，昆 明", "在[昆明]市，昆 明"),
        ("昆明市卫生", "昆明市卫生局和昆明市", "[昆明市卫生]局和昆明市"),
        ("推进传", "推进和进传推进传", "推进和进传[推进传]"),
        ("卫", "卫生局", "[卫]生局"),
        ("昆明 training", "Training in 昆明市", "[Training] in [昆明]市"),
        ('"health bureau"', "Health, the Health Bureau", "Health, the [Health Bureau]"),
        ('"health bureau', "the bureau of health", "the bureau of health"),
        ('"卫生局"', "卫生局 卫生", "[卫生局] 卫生"),
        ("training -nursing", "Training, nursing", "[Training], nursing"),
        ('training -"health bureau"', "Training, health bureau", "[Training], health bureau"),
        ("-a0001 -卫生局 -xi y", "A-0001 卫生局 xi y", "A-0001 卫生局 xi [y]"),
        ("fi", "ﬁne", "[ﬁne]"),
        ("𠮷林", "地名𠮷林省", "地名[𠮷林]省"),
    ],
)
def test_mark_stands_where_the_search_finds(query, text, expected):
    assert highlight(query, text) == expected


@pytest.mark.parametrize("query", ["", "...", "-word", "-", "!&|()'", "🙂", "\u202e"])
def test_empty_query_marks_nothing(query):
    assert highlight(query, "A word | 'and' (more)") == "A word | 'and' (more)"


def test_groups_are_the_parts_of_a_query_that_a_text_holds():
    texts = ["Training in Xining", "Nursing", "Training of nurses", "Other"]

    found = matcher("train -surgery nurse", *texts)

    assert [len(found.groups_in(text)) for text in texts] == [1, 1, 2, 0]
    assert len(found.groups) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Training of nurses", "[Training] of nurses"),
        (f"{'word ' * 9}training {'word ' * 9}", "…word [training] word word word word…"),
        (f"{'字' * 60}, training", f"…{'字' * 30}, [training]"),
        (f"{'字' * 60}training{'字' * 60}", f"…{'字' * 10}[training]{'字' * 22}…"),
        (f"training {'word ' * 20}", "[training] word word word word word word…"),
    ],
)
def test_long_text_is_cut_around_what_is_marked(text, expected):
    assert highlight("training", text, size=40) == expected


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60).filter(lambda text: "\0" not in text), st.text(max_size=80))
def test_pieces_are_the_text_whatever_is_typed(query, text):
    try:
        query.encode()
    except UnicodeEncodeError:
        return
    pieces = matcher(query, text).highlight(text)

    assert "".join(piece for piece, _is_found in pieces) == text
