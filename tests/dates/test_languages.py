"""Dates in words, in three languages."""

from itertools import product

import pytest
from django.utils.translation import override

from agreements.dates import UncertainDate

# EDTF text → how it reads in English, Chinese and Vietnamese.
WORDS = {
    "2008-09-08": ("8 September 2008", "2008年9月8日", "ngày 8 tháng 9 năm 2008"),
    "2004-08": ("August 2004", "2004年8月", "tháng 8 năm 2004"),
    "2009": ("2009", "2009年", "năm 2009"),
    "XXXX-01-14": (
        "14 January (year not stated)",
        "1月14日（年份未注明）",
        "ngày 14 tháng 1 (không nêu năm)",
    ),
    "2010?-01-14": (
        "14 January 2010 (year inferred)",
        "2010年1月14日（年份为推断）",
        "ngày 14 tháng 1 năm 2010 (năm suy luận)",
    ),
    "2010~-01-14": (
        "14 January, about 2010",
        "约2010年，1月14日",
        "ngày 14 tháng 1, khoảng năm 2010",
    ),
    "2010%-01-14": (
        "14 January, about 2010 (year inferred)",
        "约2010年，1月14日（年份为推断）",
        "ngày 14 tháng 1, khoảng năm 2010 (năm suy luận)",
    ),
    "2010?-01-XX": (
        "January 2010 (year inferred; day not stated)",
        "2010年1月（年份为推断，日期未注明）",
        "tháng 1 năm 2010 (năm suy luận; không nêu ngày)",
    ),
    "202X?-09-23": (
        "23 September, in the 2020s (decade inferred)",
        "2020年代某年9月23日（年份为推断）",
        "ngày 23 tháng 9, thập niên 2020 (thập niên suy luận)",
    ),
    "2010-01?-14": (
        "14 January 2010 (month and year inferred)",
        "2010年1月14日（年份和月份为推断）",
        "ngày 14 tháng 1 năm 2010 (tháng và năm suy luận)",
    ),
    "2010-01-14?": (
        "14 January 2010 (inferred)",
        "2010年1月14日（推断）",
        "ngày 14 tháng 1 năm 2010 (suy luận)",
    ),
    "2004-08~": ("about August 2004", "约2004年8月", "khoảng tháng 8 năm 2004"),
    "2004%": ("about 2004 (inferred)", "约2004年（推断）", "khoảng năm 2004 (suy luận)"),
    "202X": ("in the 2020s", "2020年代", "thập niên 2020"),
    "20XX": ("in the years 2000–2099", "2000至2099年间", "những năm 2000–2099"),
    "202X-09-23": (
        "23 September, in the 2020s",
        "2020年代某年9月23日",
        "ngày 23 tháng 9, thập niên 2020",
    ),
    "2004-XX": ("2004 (month not stated)", "2004年（月份未注明）", "năm 2004 (không nêu tháng)"),
    "2004-XX-XX": ("2004 (day not stated)", "2004年（日期未注明）", "năm 2004 (không nêu ngày)"),
    "2004-06-XX": (
        "June 2004 (day not stated)",
        "2004年6月（日期未注明）",
        "tháng 6 năm 2004 (không nêu ngày)",
    ),
    "XXXX-01-XX": (
        "January (day and year not stated)",
        "1月（年份和日期未注明）",
        "tháng 1 (không nêu ngày và năm)",
    ),
    "2018/2020": ("2018–2020", "2018年至2020年", "2018–2020"),
    "2010/202X": ("2010 – the 2020s", "2010年至2020年代", "từ năm 2010 đến thập niên 2020"),
    "2019-05/2019-06": ("May–June 2019", "2019年5月至6月", "từ tháng 5 đến tháng 6 năm 2019"),
    "2019-05-04/2019-05-10": (
        "4–10 May 2019",
        "2019年5月4日至10日",
        "từ ngày 4 đến ngày 10 tháng 5 năm 2019",
    ),
    "2019-05-30/2019-06-02": (
        "30 May – 2 June 2019",
        "2019年5月30日至6月2日",
        "từ ngày 30 tháng 5 đến ngày 2 tháng 6 năm 2019",
    ),
    "XXXX-05-04/XXXX-05-10": (
        "4–10 May (year not stated)",
        "5月4日至10日（年份未注明）",
        "từ ngày 4 đến ngày 10 tháng 5 (không nêu năm)",
    ),
    "2010?-01-14/2010?-01-16": (
        "14–16 January 2010 (year inferred)",
        "2010年1月14日至16日（年份为推断）",
        "từ ngày 14 đến ngày 16 tháng 1 năm 2010 (năm suy luận)",
    ),
    "2019-12-30/2020-01-02": (
        "30 December 2019 – 2 January 2020",
        "2019年12月30日至2020年1月2日",
        "từ ngày 30 tháng 12 năm 2019 đến ngày 2 tháng 1 năm 2020",
    ),
    "2001-07-10/..": ("since 10 July 2001", "自2001年7月10日起", "từ ngày 10 tháng 7 năm 2001"),
    "../2010": ("until 2010", "至2010年为止", "đến năm 2010"),
    "2010/": (
        "since 2010 (end not stated)",
        "自2010年起（结束时间未注明）",
        "từ năm 2010 (không nêu ngày kết thúc)",
    ),
    "/2010": (
        "until 2010 (start not stated)",
        "至2010年为止（开始时间未注明）",
        "đến năm 2010 (không nêu ngày bắt đầu)",
    ),
}


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (text, language, words)
        for text, translations in WORDS.items()
        for language, words in zip(("en", "zh-hans", "vi"), translations, strict=True)
    ],
)
def test_words_read_naturally(text, language, words):
    value = UncertainDate.parse(text)

    assert value.format(language) == words


def test_in_words_follows_the_language_of_the_page():
    value = UncertainDate.parse("2008-09-08")

    with override("zh-hans"):
        chinese = value.in_words
    with override(None):
        neutral = value.in_words

    assert (chinese, neutral) == ("2008年9月8日", "8 September 2008")


def test_words_never_state_a_year_that_the_text_does_not():
    for month, day in product(range(1, 13), (1, 28)):
        value = UncertainDate.parse(f"XXXX-{month:02}-{day:02}")

        assert not any("2000" in value.format(language) for language in ("en", "zh-hans", "vi"))
