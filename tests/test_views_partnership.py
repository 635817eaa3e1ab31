"""The list of partnerships, the story of one pair, and the brief for a visit."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from agreements.models import (
    AgreementParty,
    DelegationMember,
    DelegationStop,
    Partnership,
    RegionMember,
)
from agreements.views.visit_brief import share
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

    assert (row["first"], row["has_contact"], row["grade"]) == (
        None,
        True,
        "Contact without agreement",
    )


def test_partnership_of_plans_has_no_contact(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_delegation(senders=[a], hosts=[b], dates="2024", status="planned")

    row = pairs(client)["a", "b"]

    assert (row["first"], row["has_contact"], row["grade"]) == (None, False, "No contact recorded")


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

    assert list(pairs(client, region="ax-province")) == [("ax", "b")]


def test_partnerships_by_the_words_of_a_name(client):
    make_agreement(parties=[make_region(slug="a", name_zh="西宁市"), make_region(slug="b")])
    make_agreement(parties=[make_region(slug="c"), make_region(slug="d")])

    assert list(pairs(client, text="西宁")) == [("a", "b")]


def test_partnerships_with_a_record_in_a_time(client):
    a, b, c, d = (make_region(slug=slug) for slug in "abcd")
    make_delegation(senders=[a], hosts=[b], dates="2008/2010")
    make_exchange(senders=[c], hosts=[d], dates="2011")
    make_agreement(parties=[a, d], signed="2009", state="draft")

    assert list(pairs(client, when="2009")) == [("a", "b")]


def test_partnerships_without_dated_contact_for_some_years(client):
    year = date.today().year
    a, b, c, d, e = (make_region(slug=slug) for slug in "abcde")
    make_agreement(parties=[a, b], signed=str(year - 9), status="signed")
    make_agreement(parties=[b, c], signed=str(year - 2), status="signed")
    make_agreement(parties=[c, d], signed="XXXX-01-14", status="signed")
    make_exchange(senders=[d], hosts=[e], dates="2001/..", status="under_way")

    assert set(pairs(client, silent="5")) == {("a", "b"), ("c", "d")}
    assert set(pairs(client, when="not_stated")) == {("c", "d")}


@pytest.mark.parametrize("years", ["0", "-1", "x", "201", "9" * 40])
def test_partnerships_refuse_a_number_of_years_that_is_none(client, years):
    response = client.get(reverse("partnerships"), {"silent": years})

    assert response.status_code == 400
    assert list(response.context["form"].errors) == ["silent"]


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

    story = [(event["title"], event["word"], event["way"]) for event in response.context["story"]]
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

    assert [(row["text"], row["silence"]) for row in rows] == [
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


def test_pair_is_judged_by_its_own_rhythm_and_shows_the_arithmetic(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    for signed in ("2001-01-01", "2003-01-01", "2005-01-01"):
        make_agreement(parties=[a, b], signed=signed, status="signed")
    make_delegation(senders=[a], hosts=[b], dates="XXXX-01-14", status="took_place")
    make_delegation(senders=[a], hosts=[b], dates="2025", status="planned")
    make_agreement(parties=[a, b], signed="2025", status="signed", state="draft")

    box = page(client, a, b).context["rhythm"]

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
def test_pair_has_a_grade_by_the_rule_that_it_shows(client, kind, status, expected):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_agreement(parties=[a, b], kind=kind, status=status)

    response = page(client, a, b)

    assert response.context["grade"] == expected == pairs(client)["a", "b"]["grade"]
    assert "a framework agreement between the two was concluded" in response.content.decode()


# The brief


def said(phrases):
    """A line of the brief, or what it says more, as one text."""
    return "".join(phrase.text for phrase in phrases)


def test_brief_cites_title_and_paragraph_in_every_line(client):
    a, b = make_region(slug="a", name="A"), make_region(slug="b", name="B")
    source = make_source(title="News of the day")
    agreement = make_agreement(
        parties=[a, b], signed="2009", term_end="2010", title="Framework", source=source
    )
    AgreementParty.objects.filter(agreement=agreement, region=a).update(
        signer_name="Li", signer_title="Director"
    )
    promise = make_commitment(agreement=agreement, text="Train ten people")
    make_evidence(agreement=agreement, commitment=promise, source=source, paragraph=7)
    make_evidence(
        agreement=agreement, field="signed", source=source, paragraph=3,
        basis="conflicting", note="Another report says 2008",
    )  # fmt: skip
    visit = make_delegation(
        senders=[a], hosts=[b], title="Visit", status="took_place", dates="2011", source=source
    )
    DelegationMember.objects.create(delegation=visit, name="Wang", title="Mayor", role="leader")
    make_exchange(senders=[a], hosts=[b], participants=4, status="completed", source=source)
    make_exchange(senders=[a], hosts=[b], participants=999, status="planned", source=source)

    response = page(client, a, b, "partnership_brief")

    sections = {one["title"]: one["lines"] for one in response.context["sections"]}
    words = {title: [said(line["phrases"]) for line in lines] for title, lines in sections.items()}
    assert words["Who met whom"] == ["Visit (from A to B)"]
    assert words["Promised"] == ["Agreed: Train ten people"]
    assert [len(lines) for lines in sections.values()] == [1, 1, 1, 1, 1, 1]
    assert said(sections["Who met whom"][0]["detail"]) == "Wang, Mayor"
    assert (
        said(sections["Agreements"][0]["detail"])
        == "Framework agreement · Not stated · Li, Director"
    )
    assert sections["Promised"][0]["cited"][0]["where"] == ", paragraph 7"
    assert said(sections["Delivered"][0]["detail"]) == "4 persons"
    assert said(sections["Runs out"][0]["detail"]) == "Ended, renewal unknown"
    assert (
        said(sections["Open conflicts and known gaps"][0]["phrases"]) == "Another report says 2008"
    )
    cited = [one["title"] for lines in sections.values() for line in lines for one in line["cited"]]
    assert set(cited) == {"News of the day"}
    assert all(line["cited"] for lines in sections.values() for line in lines)


def test_brief_cites_any_part_of_a_record_where_the_fact_has_no_source_of_its_own(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    agreement = make_agreement(parties=[a, b], source=make_source(title="Of the kind"))
    agreement.evidence.update(field="kind", paragraph=2)

    (line,) = page(client, a, b, "partnership_brief").context["sections"][1]["lines"]

    assert [(one["title"], one["where"]) for one in line["cited"]] == [
        ("Of the kind", ", paragraph 2")
    ]


def test_brief_numbers_its_sources_and_lists_each_once(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    first, second = make_source(title="First"), make_source(title="Second")
    make_delegation(senders=[a], hosts=[b], status="took_place", source=first)
    agreement = make_agreement(parties=[a, b], source=second)
    make_evidence(agreement=agreement, source=first, paragraph=3)

    context = page(client, a, b, "partnership_brief").context

    lines = [line for one in context["sections"] for line in one["lines"]]
    assert [[one["number"] for one in line["cited"]] for line in lines] == [[1], [1, 2]]
    assert [(one["number"], said(one["phrases"])) for one in context["sources"]] == [
        (1, "First"),
        (2, "Second"),
    ]


def test_brief_fills_the_page_and_says_how_much_it_leaves_out(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    for number in range(9):
        agreement = make_agreement(parties=[a, b])
        for _promise in range(2):
            make_commitment(agreement=agreement, text=f"Thing {number}")

    sections = page(client, a, b, "partnership_brief").context["sections"]

    # All eighteen promises, and what is left of 26 lines.
    assert [(len(one["lines"]), one["more"]) for one in sections[1:3]] == [(8, 1), (18, 0)]


@pytest.mark.parametrize(
    ("widths", "most"),
    [([], 0), ([10, 20, 30], 30), ([100, 100], 50), ([10, 100, 100], 45), ([10, 10, 200], 80)],
)
def test_room_of_the_brief_goes_to_the_long_texts(widths, most):
    assert share(100, widths) == most


def test_brief_leaves_each_section_its_share(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    for number in range(20):
        make_delegation(senders=[a], hosts=[b], status="took_place", dates=f"{2000 + number}")
        make_commitment(agreement=make_agreement(parties=[a, b]))

    sections = page(client, a, b, "partnership_brief").context["sections"]

    assert [(len(one["lines"]), one["more"]) for one in sections[:3]] == [(4, 16), (4, 16), (18, 2)]


def test_brief_tells_promises_apart_by_their_agreement(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    agreements = [make_agreement(parties=[a, b]) for _number in range(2)]
    for agreement in agreements:
        make_commitment(agreement=agreement, text="Train people")

    lines = page(client, a, b, "partnership_brief").context["sections"][2]["lines"]

    assert [(said(line["phrases"]), line["url"]) for line in lines] == [
        ("Agreed: Train people", agreement.get_absolute_url()) for agreement in agreements[::-1]
    ]
    assert [line["detail"][0].text for line in lines] == [one.code for one in agreements[::-1]]


def test_brief_calls_nothing_signed_that_was_only_proposed(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_agreement(parties=[a, b], status="proposed", title="A wish")

    section = page(client, a, b, "partnership_brief").context["sections"][1]

    assert section["title"] == "Agreements"
    assert said(section["lines"][0]["detail"]) == "Framework agreement · Proposed"


def test_brief_marks_a_garbled_name(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    visit = make_delegation(senders=[a], hosts=[b], status="took_place")
    DelegationMember.objects.create(
        delegation=visit, name="Huang Xining", title="director", role="leader", is_garbled=True
    )

    line = page(client, a, b, "partnership_brief").context["sections"][0]["lines"][0]

    assert said(line["detail"]) == "Huang Xining, director (name probably garbled in translation)"


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


def test_brief_says_what_it_shows_in_english_and_marks_it(client):
    a, b = make_region(slug="a", name_vi="Á"), make_region(slug="b", name_vi="Bê")
    source = make_source(language="zh-Hans")
    agreement = make_agreement(parties=[a, b], title="Framework", title_zh="框架", source=source)
    AgreementParty.objects.filter(agreement=agreement, region=a).update(signer_name="李明")

    with translation.override("vi"):
        vietnamese = page(client, a, b, "partnership_brief")
    with translation.override("zh-hans"):
        chinese = page(client, a, b, "partnership_brief")

    assert (vietnamese.context["is_untranslated"], chinese.context["is_untranslated"]) == (
        True,
        False,
    )
    assert '<span lang="en">Framework</span>' in vietnamese.content.decode()
    assert '<span lang="zh-Hans">李明</span>' in vietnamese.content.decode()
    assert 'lang="zh-Hans">李明' not in chinese.content.decode()
