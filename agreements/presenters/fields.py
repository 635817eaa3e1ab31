"""A field of a model as pages print it: label, text and link follow from the model's own field.

The label is the verbose name, and the class of the field says how its value is written. The public
form, the data dictionary and the history of a record read the same model fields, so a field is
described once: in its model.
"""

from datetime import date, datetime
from decimal import Decimal

from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements.dates import UncertainDate
from agreements.models.named import OTHER_LANGUAGES, foreign_language, reader_language, text_in
from agreements.text import language_name

# Choices that say nothing but that the source is silent.
NOT_STATED = ("", "not_stated", "unknown")


def detail_row(
    label, value=None, *, date=None, href=None, references=None, fields=(), lang="", always=False
):
    """One line of the details of a record; without a value it is left out, unless ``always``.

    ``lang`` is the language of the value where that is not the reader's. ``references`` are the
    `EvidenceReferences` of the record, ``fields`` those that the line prints.
    """
    is_shown = bool(value or date or always)
    text = date.in_words if date else value or _("not stated")
    return {
        "label": label,
        "value": value or "",
        "date": date,
        "href": href,
        "references": references.for_fields(*fields, label=label, text=text, lang=lang)
        if fields and is_shown
        else [],
        "lang": lang,
        "is_shown": is_shown,
    }


def field_row(record, name, references, *, always=False, value=None, also=(), label=""):
    """The line of details of one field: its label, its value as its type is written, its evidence.

    ``value`` and ``label`` are printed in their places, ``also`` names further fields that the line
    prints.
    """
    field = record._meta.get_field(name)
    stored = getattr(record, name)
    shown = {"value": value}
    if isinstance(stored, UncertainDate):
        shown = {"date": stored}
    elif field.is_relation:
        href = stored.get_absolute_url() if stored else None
        shown = {"value": value or (stored and related_text(stored)), "href": href}
    elif value is None and is_as_printed(record, name):
        shown = {"value": references.printed(stored, name)}
    elif value is None:
        text = field_value(record, name)
        shown = {"value": text["text"], "lang": text["lang"]}
    return detail_row(
        label or capfirst(field.verbose_name),
        references=references,
        fields=(name, *also),
        always=always,
        **shown,
    )


def field_value(record, name):
    """What a record holds in a field: {label, text, lang}; nothing of other rows that it names,
    which may not be public. ``lang`` is the language of the text where it is not the reader's.
    """
    field = record._meta.get_field(name)
    found = {"label": name_of_field(field), "text": "", "lang": ""}
    if field.is_relation:
        return found
    stored = getattr(record, name)
    if field.choices:
        return {**found, "text": "" if stored in NOT_STATED else record._get_FIELD_display(field)}
    if stored and (language := column_language(name)):
        return {**found, "text": stored, "lang": "" if language == reader_language() else language}
    if has_translations(record, name):
        text, lang = text_in(record, name), foreign_language(record, name)
        return {**found, "text": text, "lang": lang}
    return {**found, "text": field_text(field, stored)}


def column_language(name):
    """The language of a column that holds a name in one language; empty for any other column."""
    if name == "name":
        return "en"
    return dict(OTHER_LANGUAGES.values()).get(name[-3:], "")


def name_of_field(field):
    """The label of a field, or of the rows that refer to a record under its name."""
    return capfirst(getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name)


def field_rows(record, references, *names):
    """The lines of details of several fields, each left out where the field is empty."""
    return [field_row(record, name, references) for name in names]


def has_translations(record, name):
    """Whether a text is the register's own, written in each language."""
    return hasattr(record, f"{name}_zh")


def is_as_printed(record, name):
    """Whether a text is in the words of a source."""
    return name.endswith("_as_printed") or name == "other_titles"


def related_text(row):
    """What a link to another row says: a region with what it lies in, anything else by name."""
    for attribute in ("label", "display_name", "display_title"):
        if hasattr(row, attribute):
            return getattr(row, attribute)
    return str(row)


def field_text(field, value):
    """The text of a value of a column that refers to no other row, in the reader's language; empty
    where there is none.
    """
    if value is None or value == "":
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.name == "language":
        return language_name(value)
    return value_text(value)


def value_text(value):
    """The text of a value that stands for itself, in the reader's language."""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, UncertainDate):
        return value.in_words
    if isinstance(value, datetime):
        return formats.date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return formats.date_format(value)
    # Without the decimals that the source does not give.
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
