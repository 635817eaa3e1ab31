"""Examples of components of lists and of search."""

from django import forms

from agreements.presenters.component_examples.inputs import AGREEMENT_ROW


class FilterForm(forms.Form):
    """A filter form with one field of each kind."""

    q = forms.CharField(label="Words", required=False)
    date = forms.CharField(label="Signed", required=False, help_text="For example 2009")
    kind = forms.MultipleChoiceField(
        label="Kind",
        required=False,
        choices=[("framework", "Framework agreement"), ("memorandum", "Memorandum")],
        widget=forms.CheckboxSelectMultiple,
    )
    year = forms.IntegerField(label="Year", required=False)


def _form(prefix, data=None):
    """A form whose fields have ids of their own, so that a page can hold several."""
    return FilterForm(data, auto_id=f"{prefix}_%s")


def _groups(form):
    return [
        {"label": "Text and time", "fields": [form["q"], form["date"]], "is_open": True},
        {"label": "Kind", "fields": [form["kind"]], "is_open": False},
    ]


PLAIN_FORM, GROUPED_FORM = _form("plain"), _form("grouped")
FAULTY_FORM = _form("faulty", {"year": "two thousand"})

EXAMPLES = {
    "_filter_field": {
        "text": {"field": PLAIN_FORM["q"]},
        "with a help text": {"field": PLAIN_FORM["date"]},
        "choices": {"field": PLAIN_FORM["kind"]},
        "with an error": {"field": FAULTY_FORM["year"]},
        "label said by its group": {"field": GROUPED_FORM["q"], "group": {"label": "Words"}},
    },
    "active_filters": {
        "none": {"filters": []},
        "one": {"filters": [{"label": "Kind", "value": "Memorandum", "remove_url": "#"}]},
        "several": {
            "filters": [
                {"label": "Kind", "value": "Memorandum", "remove_url": "#"},
                {"label": "Signed", "value": "2009", "remove_url": "#"},
            ],
            "clear_url": "#",
        },
    },
    "filter_form": {
        "plain": {"form": PLAIN_FORM},
        "in groups": {"form": GROUPED_FORM, "groups": _groups(GROUPED_FORM), "clear_url": "#"},
        "with an error": {"form": FAULTY_FORM},
    },
    "list_foot": {
        "pages": {
            "is_valid": True,
            "rows": [AGREEMENT_ROW],
            "older_url": "#",
            "older_label": "Older",
        },
        "nothing published": {
            "is_valid": True,
            "rows": [],
            "empty_message": "No agreement is published yet.",
        },
        "nothing found": {"is_valid": True, "rows": [], "filters": [1], "clear_url": "#"},
        "beyond the end": {"is_valid": True, "rows": [], "is_beyond": True, "clear_url": "#"},
    },
    "list_head": {
        "counted": {
            "is_valid": True,
            "number": 12,
            "sortings": [
                {"label": "Newest first", "url": "#", "is_current": True},
                {"label": "By title", "url": "#", "is_current": False},
            ],
            "totals": ["10 people", "1 exchange of a number not stated"],
        },
        "certain and possible": {
            "is_valid": True,
            "number": 15,
            "certain": 12,
            "possible": 3,
            "filters": [{"label": "Year", "value": "2009", "remove_url": "#"}],
        },
        "more than are counted": {"is_valid": True, "number": 10_000, "is_more": True},
        "unknown parameter": {"is_valid": False, "unknown": ["colour"], "known_url": "#"},
        "refused": {
            "is_valid": False,
            "refused": [
                {
                    "words": "Place: this name fits several places.",
                    "choices": [
                        {"label": "Honghe (county)", "url": "#"},
                        {"label": "Honghe (prefecture)", "url": "#"},
                    ],
                }
            ],
            "problems": ["The list cannot be sorted that way."],
        },
    },
    "pager": {
        "first page": {"older_url": "#", "older_label": "Older"},
        "in the middle": {
            "newer_url": "#",
            "newer_label": "Newer",
            "older_url": "#",
            "older_label": "Older",
        },
        "one page": {"newer_url": "", "older_url": ""},
    },
    "search_box": {
        "empty": {"id": "example-search"},
        "with a text, quiet": {"id": "example-quiet", "query": "lao cai", "is_quiet": True},
        "within a kind": {"id": "example-kind", "kinds": PLAIN_FORM["kind"]},
    },
}
