"""The components that pages are made of: what they print for the inputs they declare."""

import re

import pytest
from django import forms
from django.contrib.messages import WARNING
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string

from agreements.dates import UncertainDate
from agreements.views.components import declaration
from tests.paths import ROOT

TEMPLATES = ROOT / "templates"
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))

# The address map while 500.html is tested: not even the front page can be reversed.
urlpatterns = []


class FilterForm(forms.Form):
    text = forms.CharField(label="Words", required=False)
    year = forms.IntegerField(label="Year", required=False, help_text="for example 2008")
    kind = forms.MultipleChoiceField(
        label="Kind",
        required=False,
        choices=[("framework", "Framework")],
        widget=forms.CheckboxSelectMultiple,
    )
    sort = forms.CharField(required=False, widget=forms.HiddenInput)


def render(name: str, **context) -> str:
    """The component with its runs of blanks made one, and none where a browser drops them."""
    html = re.sub(r"\s+", " ", render_to_string(f"components/{name}.html", context))
    return html.replace("> <", "><").replace(" </", "</").strip()


def words(html: str) -> list[str]:
    """What the page says, without its tags."""
    return re.sub(r"<[^>]*>", " ", html).split()


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.name)
def test_component_declares_its_inputs(path):
    declared = declaration(path.read_text(encoding="utf-8"))

    assert re.search(r"\b(Inputs?:|No inputs\.|Inputs, from)", declared)


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES))
)
def test_template_has_no_inline_style_or_script(path):
    text = path.read_text(encoding="utf-8")

    assert (
        re.findall(r"<style\b|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)|javascript:", text) == []
    )


def test_references_say_their_basis():
    references = [
        {"number": 1, "basis": "stated", "name": "Evidence 1: stated", "panel": "e1"},
        {"number": 2, "basis": "inferred", "name": "Evidence 2: inferred", "panel": "e2"},
    ]

    html = render("references", references=references)

    assert html == (
        '<span class="footnote-refs">'
        '<span><button popovertarget="e1" aria-label="Evidence 1: stated">1</button>'
        '<a href="#e1">1</a></span>'
        '<span class="inferred"><button popovertarget="e2" aria-label="Evidence 2: inferred">2'
        '</button><a href="#e2">2</a></span>'
        "</span>"
    )


def test_references_without_sources_print_nothing():
    assert render("references", references=[]) == ""


def test_chip_plain_toned_and_linked():
    html = [
        render("chip", label="Framework"),
        render("chip", label="Signed", tone="good"),
        render("chip", label="Training", href="/?area=1&x=2"),
    ]

    assert html == [
        '<span class="chip">Framework</span>',
        '<span class="chip good">Signed</span>',
        '<a class="chip" href="/?area=1&amp;x=2">Training</a>',
    ]


@pytest.mark.parametrize(
    ("text", "is_open"),
    [("2008-09-08", False), ("2009", False), ("2010?-01-14", True), ("XXXX-01-14", True)],
)
def test_uncertain_date_is_open_where_something_is_inferred_or_missing(text, is_open):
    date = UncertainDate.parse(text)

    html = render("uncertain_date", date=date)

    expected = f'<span class="uncertain">{date.in_words}</span>' if is_open else date.in_words
    assert html == expected


def test_uncertain_date_none_is_not_stated():
    assert render("uncertain_date", date=None) == '<span class="uncertain">not stated</span>'


def test_detail_row_with_value_date_or_neither():
    html = [
        render("detail_row", label="Place", value="Guangzhou <b>", lang=""),
        render("detail_row", label="Title as printed", value="协议", lang="zh"),
        render("detail_row", label="Supplements", value="A-0001", href="/agreements/A-0001/"),
        render("detail_row", label="Signed", date=UncertainDate.parse("2009")),
        render("detail_row", label="Term", value=""),
    ]

    assert html == [
        "<dt>Place</dt><dd>Guangzhou &lt;b&gt;</dd>",
        '<dt>Title as printed</dt><dd><span lang="zh">协议</span></dd>',
        '<dt>Supplements</dt><dd><a href="/agreements/A-0001/">A-0001</a></dd>',
        "<dt>Signed</dt><dd>2009</dd>",
        '<dt>Term</dt><dd><span class="uncertain">not stated</span></dd>',
    ]


