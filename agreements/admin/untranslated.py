"""The list of names still to translate: what the public reads, but not in all three languages."""

from django import forms
from django.apps import apps
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.admin.base import CappedPaginator
from agreements.analysis.untranslated import KINDS, TAGS, shown, untranslated
from agreements.text import join_list, language_name

PAGE_SIZE = 50


class UntranslatedForm(forms.Form):
    """Which names are listed: of which kind, and missing in which language."""

    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Missing in"), required=False)

    def __init__(self, models, *args, **kwargs):
        super().__init__(*args, **kwargs)
        kinds = [(kind, capfirst(one._meta.verbose_name_plural)) for kind, one in models.items()]
        self.fields["kind"].choices = [("", _("All")), *kinds]
        languages = [(tag, language_name(tag)) for tag in TAGS]
        self.fields["language"].choices = [("", _("Any language")), *languages]


def names_to_translate(request):
    """The page of names still to translate, of the kinds whose forms the account may see. A filter
    that cannot be read is passed over.
    """
    models = {kind: apps.get_model("agreements", kind) for kind in KINDS}
    models = {kind: model for kind, model in models.items() if _may_see(request, model)}
    if not models:
        raise PermissionDenied
    form = UntranslatedForm(models, request.GET)
    form.full_clean()
    kind, language = (form.cleaned_data.get(name, "") for name in ("kind", "language"))
    rows = untranslated([kind] if kind else list(models), language)
    page = CappedPaginator(rows, PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        **admin.site.each_context(request),
        "title": _("Names still to translate"),
        "form": form,
        "page": page,
        "rows": [_row(shown(one), models) for one in page],
    }
    return render(request, "admin/agreements/names_to_translate.html", context)


def _may_see(request, model):
    return admin.site.get_model_admin(model).has_view_permission(request)


def _row(one, models):
    """A row of the list: its name with a link to its form, what it is, and what is missing."""
    return {
        **one,
        "kind": capfirst(models[one["kind"]]._meta.verbose_name),
        "url": reverse(f"admin:agreements_{one['kind']}_change", args=[one["pk"]]),
        "missing": join_list(language_name(tag) for tag in one["missing"]),
    }
