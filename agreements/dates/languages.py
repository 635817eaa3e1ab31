"""Uncertain dates as text in English, Chinese and Vietnamese."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils.translation import get_language

if TYPE_CHECKING:
    from .value import Moment, UncertainDate
from .language import Language


class English(Language):
    """Day, month, year; a doubt stands behind what it is about."""

    parts = {"day": "day", "month": "month", "year": "year"}
    order = ("day", "month", "year")
    about, inferred = "about ", " (inferred)"
    start_unknown, end_unknown = " (start not stated)", " (end not stated)"
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

    def date(self, moment: "Moment", month_day: str | None = None) -> str:
        # One pair of brackets for what is inferred and what is not stated.
        return super().date(moment, month_day).replace(") (", "; ")

    def beside(self, month_day: str, doubted: str) -> str:
        # "14 January 2010 (year inferred)": the brackets say what they hold for.
        if not month_day:
            return doubted
        text, inferred, _ = doubted.partition(self.inferred)
        what = "month and year" if month_day.startswith("day ") else "year"
        if text.startswith("the "):
            what = "century" if text.startswith("the years ") else "decade"
            joined = f"{month_day}, in {text}"
        elif text.startswith(self.about):
            joined = f"{month_day}, {text}"
        else:
            joined = f"{month_day.removeprefix('day ')} {text}"
        return f"{joined} ({what} inferred)" if inferred else joined

    def not_stated(self, parts: Sequence[str]) -> str:
        return f" ({' and '.join(parts)} not stated)"

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
    start_unknown, end_unknown = "（开始时间未注明）", "（结束时间未注明）"

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
        return f"（{'和'.join(parts)}未注明）"

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
    start_unknown, end_unknown = " (không nêu ngày bắt đầu)", " (không nêu ngày kết thúc)"

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

    def date(self, moment: "Moment", month_day: str | None = None) -> str:
        # One pair of brackets for what is inferred and what is not stated.
        return super().date(moment, month_day).replace(") (", "; ")

    def beside(self, month_day: str, doubted: str) -> str:
        # "ngày 14 tháng 1 năm 2010 (năm suy luận)": the brackets say what they hold for.
        if not month_day:
            return doubted
        text, inferred, _ = doubted.partition(self.inferred)
        what = "tháng và năm" if "tháng" in text else "năm"
        if text.startswith(("thập niên", "những năm")):
            what = "thập niên" if text.startswith("thập niên") else "thế kỷ"
        link = ", " if text.startswith((self.about, "thập niên", "những năm")) else " "
        joined = f"{month_day}{link}{text}"
        return f"{joined} ({what} suy luận)" if inferred else joined

    def not_stated(self, parts: Sequence[str]) -> str:
        return f" (không nêu {' và '.join(parts)})"

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


def format_date(value: "UncertainDate", language: str | None = None) -> str:
    """The date in words, in the given language or the active one; English for all others."""
    code = (language or get_language() or "en").split("-")[0]
    return LANGUAGES.get(code, ENGLISH).format(value)
