"""The steps of a record from draft to public and back, as pages and as actions of a list.

Each step is a page of its own that says what will happen and what is still missing, asks for the
reason where one is needed, and calls the action of `agreements.actions.publication`.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.actions import publication
from agreements.admin.autocomplete import label_of
from agreements.admin.conflict import conflict_message, is_stale
from agreements.admin.database_errors import DATABASE_ERRORS, error_message


@dataclass(frozen=True)
class Step:
    """One step: its words, who may take it, and the action behind it."""

    name: str
    label: str
    save_label: str
    question: str
    done: str
    take: Callable
    needs_reason: bool = False
    is_review: bool = True


STEPS = {
    step.name: step
    for step in (
        Step(
            "submit",
            gettext_lazy("Submit for review…"),
            gettext_lazy("Save and submit for review…"),
            gettext_lazy(
                "Submit this for review? A colleague then publishes it or returns it to you. Until "
                "then, only reviewers change it."
            ),
            gettext_lazy("“%(record)s” was submitted for review."),
            publication.submit,
            is_review=False,
        ),
        Step(
            "send_back",
            gettext_lazy("Return to the editor…"),
            gettext_lazy("Save and return to the editor…"),
            gettext_lazy("Return this to the editor? The reason is shown there."),
            gettext_lazy("“%(record)s” was returned to the editor."),
            publication.send_back,
            needs_reason=True,
        ),
        Step(
            "publish",
            gettext_lazy("Publish…"),
            gettext_lazy("Save and publish…"),
            gettext_lazy("Publish this? Everybody can read it from then on."),
            gettext_lazy("“%(record)s” was published."),
            publication.publish,
        ),
        Step(
            "withdraw",
            gettext_lazy("Withdraw…"),
            gettext_lazy("Save and withdraw…"),
            gettext_lazy("Withdraw this? Its address will say that it was withdrawn."),
            gettext_lazy("“%(record)s” was withdrawn."),
            publication.withdraw,
            needs_reason=True,
        ),
    )
}


class StepForm(forms.Form):
    """Asks for the reason, where the step needs one."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
        help_text=gettext_lazy("For example: “Paragraph 3 names a third party that is missing.”"),
    )

    def __init__(self, *args, step, **kwargs):
        super().__init__(*args, **kwargs)
        if not step.needs_reason:
            del self.fields["reason"]


def becoming_public(records):
    """The rows that become public with some records, for the page that confirms a publication: a
    reviewer who has not seen it has reviewed half of what is published.
    """
    return [
        {
            "kind": capfirst(row._meta.verbose_name),
            "label": label_of(row),
            "url": reverse(f"admin:agreements_{row._meta.model_name}_change", args=[row.pk]),
        }
        for row in publication.becoming_public(records)
    ]


