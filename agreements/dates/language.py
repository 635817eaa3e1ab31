"""How an uncertain date reads in the three languages of the register.

The languages differ in the order of the parts and in where a doubt is put, not only in words, so
each has its own rules here instead of patterns in the catalogues of translations.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from django.utils.translation import get_language

if TYPE_CHECKING:
    from .value import Moment, UncertainDate


def spell(value: "UncertainDate", language: str | None = None) -> str:
    """The date in words, in the given language or the active one; English for all others."""
    code = (language or get_language() or "en").split("-")[0]
    return LANGUAGES.get(code, ENGLISH).spell(value)


class Language(ABC):
    """The order of things that the languages have in common."""

    parts: ClassVar[dict[str, str]]  # What day, month and year are called.
    order: ClassVar[tuple[str, ...]]  # In which order the three are named.
    about: ClassVar[str]
    inferred: ClassVar[str]
    start_unknown: ClassVar[str]
    end_unknown: ClassVar[str]

    def spell(self, value: "UncertainDate") -> str:
        start, end = value.start, value.end
        start_text, _, end_text = value.text.partition("/")
        if start is None:
            assert end is not None  # A period has a date on at least one side.
            return self.until(self.date(end)) + ("" if start_text else self.start_unknown)
        if end is None:
            return self.since(self.date(start)) + ("" if end_text else self.end_unknown)
        if not value.is_interval:
            return self.alone(self.date(start))
        if _is_year(start) and _is_year(end):
            return self.years(start.year, end.year)
        if _shares_year(start, end):
            return self.date(start, self.days_between(start, end))
        return self.between(self.date(start), self.date(end))

    def date(self, moment: "Moment", month_day: str | None = None) -> str:
        """One date; `month_day` stands for several days of the same year."""
        if month_day is None:
            month_day = self.month_day(_stated(moment.month), _stated(moment.day))
        year = self.year(moment.year)
        if moment.marked == "year":
            text = self.beside(month_day, self.doubt(year, moment.mark))
        elif moment.marked == "month":
            month = self.month_day(_stated(moment.month), "")
            text = self.doubt(self.join(month, year, moment), moment.mark)
            text = self.beside(self.day(_stated(moment.day)), text)
        else:
            text = self.doubt(self.join(month_day, year, moment), moment.mark)
        missing = [
            self.parts[part]
            for part in self.order
            if (moment.year if part == "year" else getattr(moment, part)) in ("XX", "XXXX")
        ]
        # "2004-XX-XX" is a day in 2004: that its month is missing as well goes without saying.
        if len(missing) == 2 and moment.month == "XX":
            missing = [self.parts["day"]]
        return text + (self.not_stated(missing) if missing else "")

    def alone(self, text: str) -> str:
        return text

    def doubt(self, text: str, mark: str) -> str:
        if mark in ("~", "%"):
            text = self.about + text
        return text + self.inferred if mark in ("?", "%") else text

    @abstractmethod
    def year(self, year: str) -> str:
        """A year, decade or century as written; empty for one that is not stated."""

    @abstractmethod
    def day(self, day: str) -> str:
        """A day without its month; empty for none."""

    @abstractmethod
    def month_day(self, month: str, day: str) -> str:
        """A month, or a day of it; each may be empty."""

    @abstractmethod
    def join(self, month_day: str, year: str, moment: "Moment") -> str:
        """Month, day and year; each may be empty."""

    @abstractmethod
    def beside(self, month_day: str, doubted: str) -> str:
        """The stated part of a date beside the doubted one."""

    @abstractmethod
    def not_stated(self, parts: Sequence[str]) -> str:
        """That some parts of a date are not stated."""

    @abstractmethod
    def since(self, text: str) -> str:
        """A period that has no end."""

    @abstractmethod
    def until(self, text: str) -> str:
        """A period that has no beginning."""

    @abstractmethod
    def years(self, first: str, last: str) -> str:
        """A period of whole years."""

    @abstractmethod
    def between(self, first: str, last: str) -> str:
        """A period between two dates."""

    @abstractmethod
    def days_between(self, start: "Moment", end: "Moment") -> str:
        """A period within a year, without the year."""


class English(Language):
    """Day, month, year; a doubt stands behind what it is about."""

    parts = {"day": "day", "month": "month", "year": "year"}
    order = ("day", "month", "year")
    about, inferred = "about ", " (inferred)"
    start_unknown, end_unknown = ", start not stated", ", end not stated"
    months = [
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ]

    def year(self, year: str) -> str:
        if year == "XXXX":
            return ""
        if year.endswith("XX"):
            return f"the years {year[:2]}00–{year[:2]}99"
        return f"the {year[:3]}0s" if year.endswith("X") else str(int(year))

    def day(self, day: str) -> str:
        return f"day {int(day)}" if day else ""

    def month_day(self, month: str, day: str) -> str:
        name = self.months[int(month) - 1] if month else ""
        return f"{int(day)} {name}" if day else name

    def join(self, month_day: str, year: str, moment: "Moment") -> str:
        if not (month_day and year):
            return month_day or year
        return f"{month_day}, in {year}" if "X" in moment.year else f"{month_day} {year}"

    def beside(self, month_day: str, doubted: str) -> str:
        # "14 January, 2010 inferred": the brackets would seem to hold for the day too.
        doubted = doubted.replace(" (inferred)", " inferred")
        return f"{month_day}, {doubted}" if month_day else doubted

    def not_stated(self, parts: Sequence[str]) -> str:
        return f", {' and '.join(parts)} not stated"

    def alone(self, text: str) -> str:
        return f"in {text}" if text.startswith("the ") else text

    def since(self, text: str) -> str:
        return f"since {text}"

    def until(self, text: str) -> str:
        return f"until {text}"

    def years(self, first: str, last: str) -> str:
        return f"{int(first)}–{int(last)}"

    def between(self, first: str, last: str) -> str:
        return f"{first} – {last}"

    def days_between(self, start: "Moment", end: "Moment") -> str:
        if start.day and start.month == end.month:
            return f"{int(start.day)}–{self.month_day(end.month, end.day)}"
        dash = " – " if start.day else "–"
        return dash.join(self.month_day(moment.month, moment.day) for moment in (start, end))


class Chinese(Language):
    """Year, month, day, each with its unit; no blanks between them."""

    parts = {"year": "年份", "month": "月份", "day": "日期"}
    signs = {"year": "年", "month": "月"}
    order = ("year", "month", "day")
    about, inferred = "约", "（推断）"
    start_unknown, end_unknown = "（开始时间未载）", "（结束时间未载）"

    def year(self, year: str) -> str:
        if year == "XXXX":
            return ""
        if year.endswith("XX"):
            return f"{year[:2]}00至{year[:2]}99年间"
        return f"{year[:3]}0年代" if year.endswith("X") else f"{int(year)}年"

    def day(self, day: str) -> str:
        return f"{int(day)}日" if day else ""

    def month_day(self, month: str, day: str) -> str:
        return (f"{int(month)}月" if month else "") + self.day(day)

    def join(self, month_day: str, year: str, moment: "Moment") -> str:
        # "some year of the 2020s, 23 September"
        link = "某年" if year and month_day and "X" in moment.year else ""
        return f"{year}{link}{month_day}"

    def date(self, moment: "Moment", month_day: str | None = None) -> str:
        # One pair of brackets for what is inferred and what is not stated.
        return super().date(moment, month_day).replace("）（", "，")

    def beside(self, month_day: str, doubted: str) -> str:
        # "2010年1月14日（年份为推断）": brackets stand behind the date, and say what they hold for.
        text, inferred, _ = doubted.partition(self.inferred)
        what = "和".join(self.parts[part] for part in ("year", "month") if self.signs[part] in text)
        link = "，" if text.startswith(self.about) else "某年" if text[-1] in "代间" else ""
        text += f"{link}{month_day}" if month_day else ""
        return f"{text}（{what}为推断）" if inferred else text

    def not_stated(self, parts: Sequence[str]) -> str:
        return f"（{'和'.join(parts)}未载）"

    def since(self, text: str) -> str:
        return f"自{text}起"

    def until(self, text: str) -> str:
        return f"至{text}为止"

    def years(self, first: str, last: str) -> str:
        return f"{int(first)}年至{int(last)}年"

    def between(self, first: str, last: str) -> str:
        return f"{first}至{last}"

    def days_between(self, start: "Moment", end: "Moment") -> str:
        last = self.month_day("" if start.day and start.month == end.month else end.month, end.day)
        return f"{self.month_day(start.month, start.day)}至{last}"


class Vietnamese(Language):
    """Day, month and year as numbers, each behind its word."""

    parts = {"day": "ngày", "month": "tháng", "year": "năm"}
    order = ("day", "month", "year")
    about, inferred = "khoảng ", " (suy luận)"
    start_unknown, end_unknown = " (không ghi ngày bắt đầu)", " (không ghi ngày kết thúc)"

    def year(self, year: str) -> str:
        if year == "XXXX":
            return ""
        if year.endswith("XX"):
            return f"những năm {year[:2]}00–{year[:2]}99"
        return f"thập niên {year[:3]}0" if year.endswith("X") else f"năm {int(year)}"

    def day(self, day: str) -> str:
        return f"ngày {int(day)}" if day else ""

    def month_day(self, month: str, day: str) -> str:
        return " ".join(filter(None, (self.day(day), f"tháng {int(month)}" if month else "")))

    def join(self, month_day: str, year: str, moment: "Moment") -> str:
        return (", " if "X" in moment.year else " ").join(filter(None, (month_day, year)))

    def beside(self, month_day: str, doubted: str) -> str:
        return f"{month_day}, {doubted}" if month_day else doubted

    def not_stated(self, parts: Sequence[str]) -> str:
        return f" (không ghi {' và '.join(parts)})"

    def since(self, text: str) -> str:
        return f"từ {text}"

    def until(self, text: str) -> str:
        return f"đến {text}"

    def years(self, first: str, last: str) -> str:
        return f"{int(first)}–{int(last)}"

    def between(self, first: str, last: str) -> str:
        return f"từ {first} đến {last}"

    def days_between(self, start: "Moment", end: "Moment") -> str:
        first = self.month_day(
            "" if start.day and start.month == end.month else start.month, start.day
        )
        return f"từ {first} đến {self.month_day(end.month, end.day)}"


ENGLISH = English()
LANGUAGES = {"en": ENGLISH, "zh": Chinese(), "vi": Vietnamese()}


def _stated(component: str) -> str:
    return "" if component == "XX" else component


def _is_year(moment: "Moment") -> bool:
    return moment.year.isdigit() and not moment.month and not moment.mark


def _shares_year(start: "Moment", end: "Moment") -> bool:
    """Both ends are days, or both months, of one year that is written (and doubted) alike."""
    return (
        (start.year, start.mark, start.marked) == (end.year, end.mark, end.marked)
        and start.marked in ("", "year")
        and bool(_stated(start.month) and _stated(end.month))
        and "XX" not in (start.day, end.day)
        and bool(start.day) == bool(end.day)
    )
