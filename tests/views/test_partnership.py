"""The list of partnerships and the page of one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import Person
from tests.factories import (
    make_agreement,
    make_commitment,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_programme,
    make_region,
    make_source,
)
from tests.partnerships import NUMBERS, a_bit_of_everything, deliver, page, pairs, province_and_city

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def assert_each_number_leads_to_as_many_records(client, rows):
    followed = 0
    for row in rows:
        for name in NUMBERS:
            listed = client.get(row[name]["url"])
            assert listed.status_code == 200
            assert listed.context["unknown"] == []
            assert listed.context["number"] == row[name]["number"], (row["url"], name)
            followed += row[name]["number"]
    assert followed > 0


# What is counted


def test_partnerships_numbers_lead_to_exactly_what_they_count(client):
    a_bit_of_everything()

    assert_each_number_leads_to_as_many_records(client, pairs(client).values())


@pytest.mark.parametrize("query", [{}, {"only": "itself"}])
@pytest.mark.parametrize("index", range(6))
def test_partners_numbers_lead_to_exactly_what_they_count(client, index, query):
    place = a_bit_of_everything()[index]

    rows = client.get(place.get_absolute_url(), query).context["partners"]["rows"]

    assert_each_number_leads_to_as_many_records(client, rows)


def test_pair_numbers_lead_to_exactly_what_they_count(client):
    p, a, q, b, *_others = a_bit_of_everything()

    for one, other in ((a, b), (p, q), (p, b)):
        context = page(client, one, other).context
        row = {name: context["back" if name == "in" else name] for name in NUMBERS}
        assert_each_number_leads_to_as_many_records(client, [{**row, "url": one.slug}])


# Filters


def test_partnership_is_named_alike_in_the_list_and_on_its_page(client):
    a = make_region(slug="a", name="A <i>", name_zh="甲")
    b = make_region(slug="b", name="B", name_zh="乙")
    make_agreement(parties=[a, b])

    english = client.get("/partnerships/").content.decode()
    chinese = [client.get(f"/zh-hans/partnerships/{end}").content.decode() for end in ("", "a/b/")]

    assert ">A &lt;i&gt; – B</a>" in english
    assert ">甲—乙</a>" in chinese[0]
    assert "<h1>甲—乙</h1>" in chinese[1]


def test_partnerships_page_by_page_show_each_pair_once(client):
    places = [make_region(slug=f"place-{letter}") for letter in "abcdefghijk"]
    make_agreement(parties=places)  # 55 pairs without a date, which differ in nothing but their id.

    first = client.get(reverse("partnerships"))
    second = client.get(first.context["older_url"])

    urls = [row["url"] for response in (first, second) for row in response.context["rows"]]
    assert first.context["number"] == len(urls) == len(set(urls)) == 55


# The page of a pair


def test_pair_has_one_address_for_good(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_agreement(parties=[a, b])

    turned = page(client, b, a, kept="1")
    brief = page(client, b, a, "partnership_brief")

    assert (turned.status_code, turned.url) == (301, "/partnerships/a/b/?kept=1")
    assert (brief.status_code, brief.url) == (301, "/partnerships/a/b/brief/")
    assert page(client, a, b).status_code == 200


def test_pair_of_a_place_with_itself_or_with_what_holds_it_is_not_found(client):
    province, city = province_and_city("Ax")
    grouping = make_region(kind="grouping", slug="z-grouping")
    make_agreement(parties=[city, grouping, make_region(slug="b")])

    answers = [page(client, city, other) for other in (city, province, grouping)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert all("No partnership" in answer.content.decode() for answer in answers)


def test_pair_of_a_place_that_is_not_public_is_not_found(client):
    a, hidden = make_region(slug="a"), make_region(slug="hidden", name="SECRET")
    make_agreement(parties=[a])
    make_agreement(parties=[a, hidden], state="draft")

    answers = [
        page(client, a, hidden),
        page(client, hidden, a),
        client.get("/partnerships/a/nowhere/"),
        client.get("/partnerships/nowhere/a/"),
        client.get("/partnerships/nowhere/a/brief/"),
    ]

    assert [answer.status_code for answer in answers] == [404] * 5
    assert "SECRET" not in answers[0].content.decode()


def test_pair_without_records_says_so(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_agreement(parties=[a])
    make_agreement(parties=[b])

    response = page(client, a, b)

    assert response.status_code == 200
    assert response.content.decode().count('<div class="empty">') == 1


def costly(number, prefix):
    """Two cities with so many records of every kind between them."""
    p, q = make_region(kind="province"), make_region(kind="province")
    a = make_region(slug=f"{prefix}-a", parent=p)
    b = make_region(slug=f"{prefix}-b", parent=q)
    for _number in range(number):
        source = make_source()
        hospital = make_institution(region=a)
        agreement = make_agreement(parties=[hospital, b], source=source, term_end="2090")
        promise = make_commitment(agreement=agreement)
        make_evidence(agreement=agreement, commitment=promise, source=source)
        visit = make_delegation(
            senders=[hospital], hosts=[b], agreements=[agreement], status="took_place"
        )
        deliver(promise, delegation=visit)
        Person.objects.create(delegation=visit, name="Name", role="member", institution=hospital)
        make_exchange(senders=[b], hosts=[a], agreements=[agreement], status="completed")
        make_programme(parties=[a, b], agreements=[agreement])
        make_figure(agreement=agreement, counts="delegation")
        make_agreement(parties=[a, make_region(parent=make_region(kind="province"))])
    return a, b


# Costs


@pytest.mark.parametrize("name", ["partnership", "partnership_brief", "region"])
def test_pages_of_pairs_and_partners_cost_the_same_for_one_and_three(
    client, django_assert_num_queries, name
):
    one, three = costly(1, "one"), costly(3, "three")

    def address(places):
        return reverse(name, args=[place.slug for place in places][: 1 if name == "region" else 2])

    client.get(address(one))
    with CaptureQueriesContext(connection) as queries:
        client.get(address(one))

    with django_assert_num_queries(len(queries)):
        client.get(address(three))


@pytest.mark.parametrize(("kind", "number"), [("city", 12), ("province", 13)])
def test_page_of_a_pair_costs_few_queries(client, kind, number):
    regions = costly(2, kind)
    for region in regions:
        region.kind = kind
        region.save()
    address = reverse("partnership", args=[region.slug for region in regions])

    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)

    assert [len(answer.context[name]) for name in ("commitments", "gaps", "programme_rows")] == [
        2,
        2,
        2,
    ]
    assert len(queries) == number  # Provinces ask for the pairs of cities in them too.
