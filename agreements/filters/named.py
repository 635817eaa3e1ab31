"""Form fields that read a typed name of a region, institution or specialty."""

import re

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from agreements.models import Institution, Region, Specialty
from agreements.models.search import nearest_names
from agreements.models.specialty import canonical_code
from agreements.text import MAX_QUERY, fold

NOT_STATED = "not_stated"
SUGGESTIONS = 200
CHOICES = 10  # of those that fit a name


def not_stated_choice():
    """The choice of rows in which nothing is stated."""
    return (NOT_STATED, _("Not stated"))


class NamedField(forms.CharField):
    """A region, institution or specialty, given by its address name, its code or one of its names.

    Nothing is guessed: where several have the name, or none but some hold its words or have a name
    like it, the params of the error have ``choices``, the first of them as (value, label). "Not
    stated" is a value too, unless ``has_not_stated`` is false.
    """

    model = None
    key = "slug"
    unknown_message = ""

    def __init__(self, *, has_not_stated=True, **kwargs):
        super().__init__(max_length=MAX_QUERY, **kwargs)
        self.has_not_stated = has_not_stated
        self.widget.attrs["autocomplete"] = "off"

    @cached_property
    def suggestions(self):
        """Values to offer while typing, as (value, label); at most `SUGGESTIONS` of them."""
        rows = self.public()[:SUGGESTIONS]
        offered = [self.choice(row) for row in rows]
        return [*offered, not_stated_choice()] if self.has_not_stated else offered

    def clean(self, value):
        text = super().clean(value)  # Of bounded length and without NUL from here on.
        if text in self.empty_values or (text == NOT_STATED and self.has_not_stated):
            return text
        public = self.public()
        found = public.filter(**{self.key: self.as_key(text)}).first()
        if found:
            return found
        for named in self.readings(public):
            rows = list(named(text)[:CHOICES])
            if len(rows) == 1:
                return rows[0]
            if rows:
                self.offer(rows, _("Several are called “%(text)s”. Choose one."), text)
        if similar := list(self.matching(text)[:CHOICES]):
            self.offer(similar, _("None is called exactly “%(text)s”. Choose one of these."), text)
        if nearest := self.nearest(text):
            self.offer(nearest, _("None is called “%(text)s”. These have a similar name."), text)
        raise ValidationError(self.unknown_message, params={"text": text[:60]})

    def readings(self, public):
        """Functions that give the rows of which a text is a name, the strictest first."""
        return [public.with_exact_name, public.with_folded_name]

    def offer(self, rows, message, text):
        """Refuse a text with rows to choose from."""
        choices = [self.choice(row) for row in rows]
        raise ValidationError(message, params={"text": text[:60], "choices": choices})

    def choice(self, row):
        """A row to choose, as (value, label)."""
        return getattr(row, self.key), label_of(row)

    def matching(self, text):
        """Those that hold the words of a text; one that says what is not meant names nothing."""
        return [] if re.search(r"(^|\s)-", text) else self.public().matching(text)

    def nearest(self, text):
        """Those with a name most like a text, which may be mistyped."""
        return nearest_names(text, models=[self.model])

    def public(self):
        """The rows that may be chosen: public ones only."""
        return self.model.objects.for_public()

    def as_key(self, text):
        """The text as the key would be written."""
        return text.lower()


def label_of(row):
    """A row in a list of choices, told apart from its homonyms where it can be."""
    return getattr(row, "label", str(row))


def labels_of(row):
    """The labels of a row in all languages, without case and diacritics."""
    labels = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            labels.update(map(fold, row.labels))
    return labels


class LabelledField(NamedField):
    """Something that is told apart by where it lies: ``Hekou, Honghe, Yunnan``."""

    def readings(self, public):
        return [*super().readings(public), public.with_code, self.labelled]

    def labelled(self, text):
        """Those whose label is a text, in any of the languages, so that an address with it says
        the same in each.
        """
        named = self.public().named_in_label(text)
        return [row for row in named if fold(text) in labels_of(row)]


class RegionField(LabelledField):
    """A region that a published record names."""

    model = Region
    unknown_message = _("No place of the register is called “%(text)s”. Choose one of the list.")

    def readings(self, public):
        return [*super().readings(public), public.with_kind_in_name]


class RegionForm(forms.Form):
    """The choice of one region."""

    place = RegionField(label=_("Place"), has_not_stated=False)


class InstitutionField(LabelledField):
    """An institution that a published record names."""

    model = Institution
    unknown_message = _(
        "No institution of the register is called “%(text)s”. Choose one of the list."
    )


class SpecialtyField(NamedField):
    """A specialty, by code or name."""

    model = Specialty
    key = "code"
    unknown_message = _("No specialty is called “%(text)s”. Choose one of the list.")

    def as_key(self, text):
        return canonical_code(text)
