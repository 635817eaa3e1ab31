"""Our reading of EDTF beside that of the `edtf` package, and every form on which they differ."""

from datetime import date
from itertools import product

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given, settings
from hypothesis import strategies as st

from agreements.dates import UncertainDate, UncertainDateError

pytestmark = pytest.mark.slow

# text → (our span, the package's span). "refused" stands for a refusal, "crash" for another
# exception, None for an open or unknown end.
DISAGREEMENTS = {
    # An unstated year is unknown to us; the package takes it for any year from 0 to 9999, which
    # would sort and filter as if it were known.
    "XXXX-01-14": ((None, None), ("0000-01-14", "9999-01-14")),
    "XXXX-01": ((None, None), ("0000-01-01", "9999-01-31")),
    "XXXX-05-04/XXXX-05-10": ((None, None), ("0000-05-04", "9999-05-10")),
    # Dates that say nothing: we keep the field empty instead.
    "XXXX": ("refused", ("0000-01-01", "9999-12-31")),
    "XXXX-XX": ("refused", ("0000-01-01", "9999-12-31")),
    "../..": ("refused", (None, None)),
    # Days that do not exist: the package checks the length of the month, not the leap year, and
    # with unspecified digits not even that.
    "2019-02-29": ("refused", ("2019-02-29", "2019-02-29")),
    "XXXX-02-30": ("refused", ("0000-02-30", "9999-02-30")),
    "202X-02-29": (("2020-02-29", "2028-02-29"), ("2020-02-29", "2029-02-29")),
    "20XX-02-29": (("2000-02-29", "2096-02-29"), ("2000-02-29", "2099-02-29")),
    # A period that ends before it begins.
    "2020/2018": ("refused", ("2020-01-01", "2018-12-31")),
    # An unknown end is unknown to us; the package sets it ten years off.
    "/2010": ((None, "2010-12-31"), ("2000-12-31", "2010-12-31")),
    "2010/": (("2010-01-01", None), ("2010-01-01", "2020-01-01")),
    # Valid forms (level 2) that the package cannot read inside a period with an open end.
    "201X/..": (("2010-01-01", None), "refused"),
    "2010?-01-14/..": (("2010-01-14", None), "refused"),
    # A month not stated at the start of a period: the package stumbles over its own parts.
    "2004-XX/2005": (("2004-01-01", "2005-12-31"), "crash"),
    # Beyond the years that a database date and the register need.
    "0000": ("refused", ("0000-01-01", "0000-12-31")),
    "-2004": ("refused", ("-2004-01-01", "-2004-12-31")),
    "Y10000": ("refused", ("10000-01-01", "10000-12-31")),
    # Seasons differ with the hemisphere: we ask for the months.
    "2004-21": ("refused", ("2004-03-01", "2004-05-31")),
    # The register dates days, not times of day.
    "2001-02-03T09:30:01Z": ("refused", ("2001-02-03", "2001-02-03")),
    # Level 2 forms that no source of the register needs, and that have no plain words: a day
    # without its month, single unspecified digits further left, a mark before a component, two
    # marks, sets and lists.
    "2004-XX-03": ("refused", ("2004-01-03", "2004-12-03")),
    "2XXX": ("refused", ("2000-01-01", "2999-12-31")),
    "2004-1X": ("refused", "crash"),
    "2004-06-?11": ("refused", ("2004-06-11", "2004-06-11")),
    "[2004,2006]": ("refused", ("2004-01-01", "2006-12-31")),
}

# The forms that both read alike. Days end at 28, years are stated at least by their century and
# periods have both ends in order: the exceptions are in the table above.
stated_years = st.integers(1, 9999).map("{:04}".format)
years = (
    stated_years
    | st.integers(1, 999).map("{:03}X".format)
    | st.integers(1, 99).map("{:02}XX".format)
)
months = st.integers(1, 12).map("{:02}".format)
days = st.integers(1, 28).map("{:02}".format)
marks = st.sampled_from(["", "?", "~", "%"])
dates = st.one_of(
    st.builds("{}{}".format, years, marks),
    st.builds("{}-{}".format, years, months),
    st.builds("{}-{}-{}".format, years, months, days),
    st.builds("{}-{}{}".format, stated_years, months, marks),
    st.builds("{}-{}-{}{}".format, stated_years, months, days, marks),
    st.builds("{}{}-{}-{}".format, stated_years, marks, months, days),
    st.builds("{}-{}{}-{}".format, stated_years, months, marks, days),
    st.builds("{}-XX{}".format, stated_years, marks),
    st.builds("{}-{}-XX{}".format, stated_years, months, marks),
    st.builds("{}-XX-XX{}".format, stated_years, marks),
)
plain_dates = st.one_of(
    st.builds("{}{}".format, stated_years, marks),
    st.builds("{}-{}{}".format, stated_years, months, marks),
    st.builds("{}-{}-{}{}".format, stated_years, months, days, marks),
)

# The package's parser takes many milliseconds for a date.
without_deadline = settings(deadline=None)


def our_span(text):
    try:
        value = UncertainDate.parse(text)
    except UncertainDateError:
        return "refused"
    return tuple(bound and bound.isoformat() for bound in (value.earliest, value.latest))


def package_span(text):
    try:
        value = parse_edtf(text)
    except EDTFParseException:
        return "refused"
    except AttributeError:
        return "crash"
    bounds = value.lower_strict(), value.upper_strict()
    return tuple(
        None if isinstance(bound, float) else "{:04}-{:02}-{:02}".format(*bound[:3])
        for bound in bounds
    )


@without_deadline
@given(dates)
def test_dates_are_read_alike(text):
    assert our_span(text) == package_span(text)


@without_deadline
@given(plain_dates, plain_dates)
def test_periods_are_read_alike(one, other):
    start, end = sorted((one, other), key=lambda text: UncertainDate.parse(text).earliest)
    text = f"{start}/{end}"

    assert our_span(text) == package_span(text)


@without_deadline
@given(plain_dates)
def test_open_periods_are_read_alike(text):
    for period in (f"{text}/..", f"../{text}"):
        assert our_span(period) == package_span(period)


@without_deadline
@given(st.dates(min_value=date(1, 1, 1)))
def test_days_are_read_alike(day):
    text = day.isoformat()

    assert our_span(text) == package_span(text) == (text, text)


def test_days_that_do_not_exist_are_refused_alike():
    for month, day in product(("00", "02", "04", "13"), ("00", "30", "31", "32")):
        text = f"2004-{month}-{day}"

        assert our_span(text) == package_span(text)


@pytest.mark.parametrize(("text", "spans"), DISAGREEMENTS.items())
def test_disagreements_are_those_listed(text, spans):
    assert (our_span(text), package_span(text)) == spans
