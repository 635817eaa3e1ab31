"""Rows of tables: the declared status of an agreement, and its term state beside it."""

import pytest
from django.utils import translation

from agreements.models import Agreement, Exchange, ExchangeParty
from agreements.presenters.rows import agreement_row, exchange_row
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_link,
    make_programme,
    make_region,
)

pytestmark = pytest.mark.django_db


def chips(record):
    row = agreement_row(Agreement.objects.for_public().as_rows().get(pk=record.pk))
    return [(row["status"], row["tone"]), (row["term"], row["term_tone"])]


def test_term_that_has_ended_takes_the_tone_of_the_status():
    record = make_agreement(status="signed", term_end="2010")
    assert chips(record) == [("Signed", ""), ("Ended, renewal not recorded", "bad")]


def test_term_that_is_not_stated_is_left_out():
    assert chips(make_agreement(status="signed")) == [("Signed", "good"), ("", "")]


def test_term_that_runs_stands_beside_the_status():
    record = make_agreement(status="in_force", end_kind="open_ended")
    assert chips(record) == [("In force", "good"), ("Open-ended", "good")]


def test_term_that_runs_has_no_tone_where_its_end_was_announced():
    record = make_agreement(status="end_announced", end_kind="open_ended")
    assert chips(record) == [("End announced", "warn"), ("Open-ended", "")]


@pytest.fixture
def ended():
    return make_agreement(status="signed", term_end="2010", title="Old", parties=[make_region()])


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Ended, renewal not recorded"), ("zh-hans", "已到期"), ("vi", "Đã hết hạn")],
)
def test_lists_say_that_a_term_has_ended(client, ended, language, words):
    with translation.override(language):
        label = str(agreement_row(Agreement.objects.as_rows().get())["term"])
    prefix = "" if language == "en" else f"/{language}"
    region = ended.parties.get().region
    for path in ("/", "/agreements/", "/search/?q=Old", region.get_absolute_url()):
        assert label in client.get(prefix + path).content.decode(), path
    assert words in label


def test_timelines_say_that_a_term_has_ended(client, ended):
    region = ended.parties.get().region
    other = make_region()
    visit = make_delegation(senders=[region], hosts=[other], agreements=[ended], dates="2009")
    newer = make_agreement(parties=[region, other])
    make_link(from_agreement=newer, to_agreement=ended, kind="supplements")
    for page in (visit, newer, ended):
        text = client.get(page.get_absolute_url()).content.decode()
        assert "Ended, renewal not recorded" in text, page


@pytest.mark.parametrize("status", ["terminated", "completed", "superseded"])
@pytest.mark.parametrize(
    "term", [{"term_end": "2010"}, {"term_end": "2090"}, {"end_kind": "open_ended"}]
)
def test_agreement_that_is_over_has_no_open_term_beside_its_status(status, term):
    record = make_agreement(status=status, **term)
    tone = {"terminated": "bad", "completed": "good", "superseded": ""}[status]
    assert chips(record) == [(record.get_status_display(), tone), ("", "")]


@pytest.mark.parametrize("make", [make_agreement, make_programme])
def test_status_that_is_not_stated_says_of_what_it_is_none(client, make):
    record = make(status="unknown" if make is make_agreement else "not_stated")

    page = client.get(record.get_absolute_url())

    assert page.context["status"] == "Status not stated"
    assert '<span class="chip">Status not stated</span>' in page.content.decode()


def test_service_goes_from_who_provides_it_to_who_asked_for_it():
    provider, asking = make_region(name="Provider"), make_region(name="Asking")
    record = make_exchange(state="draft", senders=[], hosts=[], kind="telemedicine")
    for role, region in (("provides", provider), ("requests", asking)):
        ExchangeParty.objects.create(exchange=record, region=region, role=role)

    row = exchange_row(Exchange.objects.get(pk=record.pk))

    assert [one["name"] for one in row["senders"]] == ["Provider"]
    assert [one["name"] for one in row["hosts"]] == ["Asking"]
