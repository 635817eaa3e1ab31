"""Lists of names in one text."""

import pytest

from agreements.text import MAX_SYNONYMS, with_synonyms


@pytest.mark.parametrize(
    ("kept", "added", "joined"),
    [
        ("", "", ""),
        ("", "cardiology; 心内科", "cardiology; 心内科"),
        ("heart", "", "heart"),
        ("heart", "cardiology", "heart; cardiology"),
        ("Tim mạch; heart", "tim mach;HEART; 心内科", "Tim mạch; heart; 心内科"),
        ("heart", "a; a;; A", "heart; a"),
        ("x" * MAX_SYNONYMS, "heart", "x" * MAX_SYNONYMS),
        ("x" * (MAX_SYNONYMS - 4), "heart; a; ab", "x" * (MAX_SYNONYMS - 4) + "; a"),
    ],
)
def test_names_are_added_that_a_list_does_not_have_while_there_is_room(kept, added, joined):
    assert with_synonyms(kept, added) == joined
