"""Lengths of time in words, and how an end that is computed from one says so."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from agreements.choices import DurationUnit
from agreements.presenters.numbers import format_number

LABELS = {
    DurationUnit.DAYS: ngettext_lazy("%(number)s day", "%(number)s days", "count"),
    DurationUnit.WEEKS: ngettext_lazy("%(number)s week", "%(number)s weeks", "count"),
    DurationUnit.MONTHS: ngettext_lazy("%(number)s month", "%(number)s months", "count"),
    DurationUnit.YEARS: ngettext_lazy("%(number)s year", "%(number)s years", "count"),
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
