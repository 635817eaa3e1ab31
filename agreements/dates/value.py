"""UncertainDate: the text of a date, the days that it may mean, and nothing invented."""

import re
from calendar import isleap, monthrange
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from django.utils.translation import gettext_lazy as _

from .languages import format_date

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MAX_LENGTH = 64
OPEN = ".."
UNKNOWN = ""
NO_YEAR = "XXXX"

DATE = re.compile(
    r"(?P<year>[0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)(?P<year_mark>[?~%]?)"
    r"(?:-(?P<month>[0-9]{2}|XX)(?P<month_mark>[?~%]?)"
    r"(?:-(?P<day>[0-9]{2}|XX)(?P<day_mark>[?~%]?))?)?"
)


class UncertainDateError(ValueError):
    """The text is not a date; `str()` says what is wrong with it and how to write it instead.

    `message` is a translatable pattern and `params` its values, as ValidationError takes them.
    """

    def __init__(self, message: "StrOrPromise", **params: object) -> None:
        super().__init__(message, params)
        self.message = message
        self.params = params

    def __str__(self) -> str:
        return str(self.message) % self.params


@dataclass(frozen=True, slots=True)
class Moment:
    """One date, or one end of a period: components as written, and the days that they span.

    `month` and `day` are empty where the text stops before them. A `mark` (`?` inferred, `~`
    approximate, `%` both) holds for the component named by `marked` and all before it; "date"
    means all that is given. Without a year both ends of the span are None.
    """

    year: str
    month: str
    day: str
    mark: str
    marked: str
    earliest: date | None
    latest: date | None

    @classmethod
    def parse(cls, text: str) -> "Moment":
        match = DATE.fullmatch(text) or _refuse_form(text)
        year, month, day = (match[part] or "" for part in ("year", "month", "day"))
        marks = [part for part in ("year", "month", "day") if match[f"{part}_mark"]]
        if len(marks) > 1:
            raise UncertainDateError(
                _("Use only one of the marks %(marks)s in a date."), marks="? ~ %"
            )
        marked = marks[0] if marks else ""
        mark = match[f"{marked}_mark"] if marked else ""
        if (year == NO_YEAR and marked == "year") or (year == NO_YEAR and month in ("", "XX")):
            raise UncertainDateError(
                _("“%(text)s” says nothing about the date. Give what is known, or leave it empty."),
                text=text,
            )
        if month == "XX" and day not in ("", "XX"):
            raise UncertainDateError(
                _("A day needs its month. Where only the year is known, write it alone.")
            )
        if marked == ("day" if day else "month" if month else "year"):
            marked = "date"
        return cls(year, month, day, mark, marked, *_span(year, month, day))

    @property
    def inferred_part(self) -> str:
        """See `UncertainDate.inferred_part`: a year of a stated decade counts as inferred."""
        if self.marked:
            return "" if self.marked == "date" or self.mark == "~" else self.marked
        is_decade = "X" in self.year and self.year != NO_YEAR
        return "year" if is_decade and self.month not in ("", "XX") else ""


@dataclass(frozen=True, slots=True)
class UncertainDate:
    """A date or period as a source states it. Made only by `UncertainDate.parse`.

    `text` is the EDTF text as entered, without the blanks around it; two dates are equal when
    their texts are. `earliest` and `latest` are the first and last day that may be meant; None
    stands for an open end, an unknown end or an unknown year.
    """

    text: str
    start: Moment | None = field(compare=False, repr=False)
    end: Moment | None = field(compare=False, repr=False)

    @classmethod
    def parse(cls, text: str) -> "UncertainDate":
        """The date that the text states; raises UncertainDateError, and nothing else."""
        text = str(text).strip()
        if len(text) > MAX_LENGTH:
            raise UncertainDateError(
                _("This is too long for a date: at most %(limit)s characters, as in 2008-09-08."),
                limit=MAX_LENGTH,
            )
        return _parse(text)

    def __str__(self) -> str:
        return self.text

    @property
    def earliest(self) -> date | None:
        return self.start.earliest if self.start else None

    @property
    def latest(self) -> date | None:
        return self.end.latest if self.end else None

    @property
    def is_interval(self) -> bool:
        return "/" in self.text

    @property
    def is_open_ended(self) -> bool:
        """It began and has no end; an end that is merely not stated (`2010/`) is not open."""
        return self.text.endswith("/" + OPEN)

    @property
    def is_approximate(self) -> bool:
        return any(mark in self.text for mark in "~%")

    @property
    def is_uncertain(self) -> bool:
        """A part of it was inferred: the source does not state it."""
        return any(mark in self.text for mark in "?%")

    @property
    def is_certain(self) -> bool:
        """All of it is stated: no mark, no unspecified digit, no open or unknown end."""
        return not any(mark in self.text for mark in "?~%X") and None not in (self.start, self.end)

    @property
    def has_stated_year(self) -> bool:
        """Every date in it has its year; a decade or a century is none."""
        return all(moment.year.isdigit() for moment in (self.start, self.end) if moment)

    @property
    def inferred_part(self) -> str:
        """What is not certain of a date whose day or month is: "year", or "month" for month and
        year. Empty where the doubt is about all of the date, or differs between start and end.
        """
        parts = {moment.inferred_part for moment in (self.start, self.end) if moment}
        return parts.pop() if len(parts) == 1 else ""

    @property
    def in_words(self) -> str:
        """The date as people write it, in the active language; for templates."""
        return self.format()

    def format(self, language: str | None = None) -> str:
        """The date as people write it, in the given or the active language."""
        return format_date(self, language)

    def certainly_within(self, start: date | None, end: date | None) -> bool:
        """Every day that may be meant lies in the time from start to end, both included.

        None as a limit of the time means that it has none on that side. A marked date is never
        certain: nobody stated "2010?", and how far "about 2010" reaches is not for us to invent.
        """
        if self.is_uncertain or self.is_approximate:
            return False
        return (start is None or (self.earliest is not None and self.earliest >= start)) and (
            end is None or (self.latest is not None and self.latest <= end)
        )

    def possibly_within(self, start: date | None, end: date | None) -> bool:
        """Some day that may be meant lies in the time from start to end, both included.

        What is open or unknown may be any day, so a date without a year is possible always.
        """
        return (end is None or self.earliest is None or self.earliest <= end) and (
            start is None or self.latest is None or self.latest >= start
        )


