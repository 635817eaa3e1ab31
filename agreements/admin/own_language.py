"""Texts in three languages in a form: the clerk's own first, and a word that one is enough."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements.models.named import columns_of, is_translated, own_column


def own_language_first(fieldsets):
    """Fieldsets in which the column in the reader's language comes before the other two."""
    return [
        (title, {**options, "fields": _ordered(options["fields"])}) for title, options in fieldsets
    ]


def _ordered(fields):
    """Fields, or rows of them, each text beginning with the column in the reader's language."""
    rows = [_ordered(row) if isinstance(row, list | tuple) else row for row in fields]
    for name in [row for row in rows if isinstance(row, str)]:
        columns, own = columns_of(name), own_column(name)
        if all(column in rows for column in columns):
            places = sorted(rows.index(column) for column in columns)
            columns.sort(key=lambda column: column != own)
            for place, column in zip(places, columns, strict=True):
                rows[place] = column
    return tuple(rows)


class OwnLanguageMixin:
    """The part of an admin or inline that shows each text in the reader's language first."""

    def get_fieldsets(self, request, obj=None):
        return own_language_first(super().get_fieldsets(request, obj))

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        text = db_field.name.removesuffix("_zh").removesuffix("_vi")
        if field is None or not is_translated(self.model, text):
            return field
        english = self.model._meta.get_field(text)
        if db_field is english and text != "name":  # Whose label says so itself.
            field.label = capfirst(_("%(text)s in English") % {"text": english.verbose_name})
        if db_field.name == own_column(text):
            field.help_text = f"{english.help_text} {self._hint(text)}".strip()
        elif db_field is english:
            field.help_text = ""
        return field

    def _hint(self, text):
        """That one language is enough, for a text that is asked for."""
        is_asked_for = text in getattr(self.model, "FIELDS_OF_RULES", {}).values()
        return _("One of the three languages is enough.") if is_asked_for else ""
