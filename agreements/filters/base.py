"""Bases of all filter sets, which never guess.

A value that cannot be read, or that fits several things, finds nothing and says why; one that fits
a single thing is told in full by the filters in force. So does a parameter that nobody knows, and
one that stands twice where one value is meant. "Not stated" is a value of every
filter whose column can be empty.
"""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from agreements.dates import UncertainDateFormField, certain_q, possible_q
from agreements.filters.named import (
    NOT_STATED,
    InstitutionField,
    RegionField,
    SpecialtyField,
    not_stated_choice,
)
from agreements.filters.parameters import unknown_parameters
from agreements.models import Area
from agreements.text import MAX_QUERY


class FilterForm(forms.Form):
    """The form of a filter set: refuses a parameter that stands twice where one value is meant."""

    def clean(self):
        for name, field in self.fields.items():
            several = isinstance(field, forms.MultipleChoiceField | forms.ModelMultipleChoiceField)
            if not several and len(set(self.data.getlist(name))) > 1:
                self.add_error(name, _("Give one value; the address holds several."))
        return super().clean()


class FilterSetMetaclass(django_filters.filterset.FilterSetMetaclass):
    """Takes the last underscore off a filter's name: ``from_`` reads the parameter ``from``."""

    @classmethod
    def get_declared_filters(cls, bases, attrs):
        declared = super().get_declared_filters(bases, attrs)
        return {name.removesuffix("_"): one for name, one in declared.items()}


