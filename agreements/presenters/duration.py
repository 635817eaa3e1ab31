"""Lengths of time in words, and how an end that is computed from one says so."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from agreements.choices import DurationUnit
from agreements.presenters.numbers import format_number
from agreements.text import label_value

LABELS = {
    DurationUnit.DAYS: ngettext_lazy("%(number)s day", "%(number)s days", "count"),
    DurationUnit.WEEKS: ngettext_lazy("%(number)s week", "%(number)s weeks", "count"),
    DurationUnit.MONTHS: ngettext_lazy("%(number)s month", "%(number)s months", "count"),
    DurationUnit.YEARS: ngettext_lazy("%(number)s year", "%(number)s years", "count"),
}

PERIODS = {
    DurationUnit.DAYS: ngettext_lazy("day %(number)s", "days %(number)s", "count"),
    DurationUnit.WEEKS: ngettext_lazy("week %(number)s", "weeks %(number)s", "count"),
    DurationUnit.MONTHS: ngettext_lazy("month %(number)s", "months %(number)s", "count"),
    DurationUnit.YEARS: ngettext_lazy("year %(number)s", "years %(number)s", "count"),
}


def duration(number, upper, unit):
    """A length of time, as "5 years" or "2–3 months"; empty where none is stated."""
    if not number:
        return ""
    values = {"count": upper or number, "number": format_number(number, upper, "")}
    return LABELS[unit] % values


def length_of_term(agreement):
    """The length of the term of an agreement; empty where none is stated."""
    return duration(agreement.term_length, None, agreement.term_length_unit)


def end_of_term(agreement):
    """The end of the term of an agreement, and from what it is computed if it is; empty where there
    is none.
    """
    if not agreement.effective_end:
        return ""
    end, computed = agreement.effective_end.in_words, computed_from(agreement)
    return _("%(date)s, %(computed)s") % {"date": end, "computed": computed} if computed else end


def computed_from(agreement):
    """From what the end of the term of an agreement is computed; empty where it is stated."""
    if not agreement.is_end_computed:
        return ""
    return _("computed from the term of %(length)s") % {"length": length_of_term(agreement)}


def term_period(row):
    """A period that a source counts from the start, as "year 1" or "months 4–6", with the dates
    that are computed where that start is stated; empty where none is counted.
    """
    first, last = row.term_period, row.term_period_to
    if not first:
        return ""
    number = str(first) if last in (None, first) else f"{first}–{last}"
    period = PERIODS[row.term_period_unit] % {
        "count": 1 if last in (None, first) else 2,
        "number": number,
    }
    if not row.term_period_dates:
        return period
    dates = _("%(dates)s, computed from the start") % {"dates": row.term_period_dates.in_words}
    return label_value(period, dates)
