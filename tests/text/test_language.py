"""The language of a text, told by its script and letters."""

import pytest

from agreements.text import language_of


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("The two sides signed an agreement in Lào Cai.", "en"),
        ("双方在Kunming签署了协议", "zh-Hans"),
        ("Hai bên đã ký thỏa thuận hợp tác tại Côn Minh", "vi"),
        ("ทั้งสองฝ่ายได้ลงนามในข้อตกลง", "th"),
        ("ທັງສອງຝ່າຍໄດ້ລົງນາມ", "lo"),
        ("両市は協力に合意した", "ja"),
        ("Стороны подписали соглашение", "ru"),
        ("2018", "en"),
        ("", "en"),
    ],
)
def test_language_is_told_by_script_and_letters(text, tag):
    assert language_of(text) == tag
