"""Bases of all pages of the staff area: lists that stay fast, forms that never fail."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import flatten, flatten_fieldsets
from django.contrib.admin.widgets import AdminTextareaWidget
from django.core.paginator import Paginator
from django.db import connection, models
from django.db.models.functions import Length
from django.http import HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.admin.autocomplete import (
    AutocompleteMixin,
    BaseRowFormSet,
    LabelledModelForm,
    TabularRowFormSet,
)
from agreements.admin.choice_help import choice_help, with_choice_help
from agreements.admin.conflict import conflict_message, is_stale
from agreements.admin.database_errors import DATABASE_ERRORS, error_message, immediate_constraints
from agreements.admin.deletion import DeleteViewMixin
from agreements.admin.folding import fold_rows, open_where_filled
from agreements.admin.history import HistoryViewMixin, version_of
from agreements.admin.own_language import OwnLanguageMixin
from agreements.admin.proposing import propose_url


class CappedPaginator(Paginator):
    """Pages that are counted up to a limit only: nobody turns ten thousand rows over.

    `count` is the limit at most; `is_capped` says whether there are more.
    """

    LIMIT = 10_000

    @cached_property
    def _found(self):
        return self.object_list.order_by()[: self.LIMIT + 1].count()

    @cached_property
    def count(self):
        return min(self._found, self.LIMIT)

    @property
    def is_capped(self):
        return self._found > self.LIMIT


class BaseEntityForm(LabelledModelForm):
    """A form that knows which version of its row was opened, so that no editor overwrites another.

    An error of the database is shown as one of the form.
    """

    opened_version = forms.CharField(required=False, widget=forms.HiddenInput)
    database_error = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.locked.pk:
            self.fields["opened_version"].initial = version_of(self.locked)

    @property
    def locked(self):
        """The row whose version counts."""
        return self.instance

    def clean(self):
        cleaned = super().clean()
        if self.locked.pk and is_stale(self.locked, self.data):
            self.add_error(None, conflict_message(self.locked))
        return cleaned

    def full_clean(self):
        super().full_clean()
        # What the form sees for itself by now, it says better: beside the field.
        if self.is_bound and self.database_error and not self._errors:
            self.add_error(None, self.database_error)


class StatedFilter(admin.EmptyFieldListFilter):
    """Whether a source states a value; for ``list_filter = [("signed", StatedFilter)]``."""

    def choices(self, changelist):
        for choice, label in zip(
            super().choices(changelist), (_("All"), _("Not stated"), _("Stated")), strict=True
        ):
            yield choice | {"display": label}


def uncertain_date_column(model, name):
    """A column of a list that writes an uncertain date as the pages do."""

    @admin.display(description=model._meta.get_field(name).verbose_name, ordering=f"{name}_from")
    def column(obj):
        value = getattr(obj, name)
        return value.in_words if value else None

    column.__name__ = name
    return column


class BaseEntityAdmin(
    OwnLanguageMixin, AutocompleteMixin, HistoryViewMixin, DeleteViewMixin, admin.ModelAdmin
):
    """The pages of one entity."""

    form = BaseEntityForm
    change_form_template = "admin/agreements/form.html"
    save_on_top = True
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = CappedPaginator
    list_per_page = 50
    list_max_show_all = 200
    formfield_overrides = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4, "cols": 40})}
    }
    # Any name switches the search on; the queryset's `matching` does it.
    search_fields = ("pk",)
    search_help_text = gettext_lazy("Names in any script, other names, codes.")
    # The relations that `label` reads.
    label_related = ()
    # The rows that few records need, as inline classes.
    rarely_needed: tuple[type, ...] = ()
    # Why whoever may only read a row cannot change it.
    closed_note = ""

    def label(self, obj):
        """The label of a row in an autocomplete field, which distinguishes it from homonyms."""
        return str(obj)

    # Finding

    def get_queryset(self, request):
        return self.with_labels(super().get_queryset(request), request)

    def get_search_results(self, request, queryset, search_term):
        is_autocomplete = (
            request.resolver_match and request.resolver_match.url_name == "autocomplete"
        )
        if is_autocomplete and hasattr(queryset, "in_use"):
            queryset = queryset.in_use()
        if search_term.strip():
            queryset = queryset.matching(search_term)
            if is_autocomplete and hasattr(self.model, "name"):
                # The closest match: what is called so, then what has the least beside the words
                # that were typed.
                called = [self.model.called_first(search_term)]
                queryset = queryset.order_by(*called, Length("sort_name"), "sort_name", "pk")
        return queryset, False

    def changelist_view(self, request, extra_context=None):
        if any("\0" in value for values in request.GET.lists() for value in values[1]):
            messages.error(request, _("Null characters are not allowed."))
            return HttpResponseRedirect(request.path)
        return self.with_error_message(super().changelist_view, request, extra_context)

    # What the public sees

    def get_prepopulated_fields(self, request, obj=None):
        # An address never changes once it is given.
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def is_public(self, obj):
        """Whether the public reads this row now. Costs a query, once for each row."""
        if not hasattr(obj, "_is_public_to_staff"):
            rows = self.model.objects.for_public().filter(pk=obj.pk)
            obj._is_public_to_staff = rows.exists()
        return obj._is_public_to_staff

    def view_on_site(self, obj):
        return obj.get_absolute_url() if obj.pk and self.is_public(obj) else None

    # Saving

    def get_fieldsets(self, request, obj=None):
        """The fieldsets; for a new row without those that only list what belongs to a saved one."""
        readonly = set(self.readonly_fields)
        return [
            (title, options)
            for title, options in super().get_fieldsets(request, obj)
            if obj or not readonly.issuperset(flatten(options["fields"]))
        ]

    def get_object(self, request, object_id, from_field=None):
        obj = super().get_object(request, object_id, from_field)
        if obj is None or request.method != "POST" or not connection.in_atomic_block:
            return obj
        # Whoever comes second waits here and then sees the version of who came first.
        same = self.get_queryset(request).filter(pk=obj.pk)
        return same.select_for_update(of=("self",)).first()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.database_error = getattr(request, "database_error", None)
        return form

    def render_change_form(self, request, context, add=False, change=False, **kwargs):
        obj = kwargs.get("obj")
        may_change = add or self.has_change_permission(request, obj)
        context["closed_note"] = "" if may_change else self.closed_note
        if obj and not may_change:
            context["propose_url"] = propose_url(request, obj)
        if may_change:
            adminform = context["adminform"]
            adminform.fieldsets = open_where_filled(
                with_choice_help(self.model, adminform.fieldsets), [adminform.form]
            )
        return super().render_change_form(request, context, add=add, change=change, **kwargs)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The form; shown again where the database raises an error that no form could foresee."""
        if request.method == "POST":
            try:
                with immediate_constraints():
                    return super().changeform_view(request, object_id, form_url, extra_context)
            except DATABASE_ERRORS as error:
                request.database_error = error_message(error)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def get_inline_formsets(self, request, formsets, inline_instances, obj=None):
        for formset in formsets:
            if formset.is_bound:
                # A row that a colleague has deleted meanwhile is still shown with what was typed;
                # the stock pairing of forms with the rows left would hide the last ones.
                formset._queryset = [form.instance for form in formset.initial_forms]
        found = super().get_inline_formsets(request, formsets, inline_instances, obj)
        for inline_formset in found:
            fold_rows(inline_formset, isinstance(inline_formset.opts, self.rarely_needed))
        return found


