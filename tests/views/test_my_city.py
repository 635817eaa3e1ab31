"""My city: one place as the front page of a visitor."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from agreements.models import Agreement, Person
from cooperation.visitor_cookie import NAME
from tests.factories import (
    make_agreement,
    make_commitment,
    make_delegation,
    make_exchange,
    make_region,
)
from tests.partnerships import deliver

pytestmark = pytest.mark.django_db

ADDRESS = "/my-city/"


def days_ago(number):
    return timezone.localdate() - timedelta(days=number)


@pytest.fixture
def city():
    """A city of which a published record tells."""
    city = make_region(name="Xining", name_zh="西宁市", slug="xining")
    make_agreement(parties=[city, make_region(name="Guangzhou", slug="guangzhou")], title="First")
    return city


def visit(client, *, last=7, slug="xining"):
    """The front page of somebody who keeps a place and was here last so many days ago."""
    client.cookies[NAME] = f"{slug}.{days_ago(20):%Y%m%d}.{days_ago(last):%Y%m%d}"
    return client.get("/")


@pytest.mark.parametrize("typed", ["xining", "Xining", "西宁", "Xining City"])
def test_place_is_chosen_by_any_name_and_becomes_the_front_page(client, city, typed):
    answer = client.get(ADDRESS, {"place": typed})

    assert (answer.status_code, answer.url) == (302, "/")
    today = f"{timezone.localdate():%Y%m%d}"
    assert answer.cookies[NAME].value == f"xining.{today}.{today}"
    page = client.get("/")
    assert page.context["region"] == city
    assert "<h1>Xining</h1>" in page.content.decode()


def test_place_that_is_not_known_is_refused_with_choices_and_sets_nothing(client, city):
    answer = client.get(ADDRESS, {"place": "xin"})

    assert answer.status_code == 400
    assert NAME not in answer.cookies
    page = answer.content.decode()
    assert "None is called exactly “xin”. Choose one of these." in page
    assert 'href="/my-city/?place=xining"' in page
    assert 'value="xin"' in page  # What was typed is not lost.


def test_link_of_another_site_changes_nothing_and_fills_the_form_in(client, city):
    foreign = {"Sec-Fetch-Site": "cross-site"}

    chosen = client.get(ADDRESS, {"place": "xining"}, headers=foreign)
    client.get(ADDRESS, {"place": "guangzhou"}, headers={"Sec-Fetch-Site": "same-origin"})
    removed = client.get(ADDRESS, {"remove": "yes"}, headers=foreign)

    assert [chosen.status_code, removed.status_code] == [200, 200]
    assert NAME not in chosen.cookies
    assert NAME not in removed.cookies
    assert 'value="xining"' in chosen.content.decode()
    assert client.get("/").context["region"].slug == "guangzhou"


def test_choice_is_removed(client, city):
    client.get(ADDRESS, {"place": "xining"})

    answer = client.get(ADDRESS, {"remove": "yes"})

    assert (answer.status_code, answer.url) == (302, "/")
    assert "region" not in client.get("/").context


@pytest.mark.parametrize("state", ["draft", "submitted", "withdrawn"])
def test_place_that_is_not_public_gives_the_ordinary_front_page(client, state):
    hidden = make_region(name="SECRET", slug="secret")
    make_agreement(parties=[hidden, make_region()], state=state)

    answers = [client.get(ADDRESS, {"place": "SECRET"}), visit(client, slug="secret")]

    assert [answer.status_code for answer in answers] == [400, 200]
    assert "region" not in answers[1].context
    assert answers[1].cookies[NAME]["max-age"] == 0
    assert "SECRET" not in answers[1].content.decode()


@pytest.mark.parametrize("value", ["", "x", "xining.1.2", "xining.99999999.99999999", "\0"])
def test_damaged_cookie_gives_the_ordinary_front_page(client, city, value):
    client.cookies[NAME] = value

    answer = client.get("/")

    assert answer.status_code == 200
    assert "region" not in answer.context


@pytest.mark.parametrize("path", ["/", ADDRESS])
def test_no_shared_cache_keeps_a_page_that_depends_on_the_cookie(client, city, path):
    answers = [client.get(path)]
    client.get(ADDRESS, {"place": "xining"})
    answers.append(client.get(path))

    answers.append(client.get(ADDRESS, {"place": "xining"}))
    answers.append(client.get(ADDRESS, {"remove": "yes"}))
    for answer in answers:
        assert "private" in answer.headers["Cache-Control"]
        assert "Cookie" in answer.headers["Vary"]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)  # Within one transaction all changes are of one moment.
def test_changes_since_the_last_visit_are_told_and_stay_when_the_page_is_loaded_again(client, city):
    published = make_delegation(senders=[city], title="Published since")
    make_delegation(senders=[make_region()], title="Elsewhere")
    make_delegation(senders=[city], title="Still a draft", state="draft")
    changed = Agreement.objects.get(title="First")
    changed.signed = "2011"
    changed.save()

    first = visit(client)
    second = client.get("/")

    for page in (first, second):
        rows = page.context["changes"]
        assert {(row["name"], row["what"]) for row in rows} == {
            (published.title, "published"),
            ("First", "changed: Signed"),
        }
        assert page.context["since"] == days_ago(7)


def test_nothing_has_changed_for_who_was_here_after_the_last_change(client, city):
    Agreement.objects.update(published_at=timezone.now() - timedelta(days=30))
    client.cookies[NAME] = f"xining.{days_ago(0):%Y%m%d}.{days_ago(0):%Y%m%d}"
    make_delegation(senders=[make_region()])

    page = client.get("/")

    assert [row["what"] for row in page.context["changes"] if row["what"] == "published"] == []


def test_terms_and_commitments_and_visits_and_partners_of_the_place_are_shown(client, city):
    partner = make_region(name="Guangzhou City", slug="gz")
    district = make_region(name="Below", kind="district", parent=city)
    soon = make_agreement(
        parties=[district, partner], term_end=str(days_ago(-5)), title="Soon", signed="2024"
    )
    over = make_agreement(parties=[city, partner], term_end="2012", title="Over", signed="2010")
    make_agreement(parties=[partner, make_region()], term_end="2011", title="Of others")
    open_one = make_commitment(agreement=over, text="Train nurses", position=1)
    done = make_commitment(agreement=over, text="Open a clinic", position=2)
    deliver(
        done,
        exchange=make_exchange(senders=[city], hosts=[partner], status="completed"),
        extent="fully",
    )
    trip = make_delegation(senders=[city], hosts=[partner], title="Visit", dates="2011")
    Person.objects.create(
        delegation=trip, name="Liu Haonian", title="Party secretary", role="leader"
    )

    page = visit(client)

    context = page.context
    assert [row["code"] for row in context["ending"]["rows"]] == [soon.code]
    assert [row["code"] for row in context["ended"]["rows"]] == [over.code]
    found = [(row["text"], row["since"]) for row in context["commitments"]]
    assert found == [(open_one.text, "no record after 2010")]
    assert [one["title"] for one in context["visits"]] == ["Visit"]
    text = page.content.decode()
    assert "Liu Haonian" in text and "Party secretary" in text
    assert {row["regions"][0]["name"] for row in context["partners"]} == {
        "Guangzhou",
        "Guangzhou City",
    }
    for row in context["partners"]:
        assert client.get(row["url"]).status_code == 200
        assert client.get(row["brief_url"]).status_code == 200
    for name in ("ending", "ended"):
        assert client.get(context[name]["url"]).context["number"] == 1


@pytest.mark.parametrize("path", ["/", "/regions/xining/", "/about/"])
def test_choice_is_offered(client, city, path):
    assert reverse("my_city") in client.get(path).content.decode()


@pytest.mark.slow
def test_page_costs_the_same_for_one_and_three(client, city, django_assert_num_queries):
    def add(number):
        partner = make_region(name=f"Partner {number}")
        make_agreement(parties=[city, partner], term_end="2012", signed="2010")
        running = make_agreement(parties=[city, partner], term_end=str(days_ago(-5)))
        make_commitment(agreement=running)
        trip = make_delegation(senders=[city], hosts=[partner])
        Person.objects.create(delegation=trip, name=f"Member {number}", role="member")
        make_exchange(senders=[partner], hosts=[city])

    add(1)
    with CaptureQueriesContext(connection) as queries:
        visit(client)
    add(2)
    add(3)

    with django_assert_num_queries(len(queries)):
        page = visit(client)

    assert len(page.context["partners"]) == 4
    assert len(queries) < 42
