"""The contacts of a partnership in words: the last one on record, and the interval between them."""

from math import ceil

from django.utils.formats import date_format, localize
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.analysis.contact_interval import INTERVAL_FACTOR, Dormancy
from agreements.text import join_list, join_phrases

TONES = {Dormancy.ACTIVE: "good", Dormancy.DORMANT: "warn"}


def contact_interval_context(found, sources):
    """What is known of the contacts of a partnership, from so many sources, for its page.

    ``label`` is empty where dormancy is not told.
    """
    is_told = found.dormancy != Dormancy.NOT_TOLD
    return {
        "label": found.dormancy.label if is_told else "",
        "tone": TONES.get(found.dormancy, ""),
        "steps": [
            *_last_contact(found, sources),
            *([*_intervals(found), _limit(found)] if is_told else []),
            *_left_out(found, is_told),
        ],
    }


def no_later_record(sources):
    """That the register holds nothing later, with the number of sources that say so."""
    return ngettext(
        "No later record in this register (%(number)s source).",
        "No later record in this register (%(number)s sources).",
        sources,
    ) % {"number": localize(sources)}


def days(number):
    """A number of days in words; of a half day it says so: "246.5 days"."""
    words = ngettext("%(number)s day", "%(number)s days", ceil(number))
    return words % {"number": localize(int(number) if number == int(number) else number)}


def _last_contact(found, sources):
    if found.is_open:
        yield _("A contact goes on, or its end is not stated.")
    elif found.last:
        yield _("Last contact on record: %(date)s.") % {"date": found.last.in_words}
        yield no_later_record(sources)
    else:
        yield _("No contact on record has a stated year.")


def _intervals(found):
    stated = (date_format(day, "DATE_FORMAT") for day in found.days)
    yield _("Contacts with a stated day: %(days)s.") % {"days": join_phrases(stated)}
    yield _("Intervals: %(intervals)s; median: %(median)s.") % {
        "intervals": join_list(days(interval) for interval in found.intervals),
        "median": days(found.median_interval),
    }


def _limit(found):
    values = {"factor": INTERVAL_FACTOR, "limit": days(found.limit)}
    if found.is_own_limit:
        return _("Dormant after %(factor)s times the median: %(limit)s.") % values
    return _("Dormant after %(limit)s, the shortest time that counts.") % values


def _left_out(found, is_told):
    if found.without_day and is_told:
        yield ngettext(
            "%(number)s contact without a stated day is left out of the intervals.",
            "%(number)s contacts without a stated day are left out of the intervals.",
            found.without_day,
        ) % {"number": localize(found.without_day)}