class WorkflowMixin:
    """The part of a record's admin that leads it from state to state."""

    actions = ("submit_selected", "send_back_selected", "publish_selected", "withdraw_selected")
    step_template = "admin/agreements/step.html"

    def get_urls(self):
        page = path(
            "<path:object_id>/step/<slug:name>/",
            self.admin_site.admin_view(self.step_view),
            name=f"{self.opts.app_label}_{self.opts.model_name}_step",
        )
        return [page, *super().get_urls()]

    def has_publish_permission(self, request):
        """Whether the user is a reviewer of these records."""
        return request.user.has_perm(f"agreements.publish_{self.opts.model_name}")

    def may_take(self, request, step, record):
        """Whether the user may take a step with a record as it is now."""
        if record.state not in publication.ALLOWED_STATES[step.name]:
            return False
        if step.name == "publish" and self.missing_review(request, record):
            return False
        if step.is_review:
            return self.has_publish_permission(request)
        return self.has_change_permission(request, record)

    def missing_review(self, request, record):
        """Why a colleague has to publish a record and not the user: one sentence, or none."""
        if request.user.is_superuser:
            return []
        return publication.missing_review(record, request.user)

    def steps_for(self, request, record):
        """The steps that the user can take next with a record; a new one is a draft."""
        record = record or self.model()
        return [step for step in STEPS.values() if self.may_take(request, step, record)]

    def step_url(self, record, step):
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_step"
        return reverse(name, args=[record.pk, step.name])

    def step_view(self, request, object_id, name):
        """The page of one step with one record."""
        if name not in STEPS:
            raise Http404
        with transaction.atomic():
            record = self.get_object(request, unquote(object_id))
            if record is None:
                return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
            # A record that has moved on meanwhile is no matter of permission: say so on the page.
            if not self.has_view_permission(request, record) or not (
                self.has_publish_permission(request)
                if STEPS[name].is_review
                else self.has_change_permission(request)
            ):
                raise PermissionDenied
            return self._step(request, STEPS[name], [record], is_posted=request.method == "POST")

    def _step_selected(self, request, queryset, name):
        records = list(queryset)
        return self._step(request, STEPS[name], records, is_posted="take" in request.POST)

    def submit_selected(self, request, queryset):
        return self._step_selected(request, queryset, "submit")

    def send_back_selected(self, request, queryset):
        return self._step_selected(request, queryset, "send_back")

    def publish_selected(self, request, queryset):
        return self._step_selected(request, queryset, "publish")

    def withdraw_selected(self, request, queryset):
        return self._step_selected(request, queryset, "withdraw")

    submit_selected.short_description = gettext_lazy("Submit for review…")
    submit_selected.allowed_permissions = ("change",)
    send_back_selected.short_description = gettext_lazy("Return to the editor…")
    send_back_selected.allowed_permissions = ("publish",)
    publish_selected.short_description = gettext_lazy("Publish…")
    publish_selected.allowed_permissions = ("publish",)
    withdraw_selected.short_description = gettext_lazy("Withdraw…")
    withdraw_selected.allowed_permissions = ("publish",)

    def _step(self, request, step, records, *, is_posted):
        """Take a step with all records or none; where something is missing, say what."""
        form = StepForm(request.POST if is_posted else None, step=step)
        one = records[0] if len(records) == 1 else None
        problems = []
        if is_posted and form.is_valid():
            if one and "opened_version" in request.POST and is_stale(one, request.POST):
                problems = [conflict_message(one)]
            else:
                try:
                    self._take(request, step, records, **form.cleaned_data)
                except ValidationError as error:
                    problems = error.messages
                except DATABASE_ERRORS as error:
                    problems = [error_message(error)]
                else:
                    for record in records:
                        self.message_user(
                            request, step.done % {"record": record.display_title}, messages.SUCCESS
                        )
                    return HttpResponseRedirect(self._after(request, one))
        elif step.name == "publish":
            problems = publication.publication_problems(records, by=request.user)
        context = {
            **self.admin_site.each_context(request),
            "title": step.label,
            "opts": self.opts,
            "step": step,
            "records": records,
            "original": one,
            "opened_version": request.POST.get("opened_version", one and one.version),
            "form": form,
            "problems": problems,
            "becoming_public": becoming_public(records) if step.name == "publish" else [],
            "is_alone": step.name == "publish"
            and request.user.is_superuser
            and any(publication.missing_review(record, request.user) for record in records),
            "back_url": self._after(request, one),
            "selected": records if request.resolver_match.url_name.endswith("changelist") else [],
            "checkbox_name": ACTION_CHECKBOX_NAME,
            "action": request.POST.get("action", ""),
        }
        return TemplateResponse(request, self.step_template, context)

    def _take(self, request, step, records, **reason):
        with transaction.atomic():
            if step.name == "publish":
                publication.publish_together(records=records, by=request.user)
                return
            for record in records:
                if not self.may_take(request, step, record):
                    raise ValidationError(
                        _("“%(record)s” is %(state)s: you cannot take this step with it.")
                        % {"record": record.display_title, "state": record.get_state_display()}
                    )
                step.take(record=record, by=request.user, **reason)

    def _after(self, request, one):
        place = "change" if one and not request.resolver_match.url_name.endswith("list") else None
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{place or 'changelist'}"
        return reverse(name, args=[one.pk] if place else [])

    # From the form of a record to the page of a step

    def response_add(self, request, obj, post_url_continue=None):
        return self._to_step(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._to_step(request, obj) or super().response_change(request, obj)

    def _to_step(self, request, obj):
        step = next((STEPS[name] for name in STEPS if f"_step_{name}" in request.POST), None)
        return HttpResponseRedirect(self.step_url(obj, step)) if step else None
