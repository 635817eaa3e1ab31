"""The contact interval of a partnership in words: occasions, median, limit, days since."""

from math import ceil

from django.utils.formats import localize
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.analysis.contact_interval import FLOOR_DAYS, INTERVAL_FACTOR, Dormancy
from agreements.text import join_list, join_phrases

TONES = {Dormancy.ACTIVE: "good", Dormancy.DORMANT: "warn"}


def contact_interval_context(found):
    """The dormancy of a partnership and the steps by which it was reached, for its page."""
    return {
        "label": found.dormancy.label,
        "tone": TONES.get(found.dormancy, ""),
        "steps": [step for step in (*_occasions(found), _limit(found), _days_since(found)) if step],
    }


def days(number):
    """A number of days in words; of a half day it says so: "246.5 days"."""
    words = ngettext("%(number)s day", "%(number)s days", ceil(number))
    return words % {"number": localize(int(number) if number == int(number) else number)}


def _occasions(found):
    number = len(found.occasions)
    if number:
        names = join_phrases(_names(one) for one in found.occasions)
        yield ngettext(
            "%(number)s occasion with a known year: %(names)s.",
            "%(number)s occasions with a known year: %(names)s.",
            number,
        ) % {"number": number, "names": names}
    if found.undated:
        yield ngettext(
            "%(number)s contact whose year no source gives: it counts, but has no place in the "
            "rhythm.",
            "%(number)s contacts whose years no source gives: they count, but have no place in the "
            "rhythm.",
            found.undated,
        ) % {"number": found.undated}
    if found.intervals:
        yield _("Gaps between them: %(gaps)s.") % {
            "gaps": join_list(days(interval) for interval in found.intervals)
        }


def _names(occasion):
    return " = ".join(one.in_words for one in occasion.dates)


def _limit(found):
    floor = {"floor": days(FLOOR_DAYS)}
    if found.median_interval is None:
        return (
            _("Fewer than two gaps make no rhythm, so the floor holds: dormant after %(floor)s.")
            % floor
        )
    values = {
        **floor,
        "median": days(found.median_interval),
        "factor": INTERVAL_FACTOR,
        "product": days(INTERVAL_FACTOR * found.median_interval),
        "limit": days(found.limit),
    }
    if found.is_own_limit:
        return (
            _("The median gap is %(median)s; %(factor)s times that: dormant after %(limit)s.")
            % values
        )
    return (
        _(
            "The median gap is %(median)s; %(factor)s times that is %(product)s, not above the "
            "floor: dormant after %(floor)s."
        )
        % values
    )


def _days_since(found):
    if found.is_open:
        return _("A contact goes on, or its end is not stated: no silence.")
    if found.days_since_last_contact is None:
        return _("No contact has a known year, so nothing can be said about silence.")
    return _("Silent for %(silence)s up to today, counted from the latest day possible.") % {
        "silence": days(found.days_since_last_contact)
    }