class BaseInlineMixin(OwnLanguageMixin, AutocompleteMixin):
    """Rows that belong to the entity of the page: who may change the one may change the others."""

    extra = 0
    formset = BaseRowFormSet
    formfield_overrides = BaseEntityAdmin.formfield_overrides

    @property
    def parent_admin(self):
        return self.admin_site.get_model_admin(self.parent_model)

    def choice_help(self):
        """When to choose which value in the rows, as HTML."""
        named = flatten_fieldsets(self.fieldsets) if self.fieldsets else flatten(self.fields)
        return choice_help(self.model, named)

    def get_queryset(self, request):
        return self.with_labels(super().get_queryset(request), request)

    def has_view_permission(self, request, obj=None):
        return self.parent_admin.has_view_permission(request, obj)

    def has_add_permission(self, request, obj=None):
        if obj is None or obj.pk is None:
            return self.parent_admin.has_add_permission(request)
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        return self.parent_admin.has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)


class BaseTabularInline(BaseInlineMixin, admin.TabularInline):
    """Rows of few fields, one below the other."""

    template = "admin/agreements/tabular_inline.html"
    formset = TabularRowFormSet


class BaseStackedInline(BaseInlineMixin, admin.StackedInline):
    """Rows of many fields, each a block."""

    template = "admin/agreements/stacked_inline.html"
