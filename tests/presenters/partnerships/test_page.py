"""The page of a partnership: its levels, its timeline, and what is judged by which rule."""

import pytest

from agreements.models import Partnership, Programme
from tests.factories import (
    make_agreement,
    make_commitment,
    make_delegation,
    make_exchange,
    make_figure,
    make_link,
    make_programme,
    make_region,
    make_source,
)
from tests.partnerships import deliver, page, pairs, province_and_city

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.mark.parametrize("kind", ["province", "division"])
def test_pair_switches_to_the_provinces(client, kind):
    p, a = province_and_city("Ax")
    q, b = province_and_city("Bx")
    for province in (p, q):
        province.kind = kind
        province.save()
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
        (event["title"], event["label"], event["direction"])
        for event in response.context["timeline"]
    ]
    assert story == [
        ("Signed", "Agreement", "between A and B"),
        ("Training", "Training", "from A to B"),
        ("Both hosts", "Visit", "with both A and B"),
        ("Unknown year", "Visit", "from B to A"),
    ]
    assert "SECRET" not in response.content.decode()


def test_commitments_say_what_delivered_them_and_after_when_there_is_no_record(client):
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

    rows = page(client, a, b).context["commitments"]

    assert [(row["text"], row["no_activity_since"]) for row in rows] == [
        ("Untouched", "no record after 2009"),
        ("Begun", "no record after 2012"),
        ("Planned", "no record after 2009"),
        ("Done", ""),
        ("A right", ""),
        ("Considered", "no record after 2009"),
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


def test_partnership_is_judged_by_its_own_contact_interval_and_shows_the_arithmetic(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    source = make_source()
    for signed in ("2001-01-01", "2003-01-01", "2005-01-01"):
        make_agreement(parties=[a, b], signed=signed, status="signed", source=source)
    make_delegation(senders=[a], hosts=[b], dates="2004", status="took_place")
    make_delegation(senders=[a], hosts=[b], dates="2025", status="planned", source=source)
    make_agreement(parties=[a, b], signed="2025", status="signed", state="draft")

    box = page(client, a, b).context["contact_interval"]

    assert box == {
        "label": "Dormant",
        "tone": "warn",
        "steps": [
            "Last contact on record: 1 January 2005.",
            "No later record in this register (2 sources).",
            "Contacts with a stated day: 1 January 2001; 1 January 2003; 1 January 2005.",
            "Intervals: 730 days, 731 days; median: 730.5 days.",
            "Dormant after 2 times the median: 1461 days.",
            "1 contact without a stated day is left out of the intervals.",
        ],
    }


@pytest.mark.parametrize(
    ("dates", "steps"),
    [
        (
            "2010?-01-14",
            [
                "Last contact on record: 14 January 2010 (year inferred).",
                "No later record in this register (1 source).",
            ],
        ),
        ("202X-09-23", ["No contact on record has a stated year."]),
        ("2001-07-10/..", ["A contact goes on, or its end is not stated."]),
    ],
)
def test_partnership_of_one_document_is_neither_active_nor_dormant(client, dates, steps):
    a, b = make_region(), make_region()
    make_delegation(senders=[a], hosts=[b], dates=dates, status="took_place")

    response = page(client, a, b)

    assert response.context["contact_interval"] == {"label": "", "tone": "", "steps": steps}
    text = response.content.decode()
    assert [word for word in ("Dormant", "dormant", "ilent", "In contact") if word in text] == []


@pytest.mark.parametrize(
    ("kind", "status", "expected"),
    [
        ("framework", "signed", "Framework"),
        ("memorandum", "signed", "Project"),
        ("framework", "proposed", "No contact recorded"),
        ("framework", "unknown", "No contact recorded"),
    ],
)
def test_partnership_has_a_relation_level_and_leads_to_its_rule(client, kind, status, expected):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_agreement(parties=[a, b], kind=kind, status=status)

    response = page(client, a, b)

    assert (
        response.context["relation_level"] == expected == pairs(client)["a", "b"]["relation_level"]
    )
    assert '<a href="/about/#relations">' in response.content.decode()
    rule = "a framework agreement between the two was concluded"
    assert rule in client.get("/about/").content.decode()


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("under_way", "Programme"),
        ("suspended", "Programme"),
        ("completed", "Programme"),
        ("end_announced", "Programme"),
        ("terminated", "Programme"),
        ("proposed", "No contact recorded"),
        ("planned", "No contact recorded"),
        ("not_stated", "No contact recorded"),
    ],
)
def test_programme_makes_a_relation_level_once_it_has_begun(client, status, expected):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_programme(parties=[a, b], status=status)

    row = pairs(client)["a", "b"]

    assert page(client, a, b).context["relation_level"] == expected == row["relation_level"]
    assert (row["programmes"]["number"], row["has_contact"]) == (1, False)
    of_itself = Partnership.objects.of(a, only_itself=True)
    assert [one.begun_programme_count for one in of_itself] == [int(expected == "Programme")]


def test_relation_level_follows_the_status_of_a_programme(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    programme = make_programme(parties=[a, b], status="planned")
    before = pairs(client)["a", "b"]["relation_level"]

    Programme.objects.filter(pk=programme.pk).update(status="under_way")

    assert (before, pairs(client)["a", "b"]["relation_level"]) == (
        "No contact recorded",
        "Programme",
    )


def test_partnership_says_which_end_is_computed(client):
    a, b = make_region(slug="a"), make_region(slug="b")
    make_agreement(parties=[a, b], term_start="2080", term_length=5, term_length_unit="years")
    make_agreement(parties=[a, b], term_end="2090")

    shown = page(client, a, b).context["ending"]
    row = pairs(client)["a", "b"]

    assert [one["end"] for one in shown] == ["2085, computed from the term of 5 years", "2090"]
    assert (row["ending"]["date"].text, row["ending"]["is_computed"]) == ("2085", True)
