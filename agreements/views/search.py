"""Search across all kinds of records and of what they name."""

from django import forms
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy

from agreements.filters.base import FilterForm
from agreements.filters.parameters import unknown_parameters
from agreements.presenters.named_rows import (
    name_row,
)
from agreements.presenters.search.examples import examples
from agreements.presenters.search.results import KINDS, add_highlights, near_names, section
from agreements.text import DIRECTION, MAX_QUERY, has_words
from agreements.views.lists import current_url
from cooperation.client_limits.limits import count_request


class SearchForm(FilterForm):
    """The text to search for, and the kind of rows, all kinds unless one is chosen."""

    q = forms.CharField(label=gettext_lazy("Search"), required=False, max_length=MAX_QUERY)
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind"),
        required=False,
        choices=[("", gettext_lazy("Everything")), *((one.name, one.label) for one in KINDS)],
    )

    def clean_q(self):
        """The text without marks of direction, which would turn round the page that repeats it."""
        return DIRECTION.sub("", self.cleaned_data["q"])


def search(request):
    """The page of all that holds a typed text, by kind."""
    if any(value == "" for _name, values in request.GET.lists() for value in values):
        return redirect(current_url(request, drop_empty=True))
    form = SearchForm(request.GET)
    unknown = unknown_parameters(request.GET, form.fields)
    is_valid = form.is_valid() and not unknown
    text = form.cleaned_data.get("q", "") if is_valid else ""
    chosen_kind = form.cleaned_data["kind"] if is_valid else ""
    is_readable = has_words(text)
    if is_readable:
        count_request(request, "search")
    found = [section(kind, text, chosen_kind) for kind in KINDS] if is_readable else []
    hits = [row["found"] for one in found for row in one["rows"]]
    add_highlights(text, [row for one in found for row in one["rows"]])
    context = {
        "section": "search",
        "form": form,
        "query": text,
        "is_readable": is_readable,
        "unknown": unknown,
        "known_url": current_url(request, drop=unknown),
        "counts": found,
        "sections": [one for one in found if one["rows"] and chosen_kind in ("", one["name"])],
        "is_anything": bool(hits),
        "everything_url": current_url(request, without=("kind", chosen_kind)),
        "nearest": [name_row(one) for one in near_names(text, hits)] if is_readable else [],
        "examples": examples(),
    }
    return render(request, "agreements/search.html", context, status=200 if is_valid else 400)
