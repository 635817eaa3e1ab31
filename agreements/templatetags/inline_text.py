"""Filters for text within a line, around which an include would leave white space."""

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from agreements import text

register = template.Library()
register.filter("lang_span", text.lang_span)


@register.filter
def join_list(words):
    """Words with commas between them; see `agreements.text.join_list`."""
    return mark_safe(text.join_list(map(conditional_escape, words)))


@register.filter
def join_phrases(phrases):
    """Phrases with semicolons between them; see `agreements.text.join_phrases`."""
    return mark_safe(text.join_phrases(map(conditional_escape, phrases)))


@register.filter
def label_value(label, value=""):
    """A label, a colon and the value, or the label with its colon; see `agreements.text`."""
    return mark_safe(text.label_value(conditional_escape(label), conditional_escape(value)))


@register.filter
def join_pair(one, other):
    """Two names that belong together; see `agreements.text.join_pair`."""
    return mark_safe(text.join_pair(conditional_escape(one), conditional_escape(other)))


@register.simple_tag
def phrase_separator():
    """The semicolon between two phrases, in the reader's script."""
    return text.join_phrases(["", ""])
