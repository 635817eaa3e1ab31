"""How words are joined within a line, which differs from script to script."""

import re

from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.text.search import IDEOGRAPHS


def listed(words, *, loosely=False):
    """Words one after the other as the reader's language lists them: ``a, b`` or ``a、b``. Phrases
    that may hold commas themselves are parted ``loosely``, by semicolons.
    """
    tight, loose = ("、", "；") if _is_chinese() else (", ", "; ")
    return (loose if loosely else tight).join(words)


def labelled(label, words):
    """Words behind a label: ``label: words``, with the colon of the reader's script."""
    return f"{label}：{words}" if _is_chinese() else f"{label}: {words}"


def bracketed(words):
    """Words in brackets, to stand behind others: `` (words)``, in the reader's script."""
    return f"（{words}）" if _is_chinese() else f" ({words})"


def paired(one, other):
    """Two names that belong together, as in a title: ``Guangzhou – Xining``."""
    return _("%(one)s – %(other)s") % {"one": one, "other": other}


def marked(text, lang):
    """A text for HTML, marked with its language where that is not the reader's."""
    return format_html('<span lang="{}">{}</span>', lang, text) if text and lang else text


def place_path(names):
    """A place with what it lies in, the place first: ``Hekou, Honghe, Yunnan``. Chinese begins with
    the largest and parts nothing: ``云南省红河州河口县``, unless a name is not in Chinese.
    """
    if _is_chinese() and all(re.match(f"[{IDEOGRAPHS}]", name) for name in names):
        return "".join(reversed(names))
    return ", ".join(names)


def _is_chinese():
    return (get_language() or "en").startswith("zh")
