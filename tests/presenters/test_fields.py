"""A field is printed by what its model says of it."""

import pytest
from django.utils import translation

from agreements.models import Agreement, Institution
from agreements.presenters.evidence import EvidenceReferences
from agreements.presenters.fields import field_row, field_rows, field_text, field_value
from tests.factories import (
    make_agreement,
    make_evidence,
    make_institution,
    make_region,
    make_source,
)

pytestmark = pytest.mark.django_db


def row(record, name, **kwargs):
    record = type(record).objects.get(pk=record.pk)
    return field_row(record, name, EvidenceReferences(record), **kwargs)


def test_a_choice_is_printed_by_its_label():
    shown = row(make_agreement(level="municipal"), "level")
    assert (shown["label"], shown["value"], shown["is_shown"]) == ("Level", "Municipal", True)


@pytest.mark.parametrize("always", [False, True])
def test_a_choice_that_says_nothing_prints_no_value(always):
    shown = row(make_agreement(level="not_stated"), "level", always=always)
    assert (shown["value"], shown["is_shown"]) == ("", always)


def test_an_uncertain_date_is_handed_on_as_a_date():
    shown = row(make_agreement(signed="2004-08~"), "signed")
    assert shown["date"].text == "2004-08~"
    assert shown["value"] == ""


def test_a_text_of_ours_is_printed_in_the_readers_language_or_marked():
    record = make_agreement(principles="Mutual benefit", principles_zh="互利")
    with translation.override("zh-hans"):
        shown = row(record, "principles")
        assert (shown["label"], shown["value"], shown["lang"]) == ("原则", "互利", "")
    with translation.override("vi"):
        shown = row(record, "principles")
        assert (shown["value"], shown["lang"]) == ("Mutual benefit", "en")


def test_words_as_printed_are_marked_with_the_language_of_their_source():
    source = make_source(language="zh-Hans")
    record = make_agreement(title_as_printed="合作协议", source=source)
    make_evidence(source=source, agreement=record, field="title_as_printed")
    assert row(record, "title_as_printed")["value"] == '<span lang="zh-Hans">合作协议</span>'


def test_a_reference_is_a_link_to_its_page():
    parent = make_region(name="Qinghai", kind="province", slug="qinghai-test")
    city = make_region(name="Xining", parent=parent, slug="xining-test")
    hospital = make_institution(region=city)
    shown = row(hospital, "region")
    assert (shown["label"], shown["value"]) == ("Seat", "Xining, Qinghai")
    assert shown["href"] == city.get_absolute_url()


def test_a_value_in_its_place_keeps_the_link():
    above = make_institution(name="Commission")
    shown = row(make_institution(parent=above), "parent", value="Above")
    assert (shown["value"], shown["href"]) == ("Above", above.get_absolute_url())


def test_the_evidence_of_the_field_and_of_those_printed_with_it_is_referred_to():
    source = make_source()
    record = make_agreement(signed="2004", term_start="2005", source=source)
    make_evidence(agreement=record, field="signed", source=source, paragraph=2)
    make_evidence(agreement=record, field="term_start", source=source, paragraph=3)
    assert [one["number"] for one in row(record, "signed")["references"]] == [2]
    found = row(record, "signed", also=["term_start"])["references"]
    assert [one["number"] for one in found] == [2, 3]


def test_panel_gives_the_value_that_the_line_prints():
    source = make_source()
    record = make_agreement(signed="2004", source=source)
    for field in ("signed", "level", "ended"):
        make_evidence(agreement=record, field=field, source=source)
    references = EvidenceReferences(record)

    field_row(record, "signed", references, always=True)
    field_row(record, "level", references, always=True)
    field_row(record, "ended", references)

    assert [panel["values"] for panel in references.panels] == [
        ["Signed: 2004"],
        ["Level: not stated"],
    ]


def test_value_of_a_name_is_that_of_its_column():
    hospital = make_institution(name="Hospital", name_zh="医院")
    with translation.override("vi"):
        found = [field_value(hospital, name) for name in ("name", "name_zh", "kind")]

    assert [(value["text"], value["lang"]) for value in found] == [
        ("Hospital", "en"),
        ("医院", "zh-Hans"),
        ("Bệnh viện", ""),
    ]


def test_value_of_a_reference_is_left_to_the_page():
    hospital = make_institution(region=make_region())

    found = [field_value(hospital, name) for name in ("region", "aliases")]

    assert [value["text"] for value in found] == ["", ""]


def test_several_fields_are_printed_in_the_given_order():
    record = make_agreement(in_force="2004", ended="2009")
    record = Agreement.objects.get(pk=record.pk)
    rows = field_rows(record, EvidenceReferences(record), "ended", "in_force")
    assert [one["label"] for one in rows] == ["Actually ended", "In force from"]


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("uscc", "", ""),
        ("uscc", None, ""),
        ("kind", "hospital", "Hospital"),
        ("kind", "no such kind", "no such kind"),
        ("uscc", True, "Yes"),
    ],
)
def test_the_text_of_a_value(name, value, text):
    assert field_text(Institution._meta.get_field(name), value) == text
