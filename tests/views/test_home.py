"""The front page."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agreements.models import Agreement
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_programme,
    make_region,
    make_source,
    make_specialty,
)

pytestmark = pytest.mark.django_db

NUMBERS = ("agreements", "delegations", "exchanges", "regions")


def in_days(number):
    return (timezone.localdate() + timedelta(days=number)).isoformat()


def test_home_numbers_lead_to_lists_of_exactly_as_many(client):
    here, there = make_region(), make_region()
    make_agreement(parties=[here, there])
    make_delegation(senders=[here], hosts=[there])
    make_delegation(senders=[there], hosts=[here])
    make_exchange(senders=[here], hosts=[there])
    make_agreement(state="draft")
    make_delegation(state="submitted")
    make_exchange(state="withdrawn")

    context = client.get(reverse("home")).context

    found = [context[name]["number"] for name in NUMBERS]
    listed = [client.get(context[name]["url"]).context["number"] for name in NUMBERS]
    assert found == listed == [1, 2, 1, 2]


def test_text_to_search_for_leads_to_the_search(client):
    response = client.get("/zh-hans/", {"q": "心内科"})

    assert response.status_code == 302
    assert response.url == "/zh-hans/search/?q=%E5%BF%83%E5%86%85%E7%A7%91"


def test_grouping_that_no_record_names_is_no_place_of_the_register(client):
    city, grouping = make_region(), make_region(kind="grouping")
    grouping.memberships.create(member=city)
    make_agreement(parties=[city])

    places = client.get(reverse("home")).context["regions"]

    assert places["number"] == client.get(places["url"]).context["number"] == 1
    assert client.get(grouping.get_absolute_url()).status_code == 200


def test_home_of_an_empty_register_says_so(client):
    response = client.get(reverse("home"))

    page = response.content.decode()
    assert [response.context[name]["number"] for name in NUMBERS] == [0, 0, 0, 0]
    assert "Nothing is published yet." in page
    for heading in ("Recently published", "Terms that", "Cities", "Specialties with", "Map"):
        assert heading not in page


def test_home_shows_what_was_published_last_with_undated_ones_last_of_each_day(client):
    undated = make_agreement()
    decade = make_agreement(signed="202X-09-23")
    visit = make_delegation(dates="2017-09-02/2017-09-04")
    training = make_exchange(dates="2009")
    earlier = make_agreement(signed="2020")
    Agreement.objects.filter(pk=earlier.pk).update(published_at=timezone.now() - timedelta(days=3))
    make_agreement(signed="2020", state="draft")

    rows = client.get(reverse("home")).context["latest"]

    codes = [row["code"] for row in rows]
    assert codes[:2] == [visit.code, training.code]
    assert set(codes[2:4]) == {undated.code, decade.code}
    assert codes[4:] == [earlier.code]
    assert [row["what"] for row in rows[:2]] == ["Delegation", "Exchange"]
    assert rows[4]["day"] == timezone.localdate() - timedelta(days=3)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)  # Within one transaction all changes are of one moment.
def test_home_shows_what_was_changed_last_with_its_fields(client):
    visit = make_delegation(dates="2012")
    changed = make_agreement(title="Old title")
    changed.title, changed.signed = "New title", "2011"
    changed.save()

    page = client.get(reverse("home"))

    rows = page.context["latest"]
    assert [(row["code"], row["changed"]) for row in rows] == [
        (visit.code, ""),
        (changed.code, "Signed, Title"),
    ]
    today = timezone.localdate()
    text = page.content.decode()
    assert f"changed {today:%-d %B %Y}: Signed, Title" in text
    assert f"published {today:%-d %B %Y}" in text


def test_home_shows_programmes_that_were_published_last(client):
    programme = make_programme()

    page = client.get(reverse("home"))

    (row,) = page.context["latest"]
    assert (row["code"], row["what"]) == (programme.code, "Programme")


def test_home_shows_terms_that_have_ended_the_last_of_them_first(client):
    long_ago = make_agreement(term_end="2010")
    lately = make_agreement(term_end=in_days(-2))
    ended_early = make_agreement(term_end=in_days(400), ended=in_days(-5))
    make_agreement(term_end=in_days(5))
    make_agreement(term_end="2012", state="draft")

    ended = client.get(reverse("home")).context["ended"]

    assert [row["code"] for row in ended["rows"]] == [
        lately.code,
        ended_early.code,
        long_ago.code,
    ]
    assert client.get(ended["url"]).context["number"] == 3


def test_home_shows_agreements_that_end_soon_and_how_many(client):
    later = make_agreement(term_end=in_days(80))
    soon = make_agreement(term_end=in_days(5))
    make_agreement(term_end=in_days(91))
    make_agreement(term_end=in_days(-1))
    make_agreement()
    make_agreement(term_end=in_days(5), state="draft")

    ending = client.get(reverse("home")).context["ending"]

    assert [row["code"] for row in ending["rows"]] == [soon.code, later.code]
    assert client.get(ending["url"]).context["number"] == 2


def test_home_offers_public_cities_and_used_specialties(client):
    province = make_region(name="Qinghai", kind="province")
    city = make_region(name="Xining", parent=province)
    make_region(name="SECRET city")
    parent = make_specialty(code="83", name="Internal medicine")
    make_specialty(code="84", name="Unused")
    exchange = make_exchange(
        senders=[city], hosts=[province], specialties=[make_specialty(code="83.04", parent=parent)]
    )
    make_exchange(senders=[make_region(name="SECRET draft")], state="draft")

    context = client.get(reverse("home")).context

    assert [(row["name"], row["detail"]) for row in context["cities"]["rows"]] == [
        ("Xining", "Qinghai")
    ]
    assert [row["name"] for row in context["specialties"]["rows"]] == ["Internal medicine"]
    assert [row["name"] for row in context["sources"]["rows"]] == [
        exchange.evidence.get().source.title
    ]


@pytest.mark.slow
def test_home_costs_the_same_for_one_and_three(client, django_assert_num_queries):
    source = make_source()

    def add(number):
        city = make_region(parent=make_region(kind="province"))
        make_agreement(parties=[city], term_end=in_days(5), source=source)
        make_delegation(senders=[city], source=source)
        specialty = make_specialty(code=f"8{number}")
        make_exchange(hosts=[city], specialties=[specialty], source=source)

    add(1)
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("home"))
    add(2)
    add(3)

    with django_assert_num_queries(len(queries)):
        client.get(reverse("home"))
