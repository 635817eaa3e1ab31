"""Words within a line, around which an include would leave white space."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from agreements import text

register = template.Library()
register.filter("marked", text.marked)


@register.filter
def listed(words):
    """Words one after the other; see `agreements.text.listed`."""
    return mark_safe(text.listed(map(conditional_escape, words)))


@register.filter
def listed_loosely(words):
    """Phrases one after the other, which may hold commas themselves."""
    return mark_safe(text.listed(map(conditional_escape, words), loosely=True))


@register.filter
def labelled(label, words=""):
    """Words behind a label, or the label alone with its colon; see `agreements.text.labelled`."""
    return mark_safe(text.labelled(conditional_escape(label), conditional_escape(words)))


@register.filter
def paired(one, other):
    """Two names that belong together; see `agreements.text.paired`."""
    return mark_safe(text.paired(conditional_escape(one), conditional_escape(other)))


@register.simple_tag
def semicolon():
    """What stands between two phrases that may hold commas themselves."""
    return text.listed(["", ""], loosely=True)
