"""The list of partnerships, and the story of one pair."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import (
    DelegationMember,
    DelegationStop,
    Partnership,
    RegionMember,
)
from tests.factories import (
    make_agreement,
    make_commitment,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_link,
    make_programme,
    make_region,
    make_source,
)

pytestmark = pytest.mark.django_db

NUMBERS = [
    "agreements",
    "programmes",
    "delegations",
    "out",
    "in",
    "exchanges",
    "sent",
    "received",
]


def province_and_city(name):
    """A province of a country of its own, and a city in it, called after it."""
    province = make_region(
        name=f"{name} province", kind="province", slug=f"{name.lower()}-province"
    )
    return province, make_region(name=name, slug=name.lower(), parent=province)


def pairs(client, **query):
    """The rows of the list by the slugs of their places."""
    response = client.get(reverse("partnerships"), query)
    assert response.status_code == 200
    return {tuple(row["url"].strip("/").split("/")[1:]): row for row in response.context["rows"]}


def figures(row):
    """The numbers of a row, without their addresses."""
    return {name: row[name]["number"] for name in NUMBERS if row[name]["number"]}


def page(client, one, other, name="partnership", **query):
    return client.get(reverse(name, args=[one.slug, other.slug]), query)


# Which pairs there are


def test_partnerships_are_of_every_two_cities_of_an_agreement(client):
    a, b, c = (province_and_city(name)[1] for name in ("Ax", "Bx", "Cx"))
    make_agreement(parties=[a, make_institution(region=b), c])

    found = pairs(client)

    assert {key: figures(row) for key, row in found.items()} == {
        ("ax", "bx"): {"agreements": 1},
        ("ax", "cx"): {"agreements": 1},
        ("bx", "cx"): {"agreements": 1},
    }


def test_partnerships_of_a_district_count_for_its_city(client):
    city = make_region(slug="city")
    district = make_region(kind="district", parent=city)
    make_agreement(parties=[make_institution(region=district), make_region(slug="other")])

    assert list(pairs(client)) == [("city", "other")]


def test_partnerships_of_a_province_are_its_own_where_no_city_takes_part(client):
    province, _city = province_and_city("Lao")
    make_agreement(parties=[province, make_region(slug="honghe")])

    assert list(pairs(client)) == [("honghe", "lao-province")]


def test_partnerships_count_what_is_below_a_province_for_it_too(client):
    province, city = province_and_city("Lao")
    other = make_region(slug="honghe")
    make_agreement(parties=[province, other])
    make_agreement(parties=[city, other])

    found = pairs(client)

    assert {key: figures(row) for key, row in found.items()} == {
        ("honghe", "lao"): {"agreements": 1},
        ("honghe", "lao-province"): {"agreements": 2},
    }


def test_partnerships_leave_out_groupings_and_what_lies_in_each_other(client):
    province, city = province_and_city("Lao")
    grouping = make_region(kind="grouping")
    RegionMember.objects.create(grouping=grouping, member=city)
    make_agreement(parties=[province, city, grouping])

    assert pairs(client) == {}


def test_partnerships_of_a_municipality_are_of_city_level(client):
    beijing = make_region(slug="beijing", kind="province", gbt_2260="110000")
    district = make_region(kind="district", parent=beijing)
    make_agreement(parties=[district, make_region(slug="shenyang")])

    assert list(pairs(client)) == [("beijing", "shenyang")]


@pytest.mark.parametrize("state", ["draft", "submitted", "withdrawn"])
def test_partnerships_are_made_by_published_records_only(client, state):
    a, b = make_region(), make_region()
    make_agreement(parties=[a, b], state=state)
    make_delegation(senders=[a], hosts=[b], state=state)
    make_exchange(senders=[a], hosts=[b], state=state)
    make_programme(parties=[a, b], state=state)

    assert pairs(client) == {}


# What is counted


def test_partnership_tells_directions_apart(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_delegation(senders=[a], hosts=[b])
    make_delegation(senders=[a], hosts=[b])
    make_delegation(senders=[b], hosts=[a])
    make_exchange(senders=[b], hosts=[a])
    make_programme(parties=[a, b])

    assert figures(pairs(client)["a", "b"]) == {
        "programmes": 1,
        "delegations": 3,
        "out": 2,
        "in": 1,
        "exchanges": 1,
        "received": 1,
    }


def test_partnerships_of_a_delegation_to_three_places(client):
    a, b, c = (make_region(slug=slug) for slug in "abc")
    delegation = make_delegation(senders=[a], hosts=[b])
    DelegationStop.objects.create(delegation=delegation, region=c, position=2)

    found = pairs(client)

    assert {key: figures(row) for key, row in found.items()} == {
        ("a", "b"): {"delegations": 1, "out": 1},
        ("a", "c"): {"delegations": 1, "out": 1},
        ("b", "c"): {"delegations": 1},
    }


def test_partnership_counts_people_in_each_direction_as_the_sources_do(client):
    a, b, c = (make_region(slug=slug) for slug in "abc")
    make_exchange(senders=[a], hosts=[b, c], participants=10, status="completed")
    make_exchange(senders=[a], hosts=[b], status="completed")
    make_exchange(senders=[b], hosts=[a], participants=3, status="planned")

    found = pairs(client)

    assert found["a", "b"]["people_sent"] == ["at least 10 people + 1 exchange of unstated size"]
    assert found["a", "b"]["people_received"] == ["planned or under discussion: 3 people"]
    assert found["a", "c"]["people_sent"] == ["10 people"]
    assert found["b", "c"]["people_sent"] == found["b", "c"]["people_received"] == []


def test_partnership_has_its_first_and_last_contact(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_agreement(parties=[a, b], signed="2009", status="signed")
    make_delegation(senders=[a], hosts=[b], dates="2010?-01-14", status="took_place")
    make_exchange(senders=[a], hosts=[b], dates="2001", status="planned")
    make_delegation(senders=[a], hosts=[b], dates="2020", status="reported_only")
    make_agreement(parties=[a, b], signed="2022", status="to_be_signed")
    make_delegation(senders=[a], hosts=[b], dates="XXXX-05-01", status="took_place")

    row = pairs(client)["a", "b"]

    assert (str(row["first"]), str(row["last"])) == ("2009", "2010?-01-14")


def test_partnership_whose_contacts_have_no_year_has_contacts_all_the_same(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_delegation(senders=[a], hosts=[b], dates="XXXX-05-01", status="took_place")

    row = pairs(client)["a", "b"]

    assert (row["first"], row["has_contact"], row["relation_level"]) == (
        None,
        True,
        "Contact without agreement",
    )


def test_partnership_of_plans_has_no_contact(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_delegation(senders=[a], hosts=[b], dates="2024", status="planned")

    row = pairs(client)["a", "b"]

    assert (row["first"], row["has_contact"], row["relation_level"]) == (
        None,
        False,
        "No contact recorded",
    )


def test_partnership_names_what_runs_out_next(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    later = date.today().year + 2
    make_agreement(parties=[a, b], term_end="2009")
    soon = make_agreement(parties=[a, b], term_end=str(later))
    make_agreement(parties=[a, b], term_end=str(later + 1))
    renewed = make_agreement(parties=[a, b], term_end=str(later - 1))
    renewing = make_agreement(parties=[a, b])
    make_link(from_agreement=renewing, to_agreement=renewed, kind="renews")
    make_agreement(parties=[a, b], term_end=str(later - 1), state="draft")

    ending = pairs(client)["a", "b"]["ending"]

    assert (ending["url"], str(ending["date"])) == (soon.get_absolute_url(), str(later))


def a_bit_of_everything():
    """Places of several ranks with records of all kinds between them."""
    p, a = province_and_city("Ax")
    q, b = province_and_city("Bx")
    district = make_region(kind="district", parent=a)
    hospital = make_institution(region=district)
    grouping = make_region(kind="grouping", slug="grouping")
    for member in (a, make_region(parent=q)):
        RegionMember.objects.create(grouping=grouping, member=member)
    make_agreement(parties=[a, b])
    make_agreement(parties=[hospital, b, make_region(slug="third")])
    make_agreement(parties=[p, b, grouping])
    make_delegation(senders=[hospital], hosts=[b])
    make_delegation(senders=[b], hosts=[a, q])
    three = make_delegation(senders=[a], hosts=[b])
    DelegationStop.objects.create(delegation=three, region=make_region(slug="stop"), position=3)
    make_exchange(senders=[hospital], hosts=[b], participants=4, status="completed")
    make_exchange(senders=[b], hosts=[a], status="planned")
    make_programme(parties=[hospital, q])
    make_programme(parties=[a, b])
    make_agreement(parties=[a, b], state="draft")
    return p, a, q, b, district, grouping


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


def test_partnerships_of_a_place_are_those_of_anything_in_it(client):
    _province, city = province_and_city("Ax")
    b, c = make_region(slug="b"), make_region(slug="c")
    make_agreement(parties=[city, b])
    make_agreement(parties=[b, c])

    assert list(pairs(client, place="ax-province")) == [("ax", "b")]


def test_partnerships_by_the_words_of_a_name(client):
    make_agreement(parties=[make_region(slug="a", name_zh="西宁市"), make_region(slug="b")])
    make_agreement(parties=[make_region(slug="c"), make_region(slug="d")])

    assert list(pairs(client, q="西宁")) == [("a", "b")]


def test_partnerships_with_a_record_in_a_time(client):
    a, b, c, d = (make_region(slug=slug) for slug in "abcd")
    make_delegation(senders=[a], hosts=[b], dates="2008/2010")
    make_exchange(senders=[c], hosts=[d], dates="2011")
    make_agreement(parties=[a, d], signed="2009", state="draft")

    assert list(pairs(client, date="2009")) == [("a", "b")]


def test_partnerships_without_dated_contact_for_some_years(client):
    year = date.today().year
    a, b, c, d, e = (make_region(slug=slug) for slug in "abcde")
    make_agreement(parties=[a, b], signed=str(year - 9), status="signed")
    make_agreement(parties=[b, c], signed=str(year - 2), status="signed")
    make_agreement(parties=[c, d], signed="XXXX-01-14", status="signed")
    make_exchange(senders=[d], hosts=[e], dates="2001/..", status="under_way")

    assert set(pairs(client, no_contact_years="5")) == {("a", "b"), ("c", "d")}
    assert set(pairs(client, date="not_stated")) == {("c", "d")}


@pytest.mark.parametrize("years", ["0", "-1", "x", "201", "9" * 40])
def test_partnerships_refuse_a_number_of_years_that_is_none(client, years):
    response = client.get(reverse("partnerships"), {"no_contact_years": years})

    assert response.status_code == 400
    assert list(response.context["form"].errors) == ["no_contact_years"]


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


def test_pair_switches_to_the_provinces(client):
    p, a = province_and_city("Ax")
    q, b = province_and_city("Bx")
    make_agreement(parties=[a, b], signed="2010", status="signed")
    third = make_region(name="Third", slug="third", parent=q)
    make_agreement(parties=[p, third])

    cities, provinces = page(client, a, b), page(client, p, q)

    switches = [
        [(one["label"], one["url"], one["is_current"]) for one in answer.context["levels"]]
        for answer in (cities, provinces)
    ]
    own, above = "/partnerships/ax/bx/", "/partnerships/ax-province/bx-province/"
    assert switches == [
        [("Ax – Bx", own, True), ("Ax province – Bx province", above, False)],
        [
            ("Ax – Bx", own, False),
            ("Ax province – Third", "/partnerships/ax-province/third/", False),
            ("Ax province – Bx province", above, True),
        ],
    ]
    assert cities.context["agreements"]["number"] == 1
    assert provinces.context["agreements"]["number"] == 2
    assert provinces.context["title"] == "Ax province – Bx province"


@pytest.mark.parametrize(("name", "end"), [("partnership", ""), ("partnership_brief", "brief/")])
def test_pair_of_provinces_has_one_address(client, name, end):
    _p, a = province_and_city("Ax")
    _q, b = province_and_city("Bx")
    make_agreement(parties=[a, b])

    answers = [page(client, *places, name, level="province", x="1") for places in ((a, b), (b, a))]

    address = f"/partnerships/ax-province/bx-province/{end}?x=1"
    assert [(answer.status_code, answer.url) for answer in answers] == [(301, address)] * 2
    assert client.get(address).status_code == 200


def test_pair_within_one_province_has_no_other_level(client):
    province, a = province_and_city("Ax")
    b = make_region(slug="b", parent=province)
    make_agreement(parties=[a, b])

    assert page(client, a, b).context["levels"] == []
    assert page(client, a, b, level="province").status_code == 404


def test_pair_refuses_a_level_that_there_is_not(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_agreement(parties=[a, b])

    assert page(client, a, b, level="village").status_code == 400


def test_pair_tells_its_story_in_time_with_directions_in_words(client):
    a, b, c = (make_region(slug=slug, name=slug.upper()) for slug in "abc")
    make_delegation(title="Unknown year", senders=[b], hosts=[a], dates="XXXX-01-14")
    make_delegation(title="Both hosts", senders=[c], hosts=[a, b], dates="2011")
    make_exchange(title="Training", senders=[a], hosts=[b], dates="2010?-01-14")
    make_agreement(title="Signed", parties=[a, b], signed="2009")
    make_agreement(title="SECRET", parties=[a, b], signed="2009", state="draft")

    response = page(client, a, b)

    story = [
        (event["title"], event["word"], event["way"]) for event in response.context["timeline"]
    ]
    assert story == [
        ("Signed", "Agreement", "between A and B"),
        ("Training", "Training", "from A to B"),
        ("Both hosts", "Visit", "with both A and B"),
        ("Unknown year", "Visit", "from B to A"),
    ]
    assert "SECRET" not in response.content.decode()


def deliver(commitment, extent="partly", **activity):
    commitment.deliveries.create(extent=extent, **activity)


def test_pair_ledger_says_what_delivered_and_since_when_all_is_silent(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    agreement = make_agreement(parties=[a, b], signed="2009")
    texts = ["Untouched", "Begun", "Planned", "Done", "A right", "Considered"]
    _one, begun, planned, done, right, idea = (
        make_commitment(agreement=agreement, text=text, position=position)
        for position, text in enumerate(texts, start=1)
    )
    visit = make_delegation(senders=[a], hosts=[b], dates="2012", status="took_place")
    deliver(begun, delegation=visit)
    deliver(planned, exchange=make_exchange(senders=[a], hosts=[b], status="planned"))
    deliver(planned, delegation=make_delegation(status="took_place", state="draft"), extent="fully")
    deliver(done, delegation=visit, extent="fully")
    right.kind = "right"
    right.save()
    idea.modality = "considered"
    idea.save()

    rows = page(client, a, b).context["ledger"]

    assert [(row["text"], row["no_activity_since"]) for row in rows] == [
        ("Untouched", "silent since 2009"),
        ("Begun", "silent since 2012"),
        ("Planned", "silent since 2009"),
        ("Done", ""),
        ("A right", ""),
        ("Considered", "silent since 2009"),
    ]
    assert rows[-1]["modality"] == "Under consideration"


def test_pair_tells_known_gaps(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    framework = make_agreement(parties=[a, b], title="Framework")
    named = make_agreement(parties=[a, b], kind="inter_hospital")
    make_link(from_agreement=named, to_agreement=framework, kind="part_of")
    make_figure(
        agreement=framework, value=7, unit="items", counts="agreement",
        counts_agreement_kind="inter_hospital", metric="Pairs of hospitals",
    )  # fmt: skip
    make_figure(agreement=framework, value=1, unit="items", counts="agreement", metric="No gap")

    gaps = page(client, a, b).context["gaps"]

    assert [(one["metric"], one["gap"], one["missing"], one["title"]) for one in gaps] == [
        ("Pairs of hospitals", "7 reported, 1 recorded", 6, "Framework")
    ]


def test_pair_is_judged_by_its_own_contact_interval_and_shows_the_arithmetic(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    for signed in ("2001-01-01", "2003-01-01", "2005-01-01"):
        make_agreement(parties=[a, b], signed=signed, status="signed")
    make_delegation(senders=[a], hosts=[b], dates="XXXX-01-14", status="took_place")
    make_delegation(senders=[a], hosts=[b], dates="2025", status="planned")
    make_agreement(parties=[a, b], signed="2025", status="signed", state="draft")

    box = page(client, a, b).context["contact_interval"]

    assert box["label"] == "Dormant"
    assert box["steps"][:4] == [
        "3 occasions with a known year: 1 January 2001; 1 January 2003; 1 January 2005.",
        "1 contact whose year no source gives: it counts, but has no place in the rhythm.",
        "Gaps between them: 730 days, 731 days.",
        "The median gap is 730.5 days; 2 times that: dormant after 1461 days.",
    ]


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("framework", "signed", "Framework"),
        ("memorandum", "signed", "Project"),
        ("framework", "proposed", "No contact recorded"),
        ("framework", "unknown", "No contact recorded"),
    ],
)
def test_pair_has_a_relation_level_by_the_rule_that_it_shows(client, kind, status, expected):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_agreement(parties=[a, b], kind=kind, status=status)

    response = page(client, a, b)

    assert (
        response.context["relation_level"] == expected == pairs(client)["a", "b"]["relation_level"]
    )
    assert "a framework agreement between the two was concluded" in response.content.decode()


# The brief


# Costs


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
        DelegationMember.objects.create(
            delegation=visit, name="Name", role="member", institution=hospital
        )
        make_exchange(senders=[b], hosts=[a], agreements=[agreement], status="completed")
        make_programme(parties=[a, b], agreements=[agreement])
        make_figure(agreement=agreement, counts="delegation")
        make_agreement(parties=[a, make_region(parent=make_region(kind="province"))])
    return a, b


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


def test_partnership_view_and_function_agree(db):
    a_bit_of_everything()

    for one in Partnership.objects.for_public():
        turned = {other.second_id: other for other in Partnership.objects.of(one.first)}
        same = turned[one.second_id]
        for field in Partnership._meta.concrete_fields:
            assert getattr(one, field.attname) == getattr(same, field.attname)
