"""Joining of words within a line, which differs from script to script."""

import re

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.text.search import IDEOGRAPHS


def join_list(words):
    """Words one after the other as the reader's language lists them: ``a, b`` or ``a、b``."""
    return ("、" if _is_chinese() else ", ").join(words)


def join_phrases(phrases):
    """Phrases that may hold commas themselves, with semicolons between them: ``a; b``, ``a；b``."""
    return ("；" if _is_chinese() else "; ").join(phrases)


def label_value(label, value):
    """A label and its value: ``label: value``, with the colon of the reader's script."""
    return f"{label}：{value}" if _is_chinese() else f"{label}: {value}"


def in_parentheses(words):
    """Words in parentheses, to stand behind others: `` (words)``, in the reader's script."""
    return f"（{words}）" if _is_chinese() else f" ({words})"


def join_pair(one, other):
    """Two names that belong together, as in a title: ``Guangzhou – Xining``."""
    return _("%(one)s – %(other)s") % {"one": one, "other": other}


def lang_span(text, lang):
    """A text in a ``<span lang="…">`` where its language is not the reader's, or as it is."""
    return format_html('<span lang="{}">{}</span>', lang, text) if text and lang else text


def region_path(names):
    """A region with those that it lies in, itself first: ``Hekou, Honghe, Yunnan``. Chinese begins
    with the largest and parts nothing: ``云南省红河州河口县``, unless a name is not in Chinese.
    """
    if _is_chinese() and all(re.match(f"[{IDEOGRAPHS}]", name) for name in names):
        return "".join(reversed(names))
    return ", ".join(names)


def _is_chinese():
    return (get_language() or "en").startswith("zh")
