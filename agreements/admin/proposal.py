"""Proposals in the staff area: editors propose, reviewers accept or decline on the same page."""

from django import forms
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.options import ModelAdmin
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.actions.proposals import accept, decline
from agreements.admin.autocomplete import label_of
from agreements.admin.base import BaseEntityAdmin, BaseEntityForm
from agreements.admin.named import REVIEW
from agreements.choices.proposal import ProposalKind
from agreements.models import Proposal
from agreements.models.proposal import TARGETS, WITH_ALIASES
from agreements.text import label_value

ACCEPT, DECLINE = "accept", "decline"


class ProposalForm(BaseEntityForm):
    """A proposal for what `target` names, as ``institution-5``; without one for a new area. A
    reviewer decides in the same form, in which the author alone changes the text.
    """

    target = forms.CharField(required=False, widget=forms.HiddenInput)
    decision = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[
            ("", gettext_lazy("Not decided yet")),
            (ACCEPT, gettext_lazy("Accept: the text is written where it belongs")),
            (DECLINE, gettext_lazy("Decline")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label=gettext_lazy("Note on the decision"),
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text=gettext_lazy("The author reads it. Needed where the proposal is declined."),
    )

    user = None  # Who fills in the form.
    may_decide = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("target", None)
        else:
            self.instance.proposed_by = self.user
            target = named_target(self["target"].value())
            if target is not None:
                setattr(self.instance, target._meta.model_name, target)
            kinds = kinds_for(target)
            self.initial["kind"] = kinds[0].value
            self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        if not self.may_decide:
            self.fields.pop("decision", None)
            self.fields.pop("answer", None)

    def clean_target(self):
        name = self.cleaned_data["target"]
        if name and named_target(name) is None:
            raise ValidationError(_("What this was for is not there any more."))
        return name

    def full_clean(self):
        super().full_clean()
        decision = self.is_bound and not self._errors and self.cleaned_data.get("decision")
        if not decision:
            return
        take = accept if decision == ACCEPT else decline
        note = self.cleaned_data["answer"]
        try:
            self.instance = take(proposal=self.instance, by=self.user, note=note)
        except ValidationError as error:
            found = getattr(error, "message_dict", {})
            self.add_error("answer" if "decision_note" in found else None, error.messages)


def named_target(name):
    """What the name of a target stands for, as ``institution-5``; None where there is nothing."""
    kind, _dash, key = str(name or "").partition("-")
    if kind not in TARGETS or not (key.isascii() and key.isdecimal() and len(key) < 10):
        return None
    return apps.get_model("agreements", kind).objects.filter(pk=key).first()


def kinds_for(target):
    """What may be proposed for a thing; for none a new area."""
    if target is None:
        return [ProposalKind.AREA]
    has_aliases = target._meta.model_name in WITH_ALIASES
    return [*([ProposalKind.ALIAS] if has_aliases else []), ProposalKind.TRANSLATION]


def fields_for(target):
    """The fields of a new proposal that make sense for a thing, in a row."""
    fields = ["kind"]
    if ProposalKind.ALIAS in kinds_for(target):
        fields.append("alias_kind")
    if hasattr(target, "summary"):
        fields.append("part")
    return (*fields, "language")


@admin.register(Proposal)
class ProposalAdmin(BaseEntityAdmin):
    """Proposals, those that wait first."""

    form = ProposalForm
    ordering = ("-proposed_at", "-pk")
    closed_note = gettext_lazy("Only the author and reviewers change a proposal that is open.")
    search_fields = ("text", "note")
    search_help_text = gettext_lazy("Words of the proposal.")
    list_display = ("text_named", "state", "kind", "for_what", "language", "by_whom", "proposed_at")
    list_filter = ("state", "kind", "language")

    def get_queryset(self, request):
        return super().get_queryset(request).with_targets()

    def get_search_results(self, request, queryset, search_term):
        return ModelAdmin.get_search_results(self, request, queryset, search_term)

    @admin.display(description=gettext_lazy("proposed text"), ordering="text")
    def text_named(self, obj):
        return obj.text if len(obj.text) <= 80 else f"{obj.text[:80]}…"

    @admin.display(description=gettext_lazy("for"))
    def for_what(self, obj):
        """What it is for, with a link to its form."""
        target = obj.owner
        if target is None:
            return self.admin_site.empty_value_display
        url = reverse(f"admin:agreements_{target._meta.model_name}_change", args=[target.pk])
        return format_html('<a href="{}">{}</a>', url, label_of(target))

    @admin.display(description=gettext_lazy("proposed by"), ordering="proposed_by")
    def by_whom(self, obj):
        return obj.proposed_by.get_full_name() or obj.proposed_by.get_username()

    @admin.display(description=gettext_lazy("decision"))
    def decided(self, obj):
        who = obj.decided_by.get_full_name() or obj.decided_by.get_username()
        return label_value(f"{obj.get_state_display()} ({who})", obj.decision_note or "–")

    def is_public(self, obj):
        return False

    def view_on_site(self, obj):
        return None

    # Who may do what

    def may_decide(self, request, obj):
        """Whether the user decides on a proposal: a reviewer, and no author of it."""
        if obj is None or not obj.is_open or not request.user.has_perm(REVIEW):
            return False
        return request.user.is_superuser or obj.proposed_by_id != request.user.pk

    def has_change_permission(self, request, obj=None):
        if not super().has_change_permission(request, obj):
            return False
        if obj is None:
            return True
        # One that a colleague has decided meanwhile: the form says so, and shows what was typed.
        is_saving = request.method == "POST" and "opened_version" in request.POST
        is_author = obj.proposed_by_id == request.user.pk
        return (is_author or request.user.has_perm(REVIEW)) and (obj.is_open or is_saving)

    def has_delete_permission(self, request, obj=None):
        return False

    # The form

    def get_fieldsets(self, request, obj=None):
        text = ("for_what", ("kind", "alias_kind", "part", "language"), "text", "note")
        if obj is None:
            target = named_target(request.POST.get("target") or request.GET.get("target"))
            fields = ["target", fields_for(target), "text", "note"]
            return [
                (
                    label_of(target) if target else _("New area of cooperation"),
                    {
                        "fields": fields,
                        "description": ""
                        if target
                        else _(
                            "To propose another name or a translation, open the page of the place, "
                            "institution, source, term or record, and choose “Propose…” there."
                        ),
                    },
                )
            ]
        further = [] if obj.part_is_new else ["replaces"]
        groups = [(None, {"fields": [*text[:2], *further, *text[2:]]})]
        if self.may_decide(request, obj):
            groups.append((_("Decision"), {"fields": ["decision", "answer"]}))
        elif not obj.is_open:
            groups.append((_("Decision"), {"fields": ["decided"]}))
        return groups

    def get_readonly_fields(self, request, obj=None):
        if obj is None:
            return ()
        fixed = ("for_what", "kind", "alias_kind", "part", "language", "replaces", "decided")
        is_author = obj.proposed_by_id == request.user.pk
        return fixed if is_author else (*fixed, "text", "note")

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.user, form.may_decide = request.user, self.may_decide(request, obj)
        return form

    def save_model(self, request, obj, form, change):
        if form.cleaned_data.get("decision"):
            return  # The decision wrote it.
        if not change and obj.kind == ProposalKind.TRANSLATION:
            obj.replaces = getattr(obj.owner, obj.column)
        super().save_model(request, obj, form, change)
