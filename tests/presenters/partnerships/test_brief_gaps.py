"""The known gaps of a visit brief: a line per record, its code and what is doubtful of it."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from tests.factories import (
    make_agreement,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_region,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def pair():
    return [make_region(slug="a"), make_region(slug="b")]


def brief(client, pair):
    return client.get(reverse("partnership_brief", args=[one.slug for one in pair]))


def gaps(client, pair):
    """The known gaps as the brief prints them: {code: text}."""
    lines = brief(client, pair).context["sections"][-1]["lines"]
    assert [one["detail"] for one in lines] == [[]] * len(lines)
    return {one["code"]: "".join(phrase.text for phrase in one["phrases"]) for one in lines}


def test_line_is_the_code_as_link_and_the_labels_of_what_is_doubtful(client, pair):
    agreement = make_agreement(parties=pair, title="Framework", signed="2010-01-14")
    for field in ("level", "signed", "level"):
        make_evidence(agreement=agreement, field=field, basis="inferred", note="From the text")
    make_exchange(senders=pair[:1], hosts=pair[1:], status="planned", dates="2011")

    response = brief(client, pair)

    assert gaps(client, pair) == {
        agreement.code: "inferred: Signed, Level; not stated: End of term",
        "E-0001": "not stated: Participants",
    }
    text = response.content.decode().rpartition("<h2>Conflicts and known gaps</h2>")[2]
    assert re.findall("<li>\\s*(<a .*?)<small>", text, re.DOTALL)[1].strip() == (
        '<a href="/exchanges/E-0001/">E-0001</a> – not stated: Participants'
    )
    assert "Framework" not in text.partition("</section>")[0]


def test_line_does_not_repeat_at_its_source_that_a_value_is_inferred(client, pair):
    agreement = make_agreement(parties=pair, title="Framework")
    agreement.evidence.update(field="level", basis="inferred", note="From rank", paragraph=2)

    sections = brief(client, pair).context["sections"]

    cited = [sections[number]["lines"][0]["cited"] for number in (1, -1)]
    assert [[(one["where"], one["basis"]) for one in each] for each in cited] == [
        [(", paragraph 2", "inferred")],
        [(", paragraph 2", "")],
    ]


@pytest.mark.parametrize(
    ("fields", "label"),
    [
        (
            ("areas", "kind", "level", "principles", "signed"),
            "Signed, Areas of cooperation, Kind, Level, Principles",
        ),
        (
            ("areas", "kind", "level", "principles", "signed", "status"),
            "Signed, Areas of cooperation, Kind, Level, and 2 more",
        ),
    ],
)
def test_dates_come_first_and_many_fields_are_counted(client, pair, fields, label):
    agreement = make_agreement(parties=pair, signed="2010-01-14", term_end="2015")
    for field in fields:
        make_evidence(agreement=agreement, field=field, basis="inferred", note="From the text")

    assert gaps(client, pair) == {agreement.code: f"inferred: {label}"}


def test_number_of_further_fields_speaks_of_fields_in_chinese(client, pair):
    agreement = make_agreement(parties=pair, signed="2010-01-14", term_end="2015")
    for field in ("areas", "kind", "level", "principles", "signed", "status"):
        make_evidence(agreement=agreement, field=field, basis="inferred", note="From the text")

    with translation.override("zh-hans"):
        found = gaps(client, pair)

    assert found == {agreement.code: "推断：签署时间、合作领域、类型、级别、另有2项"}


@pytest.mark.parametrize(
    ("signed", "language", "label"),
    [
        ("2010?-01-14", "en", "inferred: Signed (year)"),
        ("202X-09-23", "en", "inferred: Signed (year)"),
        ("2010-01?-14", "en", "inferred: Signed (month and year)"),
        ("2010?", "en", "inferred: Signed"),
        ("2010?-01-14", "zh-hans", "推断：签署时间（年份）"),
        ("2010?-01-14", "vi", "suy luận: Ngày ký (năm)"),
    ],
)
def test_year_alone_is_inferred_where_the_day_is_stated(client, pair, signed, language, label):
    agreement = make_agreement(parties=pair, signed=signed, term_end="2015")
    make_evidence(agreement=agreement, field="signed", basis="inferred", note="From the text")

    with translation.override(language):
        found = gaps(client, pair)

    assert found == {agreement.code: label}


@pytest.mark.parametrize(
    ("values", "missing"),
    [
        ({}, "not stated: Signed, End of term"),
        ({"term_length": 5, "term_length_unit": "years"}, "not stated: Signed, End of term"),
        (
            {"term_start": "2018", "term_length": 5, "term_length_unit": "years"},
            "not stated: Signed",
        ),
        ({"status": "signed"}, "not stated: Signed, End of term"),
        ({"status": "agreed_undocumented"}, "not stated: Signed, End of term"),
        ({"end_kind": "fixed"}, "not stated: Signed, End of term"),
        ({"status": "proposed"}, "not stated: End of term"),
        ({"status": "to_be_signed"}, "not stated: End of term"),
        ({"end_kind": "open_ended"}, "not stated: Signed"),
        ({"end_kind": "event"}, "not stated: Signed"),
        (
            {"end_kind": "open_ended", "status": "end_announced"},
            "not stated: Signed, End of term",
        ),
    ],
)
def test_what_an_agreement_has_not_is_no_gap(client, pair, values, missing):
    agreement = make_agreement(parties=pair, **values)

    assert gaps(client, pair) == {agreement.code: missing}


def test_nothing_is_missing_of_an_open_ended_agreement_that_is_still_to_be_signed(client, pair):
    make_agreement(parties=pair, status="to_be_signed", end_kind="open_ended")

    assert gaps(client, pair) == {}


def test_numbers_of_what_is_not_recorded_begin_with_the_code_of_their_record(client, pair):
    visit = make_delegation(
        senders=pair[:1], hosts=pair[1:], dates="2018", headcount=7, title="Visit"
    )
    make_figure(delegation=visit, metric="Agreements", value=7, counts="agreement")

    assert gaps(client, pair) == {visit.code: "Agreements: 7 reported, 0 recorded"}


def test_conflicts_say_what_is_about_what_and_begin_with_the_code_of_their_record(client, pair):
    agreement = make_agreement(
        parties=pair, status="proposed", end_kind="open_ended", title="Framework"
    )
    make_evidence(
        agreement=agreement, field="level", basis="conflicting", note="Another report differs"
    )

    assert gaps(client, pair) == {agreement.code: "Level: Another report differs"}
