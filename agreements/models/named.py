"""Names and texts in three languages."""

from functools import partial

from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from agreements.text import UNSTORABLE, fold

# The languages beside English in which a text may be written: the ending of its column and, as BCP
# 47, the language.
OTHER_LANGUAGES = {"zh": ("_zh", "zh-Hans"), "vi": ("_vi", "vi")}
# All three, in the order in which one stands for another that nobody has written.
LANGUAGES = (("", "en"), *OTHER_LANGUAGES.values())


def text_in(instance, field, language=None):
    """The text of a field in the reader's language, or where nobody has written it in the first of
    English, Chinese and Vietnamese in which somebody has.
    """
    return _found(instance, field, language)[0]


def text_language(instance, field, language=None):
    """The language, as BCP 47, in which `text_in` gives the text of a field."""
    return _found(instance, field, language)[1]


def foreign_language(instance, field, language=None):
    """The language of the text of a field where that is not the reader's, to mark the text with;
    empty where it is, and where there is no text.
    """
    _suffix, wanted = _other_language(language)
    text, found = _found(instance, field, language)
    return found if text and found != wanted else ""


def _found(instance, field, language):
    """What `text_in` gives, and its language; English where there is no text."""
    for suffix, tag in (_other_language(language), *LANGUAGES):
        if text := getattr(instance, field + suffix):
            return text, tag
    return "", "en"


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


def columns_of(field):
    """The columns of a text in the three languages, English first."""
    return [field + suffix for suffix, _tag in LANGUAGES]


def is_translated(model, field):
    """Whether a text of a model or row is written in the three languages; the title of a source is
    as printed.
    """
    return hasattr(model, f"{field}_zh") and not hasattr(model, f"{field}_en")


def own_column(field):
    """The column of a text in the reader's language."""
    return field + _other_language(None)[0]


def is_written(field):
    """The condition that somebody has written a text, in any of the languages."""
    condition = Q()
    for column in columns_of(field):
        condition |= ~Q(**{column: ""})
    return condition


def in_one_language(field, name, message):
    """A constraint: a text is written in one of the languages or more."""
    return models.CheckConstraint(
        name=name, condition=is_written(field), violation_error_message=message
    )


def name_given(name):
    """A constraint: a thing has a name in one of the languages or more."""
    return in_one_language(
        "name",
        name,
        _("Give a name in at least one of the three languages: English, Chinese or Vietnamese."),
    )


def first_text(*columns):
    """A generated column: the first of some columns that is not empty, to put rows in order by."""
    *others, last = columns
    empty = Value("")
    filled = [Func(F(column), empty, function="NULLIF") for column in others]
    text = models.CharField(max_length=300)
    return models.GeneratedField(
        expression=Func(*filled, F(last), function="COALESCE", output_field=text),
        output_field=text,
        db_persist=True,
        editable=False,
    )


def text_or_kind(row, text):
    """A text of a row, or what the row is where it is not written yet, as in a form."""
    return text or str(row._meta.verbose_name)


def _other_language(language):
    """The ending of the columns in a language, or in the active one, and its BCP 47 tag."""
    return OTHER_LANGUAGES.get((language or get_language() or "en")[:2], ("", "en"))


def named_in_label(queryset, text):
    """The rows of which a name stands at an end of a text, as it does in a label of theirs."""
    condition = ~Q(name="") & Q(label__istartswith=F("name"))
    for suffix, _tag in OTHER_LANGUAGES.values():
        column = f"name{suffix}"
        ends = Q(label__istartswith=F(column)) | Q(label__iendswith=F(column))
        condition |= ~Q(**{column: ""}) & ends
    return queryset.alias(label=Value(text, models.TextField())).filter(condition)


class Named(models.Model):
    """A region, institution or term with a name in English, Chinese or Vietnamese, in one of these
    or more. A model of its own gives it the constraint `name_given`.
    """

    name = models.CharField(_("name in English"), max_length=300, blank=True)
    name_zh = models.CharField(_("name in Chinese"), max_length=300, blank=True)
    name_vi = models.CharField(_("name in Vietnamese"), max_length=300, blank=True)
    sort_name = first_text(*columns_of("name"))

    class Meta:
        abstract = True

    def __str__(self):
        return text_or_kind(self, self.display_name)

    @classmethod
    def exact_name_q(cls, text, lookup="iexact"):
        """The condition that a row has exactly this name, in any case, in any language; with the
        lookup `folded` also with other diacritics.
        """
        value = fold(text) if lookup == "folded" else text
        if not value:
            return Q(pk__in=[])
        condition = Q()
        for column in columns_of("name"):
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
        pairs = [(tag, getattr(self, f"name{suffix}")) for suffix, tag in LANGUAGES]
        return [(language, name) for language, name in pairs if name and name != shown]

    @property
    def first_name_column(self):
        """The column of the first name that there is."""
        return next(column for column in columns_of("name") if getattr(self, column))