class BaseFilterSet(django_filters.FilterSet, metaclass=FilterSetMetaclass):
    """A filter set of the register.

    ``day`` is today, which only the view knows.
    """

    OWN_PARAMETERS = frozenset({"sort", "after", "before"})
    # Former names of parameters, which links of old still hold.
    FORMER_PARAMETERS = {
        "text": "q",
        "region": "place",
        "sent_from": "from",
        "host": "to",
        "signed": "date",
        "when": "date",
        "year": "date",
        "period": "date",
        "published": "date",
        "silent": "no_contact_years",
    }

    class Meta:
        form = FilterForm

    def __init__(self, *args, day=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.day = day

    @classmethod
    def with_current_names(cls, query):
        """A query string (a QueryDict) with today's names of its parameters, or None where it has
        no former name; a parameter that stands under today's name already keeps that value.
        """
        former = {
            name: current
            for name, current in cls.FORMER_PARAMETERS.items()
            if name in query and name not in cls.base_filters and current in cls.base_filters
        }
        if not former:
            return None
        renamed = query.copy()
        for name, current in former.items():
            values = renamed.pop(name)
            if current not in renamed:
                renamed.setlist(current, values)
        return renamed

    @property
    def unknown(self):
        """The parameters that neither a filter nor the list reads, in the order of the address."""
        return unknown_parameters(self.data, {*self.filters, *self.OWN_PARAMETERS})

    @property
    def is_readable(self):
        """Whether every parameter is known and has a value that can be read."""
        return not self.unknown and self.form.is_valid()

    def filter_queryset(self, queryset):
        """The rows that all filters let through; none at all where a parameter cannot be read."""
        if not self.is_readable:
            return queryset.none()
        return super().filter_queryset(queryset)

    @property
    def qs(self):
        if not hasattr(self, "_qs"):
            self._qs = self.filter_queryset(self.queryset)
        return self._qs

    @property
    def asks_for_time(self):
        """Whether a period is asked for, so that certain and possible rows differ."""
        return bool(self._periods())

    def certain_q(self):
        """The condition that a row certainly lies in every period that is asked for."""
        condition = Q()
        for period, value in self._periods():
            condition &= certain_q(period.field_name, value.earliest, value.latest)
        return condition

    def _periods(self):
        if not self.form.is_valid():
            return []
        values = ((f, self.form.cleaned_data.get(name)) for name, f in self.filters.items())
        return [
            (f, value)
            for f, value in values
            if isinstance(f, PeriodFilter) and value and value != NOT_STATED
        ]

    def active(self):
        """The values in force, one by one: (parameter, raw value, label, value as text)."""
        if not self.form.is_valid():
            return []
        rows = []
        for name, field in self.form.fields.items():
            value = self.form.cleaned_data.get(name)
            if value in (None, "", []) or (hasattr(value, "exists") and not value):
                continue
            if isinstance(field, forms.MultipleChoiceField):
                words = dict(field.choices)
                rows += [(name, one, field.label, words[one]) for one in value]
            elif isinstance(field, forms.ChoiceField):
                rows.append((name, value, field.label, dict(field.choices)[value]))
            elif value == NOT_STATED:
                rows.append((name, value, field.label, _("not stated")))
            else:
                words = getattr(value, "in_words", None) or getattr(value, "label", None) or value
                rows.append((name, self.data.get(name), field.label, words))
        return rows


class PeriodField(UncertainDateFormField):
    """A time to look in: a year, a month, a day or a span of them."""

    def to_python(self, value):
        if value == NOT_STATED:
            return value
        period = super().to_python(value)
        if period and period.earliest is None and period.latest is None:
            raise ValidationError(_("Give at least a year, such as 2009 or 2009/2012."))
        return period


class ColumnFilter(django_filters.Filter):
    """Rows whose array of ids holds the thing that is asked for, or is empty for "not stated"."""

    def filter(self, queryset, value):
        if value in (None, ""):
            return queryset
        if value == NOT_STATED:
            return queryset.filter(**{self.field_name: []})
        return queryset.filter(**{f"{self.field_name}__overlap": [value.pk]})


class RegionFilter(ColumnFilter):
    """Rows with a region, or anywhere below it."""

    field_class = RegionField


class InstitutionFilter(ColumnFilter):
    """Rows with an institution, or a unit of it."""

    field_class = InstitutionField


class SpecialtyFilter(ColumnFilter):
    """Records in a specialty, or in one under it.

    A label that nobody has mapped to a term yet is stated all the same: "not stated" finds only
    records for which the source names no specialty.
    """

    field_class = SpecialtyField

    def filter(self, queryset, value):
        if value == NOT_STATED:
            return queryset.without_specialty()
        return super().filter(queryset, value)


class PeriodFilter(django_filters.Filter):
    """Rows whose uncertain date possibly lies in a time; the certain ones are among them."""

    field_class = PeriodField

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("help_text", _("A year or a span: 2009, 2009-05, 2009/2012."))
        super().__init__(*args, **kwargs)

    def filter(self, queryset, value):
        if not value:
            return queryset
        if value == NOT_STATED:
            return queryset.filter(**{self.field_name: ""})
        return queryset.filter(possible_q(self.field_name, value.earliest, value.latest))


class AnyOfFilter(django_filters.MultipleChoiceFilter):
    """Rows whose value is one of the chosen ones."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, widget=forms.CheckboxSelectMultiple, **kwargs)


class YesNoFilter(django_filters.ChoiceFilter):
    """Rows for which something holds, or does not."""

    YES, NO = "yes", "no"

    def __init__(self, *args, **kwargs):
        choices = [(self.YES, _("Yes")), (self.NO, _("No"))]
        super().__init__(*args, choices=choices, empty_label=_("Any"), **kwargs)

    def filter(self, queryset, value):
        return queryset.filter(**{self.field_name: value == self.YES}) if value else queryset


def area_choices():
    """All areas by their address names, and "not stated"."""
    return [*((area.slug, area.display_name) for area in Area.objects.all()), not_stated_choice()]


class AreaFilter(django_filters.MultipleChoiceFilter):
    """Rows that cover one of the chosen areas of cooperation."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, choices=area_choices, widget=forms.CheckboxSelectMultiple, **kwargs)

    def filter(self, queryset, value):
        if not value:
            return queryset
        return queryset.in_areas(
            [slug for slug in value if slug != NOT_STATED], or_none=NOT_STATED in value
        )


class TextFilter(django_filters.CharFilter):
    """Rows that hold every word of a text; see `agreements.text`."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, max_length=MAX_QUERY, **kwargs)

    def filter(self, queryset, value):
        return queryset.matching(value) if value else queryset
