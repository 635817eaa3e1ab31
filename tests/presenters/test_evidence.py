"""Evidence references: one number for each paragraph, and the strongest warning of each value."""

import pytest
from django.utils.safestring import mark_safe

from agreements.models import Agreement
from agreements.presenters.evidence import EvidenceReferences
from tests.factories import make_agreement, make_commitment, make_evidence, make_source

pytestmark = pytest.mark.django_db


@pytest.fixture
def source():
    return make_source(title="Báo cáo", slug="report", language="vi")


@pytest.fixture
def agreement(source):
    """An agreement whose first paragraph supports it, its date and its kind."""
    record = make_agreement(source=source, signed="2009")
    for field, paragraph, basis in (
        ("signed", 1, "stated"),
        ("signed", 2, "inferred"),
        ("kind", 1, "conflicting"),
    ):
        note = "" if basis == "stated" else f"Why it is {basis}."
        make_evidence(
            agreement=record,
            source=source,
            field=field,
            paragraph=paragraph,
            basis=basis,
            note=note,
        )
    return record


def references_of(record):
    return EvidenceReferences(Agreement.objects.for_public().get(pk=record.pk))


def test_paragraph_has_one_number_with_the_warning_of_the_value(agreement):
    references = references_of(agreement)

    assert references.for_fields("signed") == [
        {"number": 1, "basis": "stated", "name": "Evidence 1: stated", "panel": "e1"},
        {"number": 2, "basis": "inferred", "name": "Evidence 2: inferred", "panel": "e2"},
    ]
    assert references.for_fields("signed", "kind")[0]["name"] == "Evidence 1: conflicting"
    assert references.for_fields("title") == []


def test_row_has_its_own_references(agreement, source):
    promise = make_commitment(agreement=agreement)
    make_evidence(agreement=agreement, commitment=promise, source=source, paragraph=7)

    references = references_of(agreement)
    [found] = references.for_row(promise, "Train <doctors>", "en")
    references.for_row(promise, "Train", label="Agreed")

    assert (found["number"], found["basis"]) == (3, "stated")
    assert [panel["values"] for panel in references.panels] == [
        ['Commitment: <span lang="en">Train &lt;doctors&gt;</span>'],
        ["Agreed: Train"],
    ]
    assert [one["where"] for one in references.cited(row=promise)] == [", paragraph 7"]


def test_panel_says_what_is_printed_what_is_recorded_and_why(agreement, source):
    make_evidence(
        agreement=agreement,
        source=source,
        field="signed",
        paragraph=2,
        words="tháng Giêng",
        quotation="Hai bên ký vào tháng Giêng.",
        is_quotation_public=True,
    )
    source.url = "https://news.example/2010/1.html"
    source.save()
    references = references_of(agreement)
    references.for_fields("signed")

    panel = references.panels[1]

    assert panel == {
        "number": 2,
        "basis": "inferred",
        "name": "Evidence 2: inferred",
        "panel": "e2",
        "values": ["Signed: 2009"],
        "words": ["tháng Giêng"],
        "quotations": ["Hai bên ký vào tháng Giêng."],
        "words_lang": "vi",
        "notes": [("inferred", "Why it is inferred.", "")],
        "source": source,
        "host": "news.example",
        "url": "/sources/report/#p2",
        "where": ", paragraph 2",
    }


def test_values_of_one_paragraph_have_panels_of_their_own(agreement):
    references = references_of(agreement)

    marks = [references.for_fields(field)[0] for field in ("signed", "kind", "")]

    assert [(mark["number"], mark["panel"]) for mark in marks] == [(1, "e1"), (1, "e3"), (1, "e4")]
    values = [panel["values"] for panel in references.panels]
    assert values == [
        ["Signed: 2009"],
        ["Signed: 2009"],
        [f"Kind: {agreement.get_kind_display()}"],
        [f"The record as a whole: {agreement.title}"],
    ]


def test_quotation_is_in_no_panel_before_it_may_be_shown(agreement, source):
    make_evidence(agreement=agreement, source=source, field="level", quotation="SECRET")
    references = references_of(agreement)
    references.for_fields("level")

    assert [panel["quotations"] for panel in references.panels] == [[]]


def test_long_text_is_shortened_and_html_is_not(agreement):
    references = references_of(agreement)
    references.for_fields("kind", label="Aims", text="a" * 200)
    references.for_fields("kind", label="Aims", text=mark_safe("<b>" + "a" * 200 + "</b>"))

    lengths = [len(value) for panel in references.panels for value in panel["values"]]

    assert lengths == [len("Aims: ") + 160, len("Aims: ") + 207]


def test_value_without_evidence_is_cited_by_that_of_the_record(agreement):
    [cited] = references_of(agreement).cited("title")

    assert (cited["url"], cited["where"]) == ("/sources/report/#p1", ", paragraph 1")
    assert (cited["title"], cited["lang"], cited["basis"]) == ("Báo cáo", "vi", "stated")


def test_sources_list_what_each_paragraph_supports(agreement):
    [source] = references_of(agreement).cited_sources()

    assert (source["title"], source["lang"]) == ("Báo cáo", "vi")
    assert source["paragraphs"] == [
        {
            "number": 1,
            "url": "/sources/report/#p1",
            "paragraph": 1,
            "fields": ["The record as a whole", "Signed", "Kind"],
        },
        {"number": 2, "url": "/sources/report/#p2", "paragraph": 2, "fields": ["Signed"]},
    ]


def test_equal_remarks_are_made_once(agreement, source):
    for field, paragraph in (("level", 2), ("term_end", 3), ("term_start", 3)):
        make_evidence(
            agreement=agreement,
            source=source,
            field=field,
            paragraph=paragraph,
            basis="inferred",
            note="Why it is inferred.",
        )

    [cited] = references_of(agreement).cited_sources()

    assert [(one["numbers"], one["fields"], one["text"]) for one in cited["remarks"]] == [
        (["1"], ["Kind"], "Why it is conflicting."),
        (["2", "3"], ["Signed", "Level", "End of term", "Start of term"], "Why it is inferred."),
    ]


def test_legend_explains_the_marks_that_the_page_has(agreement):
    references = references_of(agreement)
    assert references.context()["legend"] == []

    references.for_fields("signed")

    assert references.context()["legend"] == [
        {"number": 1, "basis": "stated"},
        {"number": 2, "basis": "inferred"},
    ]


def test_conflicts_are_printed_with_both_the_field_and_the_paragraph(agreement):
    [conflict] = references_of(agreement).conflicts()

    assert (conflict["field"], conflict["text"]) == ("Kind", "Why it is conflicting.")
    assert conflict["url"] == "/sources/report/#p1"


def test_words_as_printed_are_marked_with_the_language_of_their_sources(agreement):
    references = references_of(agreement)

    assert references.printed("Hợp tác", "signed") == '<span lang="vi">Hợp tác</span>'

    make_evidence(agreement=agreement, field="signed", source=make_source(language="zh-Hans"))

    assert references_of(agreement).printed("Hợp tác", "signed") == "Hợp tác"
