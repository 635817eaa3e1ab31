"""Texts in three languages in a form, the clerk's own first."""

import pytest
from django.contrib.admin.utils import flatten_fieldsets
from django.utils import translation

from agreements.admin.own_language import own_language_first
from agreements.models import Agreement, Commitment, Delegation, DelegationGroup, Region, Source
from tests.staff import page

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
HINTS = {
    "en": "One of the three languages is enough.",
    "zh-hans": "三种语言填写一种即可。",
    "vi": "Chỉ cần một trong ba ngôn ngữ.",
}


def form_of(client, model, reader):
    """The page of a new row, as a reader of a language sees it."""
    with translation.override(reader):
        return client.get(page(model, "add"))


def inline_of(response, model):
    """The rows of a model on a page."""
    inlines = response.context["inline_admin_formsets"]
    return next(one for one in inlines if one.formset.model is model)


@pytest.mark.parametrize(
    ("reader", "order"),
    [
        ("en", ["", "_zh", "_vi"]),
        ("zh-hans", ["_zh", "", "_vi"]),
        ("vi", ["_vi", "", "_zh"]),
    ],
)
@pytest.mark.parametrize(("model", "field"), [(Agreement, "title"), (Region, "name")])
def test_own_language_stands_first_and_says_that_one_is_enough(
    client, signed_in, model, field, reader, order
):
    form = form_of(client, model, reader).context["adminform"]

    columns = [f"{field}{ending}" for ending in order]
    fields = flatten_fieldsets(form.fieldsets)
    assert [name for name in fields if name in columns] == columns
    hints = [HINTS[reader] in form.form.fields[column].help_text for column in columns]
    assert hints == [True, False, False]
    assert not any(form.form.fields[column].required for column in columns)


@pytest.mark.parametrize(("reader", "first"), [("en", "label"), ("vi", "label_vi")])
def test_rows_begin_with_the_own_language(client, signed_in, reader, first):
    response = form_of(client, Delegation, reader)

    group = inline_of(response, DelegationGroup)

    assert flatten_fieldsets(group.fieldsets)[0] == first
    assert HINTS[reader] in group.formset.empty_form.fields[first].help_text


def test_english_column_says_that_it_is_english(client, signed_in):
    response = form_of(client, Agreement, "en")

    fields = response.context["adminform"].form.fields
    commitment = inline_of(response, Commitment).formset.empty_form.fields

    assert [fields[name].label for name in ("title", "title_zh", "summary")] == [
        "Title in English",
        "Title in Chinese",
        "Summary in English",
    ]
    assert commitment["text"].label == "Text in English"


def test_title_of_a_source_is_as_printed(client, signed_in):
    fields = form_of(client, Source, "zh-hans").context["adminform"].form.fields

    with translation.override("en"):
        assert fields["title"].label == "Title"
    assert HINTS["zh-hans"] not in fields["title_zh"].help_text


def test_other_fields_stay_where_they_are():
    fieldsets = [(None, {"fields": ("kind", ("text", "text_zh", "text_vi"), "slug"), "a": 1})]

    with translation.override("vi"):
        assert own_language_first(fieldsets) == [
            (None, {"fields": ("kind", ("text_vi", "text", "text_zh"), "slug"), "a": 1})
        ]
    assert fieldsets[0][1]["fields"][1] == ("text", "text_zh", "text_vi")
