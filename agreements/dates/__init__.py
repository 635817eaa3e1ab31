"""Dates as a source states them: never more precise, never less.

A source says "14 January" without a year, "2009", "since July 2001". Such a date is kept as the
text of the Extended Date/Time Format (EDTF, ISO 8601-2:2019), levels 0 and 1, with the mark on a
single component (`2010?-01-14`) and the unspecified year (`XXXX-01-14`) of level 2.

    value.py   what a date is: parsing, its span of days, certain and possible
    language.py  the order of its parts; languages.py the texts in English, Chinese and Vietnamese
    fields.py  its model field with the two derived columns, its form field, its query helpers

The functions by which the database fills the derived columns are in `database/sql/dates/`.
"""

from .fields import (
    ComputedDateField,
    SpanDateField,
    UncertainDateField,
    UncertainDateFormField,
    certain_q,
    date_span,
    earliest_day,
    possible_q,
)
from .value import MAX_LENGTH, UncertainDate, UncertainDateError, first_day_key

__all__ = [
    "MAX_LENGTH",
    "ComputedDateField",
    "SpanDateField",
    "UncertainDate",
    "UncertainDateError",
    "UncertainDateField",
    "UncertainDateFormField",
    "certain_q",
    "date_span",
    "earliest_day",
    "first_day_key",
    "possible_q",
]
