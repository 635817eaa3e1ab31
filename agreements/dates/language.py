"""The order of the parts of an uncertain date, which the languages of the register fill in.

The languages differ in the order of the parts and in where a doubt is put, not only in words, so
each has its own rules in `languages.py` instead of patterns in the catalogues of translations.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from .value import Moment, UncertainDate


class Language(ABC):
    """The order of things that the languages have in common."""

    parts: ClassVar[dict[str, str]]  # What day, month and year are called.
    order: ClassVar[tuple[str, ...]]  # In which order the three are named.
    about: ClassVar[str]
    inferred: ClassVar[str]
    start_unknown: ClassVar[str]
    end_unknown: ClassVar[str]

    def format(self, value: "UncertainDate") -> str:
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
            month_day = self.month_day(stated(moment.month), stated(moment.day))
        year = self.year(moment.year)
        if moment.marked == "year":
            text = self.beside(month_day, self.doubt(year, moment.mark))
        elif moment.marked == "month":
            month = self.month_day(stated(moment.month), "")
            text = self.doubt(self.join(month, year, moment), moment.mark)
            text = self.beside(self.day(stated(moment.day)), text)
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


def stated(component: str) -> str:
    """A month or day of a date; empty where the source leaves it open."""
    return "" if component == "XX" else component


def _is_year(moment: "Moment") -> bool:
    return moment.year.isdigit() and not moment.month and not moment.mark


def _shares_year(start: "Moment", end: "Moment") -> bool:
    """Both ends are days, or both months, of one year that is written (and doubted) alike."""
    return (
        (start.year, start.mark, start.marked) == (end.year, end.mark, end.marked)
        and start.marked in ("", "year")
        and bool(stated(start.month) and stated(end.month))
        and "XX" not in (start.day, end.day)
        and bool(start.day) == bool(end.day)
    )
