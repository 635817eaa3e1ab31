"""Form fields that read a typed name of a region, institution or specialty."""

import re

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from agreements.models import Institution, Region, Specialty
from agreements.models.region_words import without_kind
from agreements.models.search import best_hits, nearest_names
from agreements.models.specialty import canonical_code
from agreements.text import DIRECTION, MAX_QUERY, UNSTORABLE, fold, has_words, in_parentheses

NOT_STATED = "not_stated"
SUGGESTIONS = 20
CHOICES = 10  # of those that fit a name


def not_stated_choice():
    """The choice of rows in which nothing is stated."""
    return (NOT_STATED, _("Not stated"))


class NamedField(forms.CharField):
    """A region, institution or specialty, given by its address name, its code or one of its names.

    Nothing is guessed: where several have the name, or none but some hold its words or have a name
    like it, the params of the error have ``choices``, the first of them as (value, label). "Not
    stated" is a value too, unless ``has_not_stated`` is false.

    What may be meant is offered while somebody types: the widget asks the view ``suggestions`` for
    it, by the ``kind`` of the field, unless that is empty.
    """

    model = None
    kind = ""
    key = "slug"
    unknown_message = ""

    def __init__(self, *, has_not_stated=True, **kwargs):
        super().__init__(max_length=MAX_QUERY, **kwargs)
        self.has_not_stated = has_not_stated
        self.widget.attrs["autocomplete"] = "off"

    def get_bound_field(self, form, field_name):
        bound = super().get_bound_field(form, field_name)
        if self.kind:
            self.widget.attrs.update(self.suggestion_attrs(f"{bound.auto_id}_list"))
        return bound

    def suggestion_attrs(self, list_id):
        """The attributes of the widget that fetch options for its ``datalist``, when it gets the
        focus and while somebody types. ``unset`` undoes what the form around it says for itself.
        """
        query = "?not_stated=yes" if self.has_not_stated else ""
        return {
            "list": list_id,
            "hx-get": reverse("suggestions", args=[self.kind]) + query,
            "hx-trigger": "focus once, input changed delay:200ms",
            "hx-target": f"#{list_id}",
            "hx-swap": "innerHTML",
            "hx-select": "unset",
            "hx-select-oob": "unset",
            "hx-push-url": "false",
            "hx-sync": "this:replace",
        }

    def suggestions(self, text=""):
        """What may be meant by a text that is being typed, best first, as (value, label): at most
        `SUGGESTIONS` public rows, the first ones where nothing is typed yet.
        """
        text = UNSTORABLE.sub("", DIRECTION.sub("", text))[:MAX_QUERY]
        if not has_words(text):
            return [self.choice(row) for row in self.public()[:SUGGESTIONS]]
        public = self.public()
        rows, _number = best_hits(public, text, rows=public, then=["pk"], size=SUGGESTIONS)
        return [
            (value, told(row, label, text)) for row in rows for value, label in [self.choice(row)]
        ]

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


def told(row, label, text):
    """The label of a row that a text finds, followed by the name that holds the text where the
    label does not, or by the text where it is a name and the word for a kind: browsers offer only
    options in which it stands.
    """
    typed = fold(text).strip()
    if typed in fold(label):
        return label
    names = [getattr(row, name, "") for name in ("name", "name_zh", "name_vi")]
    names += getattr(row, "alias_text", "").splitlines() + getattr(row, "synonyms", "").split(";")
    other = next((name.strip() for name in names if typed in fold(name)), "")
    if not other and isinstance(row, Region):
        readings = without_kind(text, is_typing=True)
        is_called_so = any(
            row.kind in kinds and any(name in fold(one) for one in names)
            for name, kinds in readings
        )
        other = text.strip() if is_called_so else ""
    return f"{label}{in_parentheses(other)}" if other else label


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
    kind = "regions"
    unknown_message = _("No place of the register is called “%(text)s”. Choose one of the list.")

    def readings(self, public):
        return [*super().readings(public), public.with_kind_in_name]


class RegionForm(forms.Form):
    """The choice of one region."""

    place = RegionField(label=_("Place"), has_not_stated=False)


class InstitutionField(LabelledField):
    """An institution that a published record names."""

    model = Institution
    kind = "institutions"
    unknown_message = _(
        "No institution of the register is called “%(text)s”. Choose one of the list."
    )


class SpecialtyField(NamedField):
    """A specialty, by code or name."""

    model = Specialty
    kind = "specialties"
    key = "code"
    unknown_message = _("No specialty is called “%(text)s”. Choose one of the list.")

    def as_key(self, text):
        return canonical_code(text)
