"""Parties and stops that stand for bodies in words, on pages, in lists, JSON and searches."""

import re
from html import unescape

import pytest
from django.urls import reverse

from agreements.models import (
    AgreementParty,
    DelegationParty,
    DelegationStop,
    ExchangeParty,
    ProgrammeParty,
)
from tests.factories import (
    make_agreement,
    make_delegation,
    make_evidence,
    make_exchange,
    make_programme,
    make_region,
)
from tests.pages import page_text

pytestmark = pytest.mark.django_db

KINDS = {
    "agreement": (make_agreement, AgreementParty, "signatory"),
    "delegation": (make_delegation, DelegationParty, "host"),
    "exchange": (make_exchange, ExchangeParty, "hosts"),
    "programme": (make_programme, ProgrammeParty, "organiser"),
}
WORDS = {
    "description": "hospitals & clinics",
    "description_zh": "县级医院",
    "number": 1200,
    "number_qualifier": "over",
}
SHOWN = {
    "": "more than 1,200 hospitals & clinics",
    "/zh-hans": "县级医院（超过1,200）",
    "/vi": "hơn 1.200 hospitals & clinics",
}


@pytest.fixture
def country():
    return make_region(name="Viet Nam", name_zh="越南", name_vi="Việt Nam", kind="country")


def described(kind, country, **fields):
    maker, model, role = KINDS[kind]
    record = maker()
    values = {**WORDS, "role": role, "position": 9, **fields}
    row = model.objects.create(**{kind: record}, region=country, **values)
    return record, row


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", SHOWN)
def test_bodies_in_words_read_as_such_on_page_and_list(client, kind, language, country):
    record, row = described(kind, country)
    make_evidence(**{kind: record, f"{kind}_party": row})
    path, list_path = record.get_absolute_url(), reverse(f"{kind}s")
    place_path = country.get_absolute_url()

    page = client.get(f"{language}{path}")
    listed = client.get(f"{language}{list_path}")

    for response in (page, listed):
        assert SHOWN[language] in unescape(page_text(response))
        assert "hospitals & clinics" not in response.content.decode()
        # The words are no link to the place, which is linked beside them.
        assert not re.search(r"<a [^>]*>[^<]*(clinics|县级医院)", response.content.decode())
    assert f'href="{language}{place_path}"' in page.content.decode()


def test_words_without_a_number_stand_alone(client, country):
    record, _row = described("agreement", country, number=None, description="a hospital, not named")

    assert "a hospital, not named — Signatory · Viet Nam" in page_text(
        client.get(record.get_absolute_url())
    )


def test_two_groups_of_bodies_in_one_place_are_both_listed(client, country):
    record, _row = described("exchange", country)
    ExchangeParty.objects.create(
        exchange=record, region=country, role="hosts", description="provincial hospitals", number=3
    )

    text = page_text(client.get(reverse("exchanges")))

    assert "3 provincial hospitals" in text
    assert "more than 1,200 hospitals" in text


def test_stop_in_words_is_one_of_the_stops(client, country):
    delegation = make_delegation(hosts=[])
    stop = DelegationStop.objects.create(delegation=delegation, region=country, **WORDS)
    make_evidence(delegation=delegation, delegation_stop=stop)

    page = client.get(delegation.get_absolute_url())

    assert [str(one["name"]) for one in page.context["stops"]] == [
        "more than 1,200 hospitals &amp; clinics"
    ]
    assert "more than 1,200 hospitals" in page_text(client.get(reverse("delegations")))


@pytest.mark.parametrize("kind", KINDS)
def test_bodies_in_words_are_in_json_and_found(client, kind, country):
    record, _row = described(kind, country)

    parties = client.get(f"{record.get_absolute_url().rstrip('/')}.json").json()["parties"]
    found = client.get(reverse("search"), {"q": "县级医院"})

    (party,) = [one for one in parties if one["description"]]
    assert (party["region"]["slug"], party["number"], party["number_qualifier"]["code"]) == (
        country.slug, 1200, "over",
    )  # fmt: skip
    assert record.get_absolute_url() in found.content.decode()


@pytest.mark.parametrize("kind", KINDS)
def test_record_is_listed_by_the_place_of_bodies_in_words(client, kind, country):
    record, _row = described(kind, country)
    KINDS[kind][0]()

    listed = client.get(reverse(f"{kind}s"), {"place": country.slug})

    assert [row["url"] for row in listed.context["rows"]] == [record.get_absolute_url()]


@pytest.mark.parametrize("kind", KINDS)
def test_draft_with_bodies_in_words_shows_nothing_of_them(client, kind, country):
    maker, model, role = KINDS[kind]
    draft = maker(state="draft")
    model.objects.create(**{kind: draft}, region=country, role=role, **WORDS)

    assert "clinics" not in client.get(reverse(f"{kind}s")).content.decode()
    assert "clinics" not in client.get(reverse("search"), {"q": "县级医院"}).content.decode()