def test_empty_offers_the_remedy():
    html = render("empty", message="No agreement fits.", remedy="Clear the filters", href="?")

    assert html == (
        '<div class="empty"><p>No agreement fits.</p><p><a href="?">Clear the filters</a></p></div>'
    )


def test_pager_shows_only_the_pages_there_are():
    labels = {"newer_label": "Newer", "older_label": "Older"}

    assert render("pager", newer_url="", older_url="", **labels) == ""
    assert words(render("pager", newer_url="", older_url="?after=x", **labels)) == ["Older", "→"]
    assert words(render("pager", newer_url="?before=x", older_url="", **labels)) == ["←", "Newer"]


def test_active_filters_name_what_they_remove():
    html = render(
        "active_filters",
        filters=[{"label": "Kind", "value": "Contract & award", "remove_url": "?date=2009"}],
        clear_url="?",
    )

    assert html == (
        '<ul class="chips" aria-label="Filters in force"><li><a class="chip" href="?date=2009"'
        ' aria-label="Remove the filter Kind: Contract &amp; award"'
        ' title="Remove the filter Kind: Contract &amp; award">'
        'Kind: Contract &amp; award <span aria-hidden="true">×</span></a></li></ul>'
    )


def test_active_filters_of_two_can_be_cleared_at_once():
    filters = [{"label": "Kind", "value": str(n), "remove_url": "?"} for n in (1, 2)]

    html = render("active_filters", filters=filters, clear_url="/agreements/")

    assert re.findall(r'href="([^"]*)">([\w ]+)</a>', html) == [("/agreements/", "Clear all")]


def test_messages_show_their_tone():
    html = render("messages", messages=[Message(WARNING, "Unknown filter: utm_source")])

    assert html == (
        '<ul class="messages"><li class="notice warning">Unknown filter: utm_source</li></ul>'
    )


def test_filter_form_labels_every_field_and_keeps_the_hidden_ones():
    html = render("filter_form", form=FilterForm({"sort": "signed"}), clear_url="/agreements/")

    assert re.findall(r'<label for="(\w+)">(\w+)</label>', html) == [
        ("id_text", "Words"),
        ("id_year", "Year"),
    ]
    assert re.findall(r"<legend>(\w+)</legend>", html) == ["Kind"]
    assert re.findall(r'type="hidden" name="(\w+)" value="(\w+)"', html) == [("sort", "signed")]
    assert re.findall(r'<div class="helptext" id="(\w+)">', html) == ["id_year_helptext"]


def test_filter_form_with_an_error_is_open_and_shows_it():
    html = render("filter_form", form=FilterForm({"year": "abc"}))

    assert re.findall(r'<ul class="errorlist"[^>]*><li>([^<]*)</li>', html) == [
        "Enter a whole number."
    ]
    assert '<input class="filters-toggle" type="checkbox" id="filters-toggle" checked>' in html


def test_filter_form_without_an_error_is_folded():
    html = render("filter_form", form=FilterForm({"year": "2009"}))

    assert '<input class="filters-toggle" type="checkbox" id="filters-toggle">' in html


def test_filter_form_folds_its_groups():
    form = FilterForm()
    groups = [
        {"label": "Text", "fields": [form["text"]], "is_open": True},
        {"label": "Time", "fields": [form["year"]], "is_open": False},
    ]

    html = render("filter_form", form=form, groups=groups)

    assert re.findall(r"<details( open)?><summary>(\w+)</summary>", html) == [
        (" open", "Text"),
        ("", "Time"),
    ]
    assert re.findall(r'name="(\w+)"', html) == ["sort", "text", "year"]


def test_filter_form_says_the_label_of_a_group_of_one_field_once():
    form = FilterForm()
    groups = [{"label": "Year", "fields": [form["year"]], "is_open": True}]

    html = render("filter_form", form=form, groups=groups)

    assert re.findall(r"<label( class=\"visually-hidden\")? for=\"id_year\">", html) == [
        ' class="visually-hidden"'
    ]


def test_fault_page_needs_neither_context_nor_addresses(settings):
    settings.ROOT_URLCONF = __name__

    html = render_to_string("500.html")

    assert re.findall(r"<h1>([^<]*)</h1>", html) == ["Something went wrong"]
    assert re.findall(r'href="([^"]*)"', html) == [
        "/static/favicon.svg",
        "/static/register.css",
        "/",
        "/",
    ]
