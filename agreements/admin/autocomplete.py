"""Autocomplete fields for references, with labels that distinguish homonyms."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.utils.text import capfirst

# The greatest key that an integer column can hold.
MAX_KEY = 2**31 - 1


def valid_keys(values):
    """Those of some posted values that can be the key of a row."""
    texts = map(str, values)
    return [text for text in texts if len(text) <= 10 and text.isdecimal() and int(text) <= MAX_KEY]


def label_of(obj):
    """The label of a row as the admin of its model writes it."""
    return admin.site.get_model_admin(type(obj)).label(obj)


def label_paths(name, model):
    """The relations to select along with a reference, so that its label costs no query."""
    related = admin.site.get_model_admin(model).label_related
    return [name, *(f"{name}__{path}" for path in related)]


class KnownLabelMixin:
    """An autocomplete widget that knows the label of its chosen row, and queries only for others.

    The stock one queries once for each widget of a page. It also fails on a posted value that is
    no key; here such a value chooses nothing.
    """

    known = {}

    @property
    def media(self):
        return super().media + forms.Media(js=["admin/autocomplete_labels.js"])

    def optgroups(self, name, value, attr=None):
        keys = valid_keys(value)
        if not self.known.keys() >= set(keys):
            return super().optgroups(name, keys, attr)
        blank = [] if self.is_required or self.allow_multiple_selected else [("", "", False)]
        options = [*blank, *((key, self.known[key], True) for key in keys)]
        made = [self.create_option(name, *option, i) for i, option in enumerate(options)]
        return [(None, made, 0)]


class LabelledSelect(KnownLabelMixin, AutocompleteSelect):
    """Chooses one row."""


class LabelledSelectMultiple(KnownLabelMixin, AutocompleteSelectMultiple):
    """Chooses any number of rows."""


class LabelledChoiceField(forms.ModelChoiceField):
    """One row, under its label."""

    # The rows that were posted, by key, where a set of forms has fetched them for all.
    posted = None

    def label_from_instance(self, obj):
        return label_of(obj)

    def to_python(self, value):
        if self.posted is None or value in self.empty_values:
            return super().to_python(value)
        if value not in self.posted:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return self.posted[value]


class LabelledMultipleChoiceField(forms.ModelMultipleChoiceField):
    """Rows, under their labels."""

    def label_from_instance(self, obj):
        return label_of(obj)


class LabelledModelForm(forms.ModelForm):
    """A form that hands the labels of related rows, selected along with its own, to its widgets."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            chosen = self.instance._state.fields_cache.get(name)
            if isinstance(widget, LabelledSelect) and chosen is not None:
                widget.known = {str(chosen.pk): label_of(chosen)}


class BaseRowFormSet(forms.BaseInlineFormSet):
    """Forms of rows that fetch together what was chosen in all of them."""

    def __init__(self, *args, **kwargs):
        self._posted = {}
        super().__init__(*args, **kwargs)

    def add_fields(self, form, index):
        super().add_fields(form, index)
        self._prefetch_instance(form)
        for name, field in form.fields.items():
            if self.is_bound and isinstance(field, LabelledChoiceField) and field.posted is None:
                field.posted = self._posted_rows(name, field)
                chosen = field.posted.get(form.data.get(form.add_prefix(name)))
                if chosen:
                    widget = getattr(field.widget, "widget", field.widget)
                    widget.known = {**widget.known, str(chosen.pk): label_of(chosen)}

    def get_unique_error_message(self, unique_check):
        for rule in self.model._meta.constraints:
            if set(unique_check) <= set(getattr(rule, "fields", ())):
                return rule.violation_error_message
        return super().get_unique_error_message(unique_check)

    def _prefetch_instance(self, form):
        key = form.fields.get(self._pk_field.name)
        if self.is_bound and isinstance(key, forms.ModelChoiceField):
            found = LabelledChoiceField(key.queryset, required=False, widget=forms.HiddenInput)
            found.initial = key.initial
            found.posted = {str(row.pk): row for row in self.get_queryset()}
            form.fields[self._pk_field.name] = found

    def _posted_rows(self, name, field):
        if name not in self._posted:
            sent = (
                self.data.get(f"{self.add_prefix(number)}-{name}", "")
                for number in range(self.total_form_count())
            )
            rows = field.queryset.filter(pk__in=valid_keys(sent))
            self._posted[name] = {str(row.pk): row for row in rows}
        return self._posted[name]


class TabularRowFormSet(BaseRowFormSet):
    """Forms in the rows of a table: the head of a column is a label for the eye only."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        for field in form.fields.values():
            if not field.widget.is_hidden:
                field.widget.attrs["aria-label"] = capfirst(field.label)


class AutocompleteMixin:
    """The part of an admin or inline that gives every reference to our models such a field."""

    form = LabelledModelForm

    def get_autocomplete_fields(self, request):
        return [
            field.name
            for field in (*self.opts.fields, *self.opts.many_to_many)
            if field.remote_field
            and hasattr(self.admin_site._registry.get(field.remote_field.model), "label_related")
        ]

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        return super().formfield_for_foreignkey(
            db_field,
            request,
            **self._labelled_field(db_field, request, LabelledSelect, LabelledChoiceField),
            **kwargs,
        )

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        options = self._labelled_field(
            db_field, request, LabelledSelectMultiple, LabelledMultipleChoiceField
        )
        return super().formfield_for_manytomany(db_field, request, **options, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in self.get_autocomplete_fields(request):
            # One can add and look at the other row on the way; changing it is work of its own.
            field.widget.can_change_related = field.widget.can_delete_related = False
        return field

    def with_labels(self, queryset, request):
        """The rows with what the labels in their autocomplete fields need."""
        return queryset.select_related(
            *(
                path
                for name in self.get_autocomplete_fields(request)
                if (field := self.opts.get_field(name)).many_to_one
                for path in label_paths(name, field.remote_field.model)
            )
        )

    def _labelled_field(self, db_field, request, widget, form_class):
        if db_field.name not in self.get_autocomplete_fields(request):
            return {}
        other = db_field.remote_field.model
        return {
            "widget": widget(db_field, self.admin_site),
            "form_class": form_class,
            "queryset": other._default_manager.select_related(
                *self.admin_site.get_model_admin(other).label_related
            ),
        }
