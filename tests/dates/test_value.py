"""Uncertain dates: what is read, what is refused, and what follows from them."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agreements.dates import MAX_LENGTH, UncertainDate, UncertainDateError, UncertainDateFormField

SPANS = {
    "2008-09-08": (date(2008, 9, 8), date(2008, 9, 8)),
    "2009": (date(2009, 1, 1), date(2009, 12, 31)),
    "2008-02": (date(2008, 2, 1), date(2008, 2, 29)),
    "9999-12": (date(9999, 12, 1), date(9999, 12, 31)),
    "0001": (date(1, 1, 1), date(1, 12, 31)),
    "2010?-01-14": (date(2010, 1, 14), date(2010, 1, 14)),
    "2004-08~": (date(2004, 8, 1), date(2004, 8, 31)),
    "2004%": (date(2004, 1, 1), date(2004, 12, 31)),
    "2004-XX": (date(2004, 1, 1), date(2004, 12, 31)),
    "2004-XX-XX": (date(2004, 1, 1), date(2004, 12, 31)),
    "2004-06-XX": (date(2004, 6, 1), date(2004, 6, 30)),
    "202X": (date(2020, 1, 1), date(2029, 12, 31)),
    "20XX": (date(2000, 1, 1), date(2099, 12, 31)),
    "202X-09-23": (date(2020, 9, 23), date(2029, 9, 23)),
    "202X-02-29": (date(2020, 2, 29), date(2028, 2, 29)),
    "190X-02-29": (date(1904, 2, 29), date(1908, 2, 29)),
    "202X-02": (date(2020, 2, 1), date(2029, 2, 28)),
    "XXXX-01-14": (None, None),
    "XXXX-02-29": (None, None),
    "2018/2020": (date(2018, 1, 1), date(2020, 12, 31)),
    "2020-05/2020": (date(2020, 5, 1), date(2020, 12, 31)),
    "2001-07-10/..": (date(2001, 7, 10), None),
    "2001-07-10/": (date(2001, 7, 10), None),
    "../2010": (None, date(2010, 12, 31)),
    "/2010": (None, date(2010, 12, 31)),
    "XXXX-12-28/XXXX-01-03": (None, None),
    "2010?/2011~": (date(2010, 1, 1), date(2011, 12, 31)),
}

NOT_A_DATE = (
    "“{}” is not a date. Write it as in 2008-09-08, 2008-09 or 2009; a period as 2018/2020; "
    "a year not stated as XXXX-01-14; an inferred year as 2010?-01-14."
)
SAYS_NOTHING = "“{}” says nothing about the date. Give what is known, or leave it empty."
YEAR_FIRST = "Write the year first, then month and day with hyphens, as in 2020-12-31."
TWO_DIGITS = "Write month and day with two digits, as in 2008-09-08."
YEARS = "Years run from 0001 to 9999, as in 2008-09-08."
FOUR_DIGITS = "Years have four digits, from 0001 to 9999, as in 2008-09-08."
ONE_SLASH = "A period has one slash between two dates, as in 2018/2020."
ONE_SIDE = "A period needs a date on at least one side of the slash, as in 2001-07-10/.."
ONE_MARK = "Use only one of the marks ? ~ % in a date."
TOO_LONG = "This is too long for a date: at most 64 characters, as in 2008-09-08."
NO_SUCH_DAY = "{} does not exist: the days of that month run from 01 to {}."
REFUSED = {
    "2019-02-30": NO_SUCH_DAY.format("2019-02-30", 28),
    "2020-02-30": NO_SUCH_DAY.format("2020-02-30", 29),
    "2019-02-29": NO_SUCH_DAY.format("2019-02-29", 28),
    "XXXX-02-30": NO_SUCH_DAY.format("XXXX-02-30", 29),
    "2019-04-31": NO_SUCH_DAY.format("2019-04-31", 30),
    "2019-04-00": NO_SUCH_DAY.format("2019-04-00", 30),
    "2019-13": "There is no month 13. Months run from 01 to 12, as in 2008-09.",
    "2019-00": "There is no month 00. Months run from 01 to 12, as in 2008-09.",
    "2019-21": (
        "Seasons and quarters (21) are not used here. "
        "Write the months that are meant, as in 2008-03~/2008-05~"
    ),
    "2020/2018": "The period 2020/2018 ends before it begins. Write the earlier date first.",
    "2020-05/2020-04": (
        "The period 2020-05/2020-04 ends before it begins. Write the earlier date first."
    ),
    "abc": NOT_A_DATE.format("abc"),
    "2008年9月8日": NOT_A_DATE.format("2008年9月8日"),
    "２００８": NOT_A_DATE.format("２００８"),
    "2008\x00": NOT_A_DATE.format("2008"),
    "2008\n09": NOT_A_DATE.format("200809"),
    "31/12/2020": YEAR_FIRST,
    "31.12.2020": YEAR_FIRST,
    "1-2-2020": YEAR_FIRST,
    "2008-9-8": TWO_DIGITS,
    "2008-9": TWO_DIGITS,
    "2008-01-01T10:00": "Leave out the time of day, as in 2008-09-08.",
    "202x": "Write unknown digits with a capital X, as in 202X.",
    "0000": YEARS,
    "000X": YEARS,
    "00XX-05": YEARS,
    "12008": FOUR_DIGITS,
    "-2008": FOUR_DIGITS,
    "Y12008": FOUR_DIGITS,
    "2018/2019/2020": ONE_SLASH,
    "/": ONE_SIDE,
    "../..": ONE_SIDE,
    "../": ONE_SIDE,
    "XXXX": SAYS_NOTHING.format("XXXX"),
    "XXXX-XX": SAYS_NOTHING.format("XXXX-XX"),
    "XXXX?-01": SAYS_NOTHING.format("XXXX?-01"),
    "2004-XX-03": "A day needs its month. Where only the year is known, write it alone.",
    "2004?-01~": ONE_MARK,
    "2004?~": NOT_A_DATE.format("2004?~"),
    "": "A date is missing. Write it as in 2008-09-08.",
    "9" * 10_000: TOO_LONG,
}
# Texts that look like dates, right and wrong: random text would hardly ever come near one.
years = st.sampled_from(["2008", "2010", "1900", "0001", "9999", "0000", "202X", "20XX", "XXXX"])
two_digits = st.integers(0, 33).map("{:02}".format) | st.just("XX")
marks = st.sampled_from(["", "", "", "?", "~", "%"])
one_date = st.one_of(
    st.builds("".join, st.tuples(years, marks)),
    st.builds("{}{}-{}{}".format, years, marks, two_digits, marks),
    st.builds("{}{}-{}{}-{}{}".format, years, marks, two_digits, marks, two_digits, marks),
)
ends = one_date | st.sampled_from(["", ".."])
almost_dates = (
    one_date | st.builds("{}/{}".format, ends, ends) | st.text("0123456789X?~%-/. ", max_size=24)
)


@pytest.mark.parametrize(("text", "span"), SPANS.items())
def test_parse_gives_the_days_that_may_be_meant(text, span):
    value = UncertainDate.parse(text)

    assert (value.earliest, value.latest) == span


@pytest.mark.parametrize(("text", "sentence"), REFUSED.items(), ids=lambda text: text[:20])
def test_parse_refuses_with_a_sentence_of_its_own(text, sentence):
    with pytest.raises(UncertainDateError) as caught:
        UncertainDate.parse(text)

    assert str(caught.value) == sentence


def test_parse_with_blanks_around_keeps_the_text_without_them():
    value = UncertainDate.parse(" \t2010?-01-14\n")

    assert (value.text, str(value)) == ("2010?-01-14", "2010?-01-14")
    assert value == UncertainDate.parse("2010?-01-14")


@settings(deadline=None)
@given(st.text() | almost_dates)
@example("\ud800")
@example("%(text)s")
def test_parse_of_any_text_raises_nothing_undocumented(text):
    try:
        value = UncertainDate.parse(text)
    except UncertainDateError as error:
        assert str(error).endswith((".", "..", "~"))
        return

    assert UncertainDate.parse(value.text) == value
    assert value.text == text.strip()
    assert value.earliest is None or value.latest is None or value.earliest <= value.latest
    assert all(value.format(language) for language in ("en", "zh-hans", "vi"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2008-09-08", {"is_certain", "has_stated_year"}),
        ("2010?-01-14", {"is_uncertain", "has_stated_year"}),
        ("2004-08~", {"is_approximate", "has_stated_year"}),
        ("2004%", {"is_uncertain", "is_approximate", "has_stated_year"}),
        ("202X-09-23", set()),
        ("XXXX-01-14", set()),
        ("2018/2020", {"is_certain", "is_interval", "has_stated_year"}),
        ("2001-07-10/..", {"is_interval", "is_open_ended", "has_stated_year"}),
        ("2001-07-10/", {"is_interval", "has_stated_year"}),
        ("../2010", {"is_interval", "has_stated_year"}),
    ],
)
def test_properties_say_what_is_known(text, expected):
    names = (
        "is_certain",
        "is_uncertain",
        "is_approximate",
        "is_interval",
        "is_open_ended",
        "has_stated_year",
    )

    value = UncertainDate.parse(text)

    assert {name for name in names if getattr(value, name)} == expected


@pytest.mark.parametrize(
    ("text", "start", "end", "expected"),
    [
        ("2009", date(2009, 1, 1), date(2009, 12, 31), "certain"),
        ("2009", date(2009, 1, 2), date(2009, 12, 31), "possible"),
        ("2009", date(2010, 1, 1), None, "no"),
        ("2009", None, date(2008, 12, 31), "no"),
        ("2009", None, None, "certain"),
        ("2010?-01-14", date(2010, 1, 1), date(2010, 12, 31), "possible"),
        ("2010?-01-14", date(2011, 1, 1), date(2011, 12, 31), "no"),
        ("2004-08~", date(2004, 1, 1), date(2004, 12, 31), "possible"),
        ("202X-09-23", date(2025, 1, 1), date(2025, 12, 31), "possible"),
        ("202X-09-23", date(2020, 9, 23), date(2029, 9, 23), "certain"),
        ("XXXX-01-14", date(2010, 1, 1), date(2010, 12, 31), "possible"),
        ("XXXX-01-14", date(2010, 1, 1), None, "possible"),
        ("2001-07-10/..", date(2001, 1, 1), None, "certain"),
        ("2001-07-10/..", date(2001, 1, 1), date(2030, 1, 1), "possible"),
        ("2001-07-10/..", None, date(2001, 7, 9), "no"),
        ("2001-07-10/", date(2001, 1, 1), date(2030, 1, 1), "possible"),
        ("../2010", None, date(2010, 12, 31), "certain"),
        ("../2010", date(2011, 1, 1), None, "no"),
        ("2018/2020", date(2019, 1, 1), date(2019, 12, 31), "possible"),
    ],
)
def test_within_distinguishes_certain_from_possible(text, start, end, expected):
    value = UncertainDate.parse(text)

    answer = (value.certainly_within(start, end), value.possibly_within(start, end))

    assert (
        answer
        == {
            "certain": (True, True),
            "possible": (False, True),
            "no": (False, False),
        }[expected]
    )


@settings(deadline=None)
@given(almost_dates, st.dates() | st.none(), st.dates() | st.none())
def test_within_certain_is_always_possible(text, start, end):
    if start and end and start > end:
        start, end = end, start
    try:
        value = UncertainDate.parse(text)
    except UncertainDateError:
        return

    assert value.possibly_within(start, end) or not value.certainly_within(start, end)


@pytest.mark.parametrize("entered", ["", "   ", None])
def test_form_field_left_empty_gives_none(entered):
    assert UncertainDateFormField(required=False).clean(entered) is None


def test_form_field_gives_the_date_and_shows_its_text():
    field = UncertainDateFormField()

    value = field.clean(" 2010?-01-14 ")

    assert value == UncertainDate.parse("2010?-01-14")
    assert field.prepare_value(value) == "2010?-01-14"
    assert field.has_changed(value, "2010?-01-14") is False
    assert field.has_changed(value, "2010") is True
    assert field.has_changed(None, "") is False


@pytest.mark.parametrize("text", ["2019-02-30", "2020/2018", "abc", "31/12/2020", "9" * 10_000])
def test_form_field_refuses_with_the_sentence(text):
    with pytest.raises(ValidationError) as caught:
        UncertainDateFormField().clean(text)

    assert caught.value.messages == [REFUSED[text]]


def test_form_field_required_says_so():
    with pytest.raises(ValidationError) as caught:
        UncertainDateFormField().clean("")

    assert caught.value.messages == ["This field is required."]


def test_form_field_help_explains_by_examples_that_parse():
    help_text = str(UncertainDateFormField().help_text)

    examples = [word.strip(",:;") for word in help_text.split() if any(c.isdigit() for c in word)]

    assert len(examples) == 9
    for text in examples:
        assert UncertainDate.parse(text if text.endswith("/..") else text.rstrip("."))


def test_max_length_holds_the_longest_date():
    longest = "2008-12-31?/2009-12-31?"

    assert len(UncertainDate.parse(longest).text) < MAX_LENGTH
