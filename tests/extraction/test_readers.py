"""Lines of printed pages become paragraphs, and bytes of any encoding become text."""

import pytest

from agreements.extraction.readers import decoded, joined_lines


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        (["The two sides agreed that they will train", "ten doctors."],
         ["The two sides agreed that they will train ten doctors."]),
        (["双方同意在未来五年内共同培养心血管内科和神经外科的专业技术骨干人才以及护理", "人员。"],
         ["双方同意在未来五年内共同培养心血管内科和神经外科的专业技术骨干人才以及护理人员。"]),
        (["A heading", "The text below ends."], ["A heading", "The text below ends."]),
        (["First paragraph that is long enough to go on.", "Second."],
         ["First paragraph that is long enough to go on.", "Second."]),
        (["", "  "], []),
    ],
)  # fmt: skip
def test_line_that_ends_within_a_sentence_goes_on_in_the_next(lines, paragraphs):
    assert joined_lines("\n".join(lines)).splitlines() == paragraphs


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_chinese_is_decoded_in_each_usual_encoding(encoding):
    text = "西宁市卫生健康委员会与老街省卫生厅签署合作备忘录，双方将互派医务人员进修学习。"
    assert decoded(text.encode(encoding)) == text
