"""Names and texts in three languages."""

from functools import partial

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agreements.text import UNSTORABLE, fold

# The languages beside English in which a text may be written: the ending of its column and, as BCP
# 47, the language.
OTHER_LANGUAGES = {"zh": ("_zh", "zh-Hans"), "vi": ("_vi", "vi")}


def text_in(instance, field, language=None):
    """The text of a field in the reader's language, or in English where nobody has written it."""
    suffix, _tag = _other_language(language)
    return getattr(instance, field + suffix) or getattr(instance, field)


def text_language(instance, field, language=None):
    """The language, as BCP 47, in which `text_in` gives the text of a field."""
    suffix, tag = _other_language(language)
    return tag if getattr(instance, field + suffix) else "en"


def foreign_language(instance, field, language=None):
    """The language of the text of a field where that is not the reader's, to mark the text with;
    empty where it is, and where there is no text.
    """
    _suffix, wanted = _other_language(language)
    found = text_language(instance, field, language)
    return found if found != wanted and text_in(instance, field, language) else ""


def in_reader_language(field):
    """A property: the text of a field in the reader's language; see `text_in`."""
    return property(partial(text_in, field=field), doc=text_in.__doc__)


def language_shown(field):
    """A property: the language of that text where it is not the reader's; see `foreign_language`.

    By convention it is called after the field: ``title_lang`` beside ``display_title``.
    """
    return property(partial(foreign_language, field=field), doc=foreign_language.__doc__)


def reader_language():
    """The reader's language, as BCP 47: one of the three in which the register speaks."""
    return _other_language(None)[1]


def _other_language(language):
    """The ending of the columns in a language, or in the active one, and its BCP 47 tag."""
    return OTHER_LANGUAGES.get((language or get_language() or "en")[:2], ("", "en"))


def named_in_label(queryset, text):
    """The rows of which a name stands at an end of a text, as it does in a label of theirs."""
    condition = Q(label__istartswith=F("name"))
    for suffix, _tag in OTHER_LANGUAGES.values():
        column = f"name{suffix}"
        ends = Q(label__istartswith=F(column)) | Q(label__iendswith=F(column))
        condition |= ~Q(**{column: ""}) & ends
    return queryset.alias(label=Value(text, models.TextField())).filter(condition)


class Named(models.Model):
    """A region, institution or term with a name in English and, where known, in Chinese and
    Vietnamese.
    """

    name = models.CharField(_("name in English"), max_length=300)
    name_zh = models.CharField(_("name in Chinese"), max_length=300, blank=True)
    name_vi = models.CharField(_("name in Vietnamese"), max_length=300, blank=True)

    class Meta:
        abstract = True

    def __str__(self):
        return self.display_name

    @classmethod
    def exact_name_q(cls, text, lookup="iexact"):
        """The condition that a row has exactly this name, in any case, in any language; with the
        lookup `folded` also with other diacritics.
        """
        value = fold(text) if lookup == "folded" else text
        columns = ("name", *(f"name{suffix}" for suffix, _tag in OTHER_LANGUAGES.values()))
        condition = Q()
        for column in columns:
            condition |= Q(**{f"{column}__{lookup}": value})
        return condition

    @classmethod
    def called_first(cls, text):
        """An order in which rows that are called exactly as a text stand before others."""
        typed = UNSTORABLE.sub(" ", text).strip()
        return Case(When(cls.called_q(typed), then=0), default=1)

    @classmethod
    def called_q(cls, text):
        """The condition that a row is called exactly as a text."""
        return cls.exact_name_q(text)

    display_name = in_reader_language("name")
    name_lang = language_shown("name")

    @property
    def all_names(self):
        """The names in all languages, and the other names."""
        names = [self.name, self.name_zh, self.name_vi, *self.alias_text.splitlines()]
        return [name for name in names if name]

    @property
    def other_names(self):
        """The names in the other languages, as (BCP 47 language, name), without repetitions."""
        shown = self.display_name
        pairs = [("en", self.name), ("zh-Hans", self.name_zh), ("vi", self.name_vi)]
        return [(language, name) for language, name in pairs if name and name != shown]