def first_day_key(value: UncertainDate | None) -> tuple[bool, date]:
    """The sort key of dates in time: the first possible day; what has no stated year comes last."""
    if value is None or not value.has_stated_year:
        return True, (value and value.earliest) or date.max
    return False, value.earliest or value.latest or date.max


@lru_cache(maxsize=4096)
def _parse(text: str) -> UncertainDate:
    ends = text.split("/")
    if len(ends) == 1:
        moment = Moment.parse(text)
        return UncertainDate(text, moment, moment)
    if len(ends) > 2:
        _refuse_form(text)
    start, end = (None if part in (OPEN, UNKNOWN) else Moment.parse(part) for part in ends)
    if start is None and end is None:
        raise UncertainDateError(
            _("A period needs a date on at least one side of the slash, as in 2001-07-10/..")
        )
    period = UncertainDate(text, start, end)
    if period.earliest and period.latest and period.earliest > period.latest:
        raise UncertainDateError(
            _("The period %(text)s ends before it begins. Write the earlier date first."), text=text
        )
    return period


def _span(year: str, month: str, day: str) -> tuple[date | None, date | None]:
    """The first and the last day that the components may mean; refuses days that do not exist."""
    if month not in ("", "XX") and not 1 <= int(month) <= 12:
        _refuse_month(month)
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if year == NO_YEAR:
        first = last = 2000  # Any leap year: 29 February of an unstated year may well exist.
    if first < 1:
        raise UncertainDateError(_("Years run from 0001 to 9999, as in 2008-09-08."))
    if day in ("", "XX"):
        from_month, to_month = (1, 12) if month in ("", "XX") else (int(month), int(month))
        span = date(first, from_month, 1), date(last, to_month, monthrange(last, to_month)[1])
    else:
        # 29 February narrows a decade or century to its leap years.
        years = [y for y in range(first, last + 1) if month != "02" or day != "29" or isleap(y)]
        if not years or not 1 <= int(day) <= monthrange(years[0], int(month))[1]:
            raise UncertainDateError(
                _("%(text)s does not exist: the days of that month run from 01 to %(days)s."),
                text=f"{year}-{month}-{day}",
                days=monthrange(first, int(month))[1],
            )
        span = date(years[0], int(month), int(day)), date(years[-1], int(month), int(day))
    return (None, None) if year == NO_YEAR else span


def _refuse_month(month: str) -> NoReturn:
    if 21 <= int(month) <= 41:
        raise UncertainDateError(
            _(
                "Seasons and quarters (%(month)s) are not used here. "
                "Write the months that are meant, as in 2008-03~/2008-05~"
            ),
            month=month,
        )
    raise UncertainDateError(
        _("There is no month %(month)s. Months run from 01 to 12, as in 2008-09."), month=month
    )


def _refuse_form(text: str) -> NoReturn:
    """Refuse a text that is not shaped like a date, naming the likely slip."""
    if not text:
        raise UncertainDateError(_("A date is missing. Write it as in 2008-09-08."))
    if re.fullmatch(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{4}", text):
        raise UncertainDateError(
            _("Write the year first, then month and day with hyphens, as in 2020-12-31.")
        )
    if text.count("/") > 1:
        raise UncertainDateError(_("A period has one slash between two dates, as in 2018/2020."))
    if re.fullmatch(r"[0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?", text):
        raise UncertainDateError(_("Write month and day with two digits, as in 2008-09-08."))
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[T ]", text):
        raise UncertainDateError(_("Leave out the time of day, as in 2008-09-08."))
    if re.fullmatch(r"[0-9Xx?~%-]+", text) and "x" in text:
        raise UncertainDateError(_("Write unknown digits with a capital X, as in 202X."))
    if re.match(r"[0-9]{5}|-[0-9]|Y", text):
        raise UncertainDateError(_("Years have four digits, from 0001 to 9999, as in 2008-09-08."))
    readable = "".join(letter for letter in text if letter.isprintable())
    raise UncertainDateError(
        _(
            "“%(text)s” is not a date. Write it as in 2008-09-08, 2008-09 or 2009; "
            "a period as 2018/2020; a year not stated as XXXX-01-14; an inferred year as "
            "2010?-01-14."
        ),
        text=readable,
    )
