"""Numbers as a source gives them, with what qualifies them and their units."""

from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from agreements.choices import Qualifier
from agreements.text import grouped_number


def format_number(value, upper, qualifier, currency=""):
    """A number as the source gives it: "10", "more than 500", "2–3"; empty where not stated. An
    amount of money stands behind its currency: "about USD 500,000".
    """
    if value is None:
        return ""
    ends = [value] if upper is None or upper == value else [value, upper]
    number = " ".join(filter(None, (currency, "–".join(map(grouped_number, ends)))))
    patterns = {
        Qualifier.OVER: _("more than %(number)s"),
        Qualifier.ABOUT: _("about %(number)s"),
        Qualifier.NEARLY: _("nearly %(number)s"),
        Qualifier.UP_TO: _("up to %(number)s"),
        Qualifier.AVERAGE: _("an average of %(number)s"),
        Qualifier.PLANNED: _("a planned %(number)s"),
    }
    return patterns.get(qualifier, "%(number)s") % {"number": number}


def with_unit_html(number, unit):
    """A number as `format_number` gives it, with its unit, of which either may be HTML."""
    parts = {"number": conditional_escape(number), "unit": conditional_escape(unit)}
    return mark_safe(_("%(number)s %(unit)s") % parts)


def described_html(words, number):
    """Bodies in words, as HTML or plain text, with their number, of which there may be none: "40
    district hospitals".
    """
    described = conditional_escape(words)
    if not number:
        return described
    parts = {"number": conditional_escape(number), "description": described}
    return mark_safe(_("%(number)s %(description)s") % parts)
