"""The list of agreements and the page of one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.factories import (
    make_agreement,
    make_area,
    make_commitment,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_link,
    make_region,
    make_source,
    make_user,
)
from tests.pages import row_codes

pytestmark = pytest.mark.django_db


def test_agreements_show_published_ones_newest_first(client):
    old = make_agreement(signed="2008-09-08")
    undated = make_agreement()
    new = make_agreement(signed="2018-07-20")
    make_agreement(signed="2019", state="draft")
    make_agreement(signed="2020", state="withdrawn")

    response = client.get(reverse("agreements"))

    assert row_codes(response) == [new.code, old.code, undated.code]


@pytest.mark.slow
def test_agreements_are_paged_without_loss_or_repetition(client):
    made = [make_agreement(signed=f"20{number:02}") for number in range(10, 13)]
    made += [make_agreement() for _ in range(50)]

    first = client.get(reverse("agreements"))
    second = client.get(first.context["older_url"])
    back = client.get(second.context["newer_url"])

    assert len(row_codes(first)) == 50
    assert row_codes(first) + row_codes(second) == [
        *(one.code for one in reversed(made[:3])),
        *(one.code for one in reversed(made[3:])),
    ]
    assert row_codes(back) == row_codes(first)
    assert second.context["older_url"] == ""


@pytest.mark.parametrize(
    ("fields", "term", "end"),
    [
        (
            {"term_start": "2018-07-20"},
            "5 years",
            "20 July 2023, computed from the term of 5 years",
        ),
        ({"term_start": "2018?"}, "5 years", "2023 (inferred), computed from the term of 5 years"),
        ({"term_start": "2018", "term_end": "2022"}, "5 years", "2022"),
        ({}, "5 years, start not stated", "not stated"),
    ],
)
def test_agreement_says_how_long_its_term_is_and_what_is_computed(client, fields, term, end):
    agreement = make_agreement(term_length=5, term_length_unit="years", **fields)
    make_evidence(agreement=agreement, field="term_length")

    rows = {one["label"]: one for one in agreement_page(client, agreement)["details"]}

    assert (rows["Term"]["value"], len(rows["Term"]["references"])) == (term, 1)
    shown = rows["End of term"]
    assert (shown["value"] or (shown["date"] and shown["date"].in_words) or "not stated") == end


def test_agreement_without_a_length_has_no_line_for_it(client):
    rows = {one["label"]: one for one in agreement_page(client, make_agreement())["details"]}

    assert rows["Term"]["is_shown"] is False
    assert rows["End of term"]["is_shown"] is True


def agreement_page(client, agreement):
    """The context of the page of an agreement."""
    return client.get(agreement.get_absolute_url()).context


def test_agreement_shows_linked_records_but_no_drafts(client):
    agreement = make_agreement(title="The frame")
    supplement = make_agreement(title="The supplement", kind="supplementary")
    make_link(from_agreement=supplement, to_agreement=agreement)
    draft = make_agreement(title="SECRET agreement", state="draft")
    make_link(from_agreement=draft, to_agreement=agreement)
    visit = make_delegation(title="The visit", agreements=[agreement])
    make_delegation(title="SECRET visit", agreements=[agreement], state="draft")

    page = client.get(agreement.get_absolute_url()).content.decode()

    assert supplement.get_absolute_url() in page
    assert visit.get_absolute_url() in page
    assert "SECRET" not in page


def test_agreement_marks_an_inferred_date_and_says_from_what(client):
    agreement = make_agreement(signed="2010?-01-14")
    make_evidence(
        agreement=agreement, field="signed", basis="inferred", note="The year before was 2009."
    )

    response = client.get(agreement.get_absolute_url())

    signed = next(one for one in response.context["details"] if one["label"] == "Signed")
    assert [(mark["number"], mark["basis"]) for mark in signed["references"]] == [(2, "inferred")]
    assert "The year before was 2009." in response.content.decode()


def test_agreement_says_how_many_of_the_reported_ones_are_recorded(client):
    agreement = make_agreement()
    hospital = make_agreement(kind="inter_hospital")
    make_link(from_agreement=hospital, to_agreement=agreement, kind="signed_with")
    make_figure(
        agreement=agreement,
        value=7,
        unit="items",
        counts="agreement",
        counts_agreement_kind="inter_hospital",
    )

    page = client.get(agreement.get_absolute_url()).content.decode()

    assert "7 reported, 1 recorded" in page


@pytest.mark.parametrize(
    ("status", "label", "is_planned"),
    [
        ("to_be_signed", "To be signed on", True),
        ("proposed", "To be signed on", True),
        ("signed", "Signed", False),
    ],
)
def test_day_of_signing_that_is_still_to_come_is_said_to_be_planned(
    client, status, label, is_planned
):
    agreement = make_agreement(signed="2030-05-03", status=status)

    page = client.get(agreement.get_absolute_url())
    rows = client.get(reverse("agreements"))

    assert [one["label"] for one in page.context["details"] if one["date"]] == [label]
    assert [one["is_planned"] for one in rows.context["rows"]] == [is_planned]
    assert ("<small>planned</small>" in rows.content.decode()) is is_planned


@pytest.mark.parametrize("status", ["terminated", "completed", "superseded"])
def test_agreement_that_is_over_leaves_nothing_open_about_its_term(client, status):
    agreement = make_agreement(status=status, term_end="2090")

    page = client.get(agreement.get_absolute_url())

    assert (page.context["term"], page.context["record"].term) == ("", "not_stated")


def test_training_that_stands_for_several_leaves_no_gap(client):
    agreement = make_agreement()
    make_exchange(agreements=[agreement], scope="cumulative")
    make_figure(agreement=agreement, value=12, unit="items", counts="exchange")

    page = client.get(agreement.get_absolute_url()).content.decode()

    assert "12 reported, together in 1 record" in page


@pytest.mark.slow
def test_agreement_page_costs_the_same_for_one_and_three_of_everything(
    client, django_assert_num_queries
):
    def costly(number):
        parties = [make_institution(region=make_region()) for _ in range(number)]
        record = make_agreement(parties=parties, areas=[make_area() for _ in range(number)])
        for _ in range(number):
            make_link(from_agreement=make_agreement(), to_agreement=record)
            make_commitment(agreement=record, area=make_area())
            make_delegation(agreements=[record])
            make_figure(agreement=record)
        return record

    one, three = costly(1), costly(3)

    with CaptureQueriesContext(connection) as queries:
        client.get(one.get_absolute_url())

    with django_assert_num_queries(len(queries)):
        client.get(three.get_absolute_url())


def test_agreement_page_leads_staff_to_its_form_and_nobody_else(client):
    agreement = make_agreement()
    form = reverse("admin:agreements_agreement_change", args=[agreement.pk])

    for_everybody = client.get(agreement.get_absolute_url()).content.decode()
    client.force_login(make_user())
    for_staff = client.get(agreement.get_absolute_url()).content.decode()

    assert form not in for_everybody
    assert form in for_staff


def test_page_with_much_evidence_stays_small(client):
    sources = [
        make_source(publisher="Commission", url=f"https://news.example/{n}") for n in range(4)
    ]
    record = make_agreement(source=sources[0])
    for number in range(200):
        make_evidence(
            agreement=record,
            commitment=make_commitment(agreement=record, text="Train thirty physicians a year."),
            source=sources[number % 4],
            paragraph=number % 40 + 1,
            words="thirty",
        )

    response = client.get(record.get_absolute_url())

    assert len(response.context["evidence"]["panels"]) == 201
    assert len(response.content) < 200_000
