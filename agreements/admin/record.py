"""Bases of the pages of records: states, locking, reasons, evidence and figures."""

from types import SimpleNamespace

import pghistory
from django import forms
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.admin.autocomplete import label_of
from agreements.admin.base import BaseEntityAdmin, BaseEntityForm, BaseStackedInline
from agreements.admin.conflict import is_stale
from agreements.admin.own_language import own_language_first
from agreements.admin.steps import WorkflowMixin
from agreements.choices import EDITABLE, State
from agreements.models import Evidence
from agreements.models.named import text_in


class BaseRecordForm(BaseEntityForm):
    """The form of a record, or of a part of it, which asks why a public one changes."""

    reason = forms.CharField(
        label=gettext_lazy("Reason for this change"),
        max_length=500,
        widget=forms.TextInput(attrs={"class": "vLargeTextField"}),
        help_text=gettext_lazy(
            "The record is public, so its history says why it changed. For example: “The source "
            "gives the date of signing in paragraph 2.”"
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.locked.is_public:
            del self.fields["reason"]
        elif self.is_bound and is_stale(self.locked, self.data):
            # Published while the form was open: it did not ask for a reason then.
            self.fields["reason"].required = False


class EvidenceFilter(admin.SimpleListFilter):
    """Whether a record rests on any source."""

    title = gettext_lazy("evidence")
    parameter_name = "evidence"

    def lookups(self, request, model_admin):
        return [("none", _("None yet")), ("some", _("Some"))]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        owner = queryset.model._meta.model_name
        some = Exists(Evidence.objects.filter(**{owner: OuterRef("pk")}))
        return queryset.filter(some if self.value() == "some" else ~some)


class BaseRecordAdmin(WorkflowMixin, BaseEntityAdmin):
    """The pages of a record.

    Drafts and returned records are the editors'; from submission on only reviewers change them.
    What was submitted once is never deleted.
    """

    form = BaseRecordForm
    change_form_template = "admin/agreements/record_form.html"
    ordering = ("-pk",)
    search_help_text = gettext_lazy("Title, code, or the names of parties in any script.")
    list_filter = ("state",)
    closed_note = gettext_lazy(
        "Only reviewers change a record that has been submitted; they may return it to the editor."
    )

    TEXTS = (
        gettext_lazy("In our words"),
        {
            "fields": (("summary", "summary_zh", "summary_vi"),),
            "description": gettext_lazy(
                "In one of the three languages or more; the others stay empty until somebody has "
                "written them."
            ),
        },
    )
    INTERNAL = (
        gettext_lazy("For colleagues"),
        {"fields": ("internal_notes",), "classes": ("collapse",)},
    )

    def label(self, obj):
        return str(obj) if obj.is_public else f"{obj} [{obj.get_state_display()}]"

    def is_public(self, obj):
        return obj.is_public

    # Lists

    @admin.display(description=gettext_lazy("title"), ordering="sort_title")
    def title_named(self, obj):
        return obj.display_title

    @admin.display(description=gettext_lazy("parties"))
    def parties_named(self, obj):
        """The parties as the list row of the public page names them; costs no query."""
        parties = obj.card.get("parties", [])
        return " · ".join(text_in(SimpleNamespace(**party), "name") for party in parties)

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def state_named(self, obj):
        return format_html('<span class="state {}">{}</span>', obj.state, obj.get_state_display())

    def get_list_filter(self, request):
        return [*super().get_list_filter(request), EvidenceFilter]

    def get_actions(self, request):
        actions = super().get_actions(request)
        # Of a selection some may be public; a draft is deleted on its own page.
        actions.pop("delete_selected", None)
        return actions

    # Who may do what

    def has_change_permission(self, request, obj=None):
        if not admin.ModelAdmin.has_change_permission(self, request, obj):
            return False
        if obj is None or obj.state in EDITABLE or self.has_publish_permission(request):
            return True
        # A colleague has submitted or published it while this form was open. The form refuses to
        # save it (`BaseEntityForm.clean`), and shows again what was typed.
        return (
            request.method == "POST" and "_editing" in request.POST and is_stale(obj, request.POST)
        )

    def has_delete_permission(self, request, obj=None):
        if not super().has_delete_permission(request, obj):
            return False
        return obj is None or (obj.state == State.DRAFT and obj.submitted_at is None)

    # Saving

    def get_fieldsets(self, request, obj=None):
        fieldsets = [
            *super().get_fieldsets(request, obj),
            *own_language_first(self.further_fieldsets()),
        ]
        if obj and obj.is_public and self.has_change_permission(request, obj):
            reason = (_("Change of a published record"), {"fields": ("reason",)})
            return (reason, *fieldsets)
        return fieldsets

    def further_fieldsets(self):
        """The group of the fields that no group of ``fieldsets`` names, so that a new field can be
        entered; a text in three languages stands in one row. Empty where there are none.
        """
        named = flatten_fieldsets(self.fieldsets)
        fields = [*self.model._meta.concrete_fields, *self.model._meta.many_to_many]
        names = [one.name for one in fields if one.editable and not one.auto_created]
        rows = {}
        for name in names:
            if name not in named:
                text = name.removesuffix("_zh").removesuffix("_vi")
                rows.setdefault(text if text in names else name, []).append(name)
        if not rows:
            return []
        return [(_("Further details"), {"fields": [tuple(row) for row in rows.values()]})]

    def save_model(self, request, obj, form, change):
        if change:
            obj.version += 1
            record_reason(form)
        super().save_model(request, obj, form, change)

    def render_change_form(self, request, context, add=False, change=False, **kwargs):
        obj = kwargs.get("obj")
        steps = self.steps_for(request, None if add else obj)
        context |= {
            "record": obj,
            "missing_review": self.missing_review(request, obj)
            if obj and obj.state == State.SUBMITTED
            else [],
            "step_links": [(step, self.step_url(obj, step)) for step in steps] if obj else [],
            # What needs a reason is no step to take with a form just saved.
            "saving_steps": [step for step in steps if not step.needs_reason],
        }
        return super().render_change_form(request, context, add=add, change=change, **kwargs)


def record_reason(form):
    """Put the reason of a change into its history."""
    if reason := form.cleaned_data.get("reason"):
        pghistory.context(reason=reason)


IN_WORDS = (
    gettext_lazy("In words, or printed otherwise"),
    {
        "fields": (
            ("description", "description_zh", "description_vi"),
            ("number_qualifier", "number", "number_to"),
            "name_as_printed",
        ),
        "classes": ("collapse",),
    },
)


class BasePartyInline(BaseStackedInline):
    """Parties: an institution or, where the source names no institution, a region; what few of
    them need is folded away.
    """

    fieldsets = ((None, {"fields": (("role", "institution", "region", "position"),)}), IN_WORDS)

    def get_extra(self, request, obj=None, **kwargs):
        return 0 if obj and obj.pk else 2


def links_to(records):
    """A list of links to the pages of other records."""
    links = format_html_join(
        "",
        '<li><a href="{}">{}</a></li>',
        (
            (
                reverse(f"admin:agreements_{record._meta.model_name}_change", args=[record.pk]),
                label_of(record),
            )
            for record in records
        ),
    )
    return format_html("<ul>{}</ul>", links) if links else admin.site.empty_value_display
