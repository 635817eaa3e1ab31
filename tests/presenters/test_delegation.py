"""What the page of a delegation prints."""

import re

import pytest
from django.urls import reverse

from agreements.models import (
    Delegation,
    DelegationGroup,
    DelegationParty,
    DelegationStop,
    Person,
)
from tests.factories import (
    make_agreement,
    make_area,
    make_delegation,
    make_evidence,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
)
from tests.pages import page_text

pytestmark = pytest.mark.django_db


def test_delegation_leaves_nothing_blank(client):
    delegation = make_delegation(senders=[], hosts=[make_region()])

    response = client.get(delegation.get_absolute_url())

    # Date, sender, people and topics.
    assert response.content.decode().count('<span class="uncertain">not stated</span>') == 4
    assert "none recorded" in page_text(response)
    assert "The sources name no participants." in page_text(response)


def test_delegation_prints_people_with_the_stage_of_the_number(client):
    delegation = make_delegation(
        headcount=4, headcount_to=6, headcount_qualifier="about", headcount_stage="took_part"
    )

    response = client.get(delegation.get_absolute_url())

    assert [one["value"] for one in response.context["people"]] == ["about 4–6 persons (took part)"]


def test_delegation_prints_members_as_printed_and_says_which_names_are_garbled(client):
    delegation = make_delegation()
    bureau = make_institution(name="Guangming District Health Bureau")
    leader = Person.objects.create(
        delegation=delegation,
        position=1,
        name="Luo Longji",
        title="deputy director",
        role="leader",
        institution=bureau,
    )
    Person.objects.create(
        delegation=delegation, position=2, name="Freya Lim", role="attendee", is_garbled=True
    )
    make_evidence(delegation=delegation, person=leader)

    response = client.get(delegation.get_absolute_url())

    assert [
        (row["name"], row["title"], row["role"], row["institution"], len(row["references"]))
        for row in response.context["people_named"]
    ] == [
        ("Luo Longji", "deputy director", "Leader", bureau.name, 1),
        ("Freya Lim", "", "Attendee", None, 0),
    ]
    assert page_text(response).count("name probably garbled in translation") == 1
    assert bureau.get_absolute_url() in response.content.decode()


def test_delegation_prints_groups_with_or_without_a_number(client):
    delegation = make_delegation()
    DelegationGroup.objects.create(
        delegation=delegation, position=1, label="academicians", number=9
    )
    DelegationGroup.objects.create(delegation=delegation, position=2, label="heads of departments")

    response = client.get(delegation.get_absolute_url())

    assert [(row["label"], row["number"]) for row in response.context["groups"]] == [
        ("academicians", 9),
        ("heads of departments", None),
    ]
    assert re.search(r"heads of departments\s*not stated", page_text(response))


def test_delegation_prints_stops_in_their_order(client):
    delegation = make_delegation(hosts=[])
    for position, name in [(2, "Second"), (1, "First")]:
        DelegationStop.objects.create(
            delegation=delegation, position=position, institution=make_institution(name=name)
        )

    response = client.get(delegation.get_absolute_url())

    assert [stop["name"] for stop in response.context["stops"]] == ["First", "Second"]
    # The stops say where it went: a line "To: not stated" would be wrong.
    assert "<dt>To</dt>" not in response.content.decode()


def test_delegation_names_the_parties_by_what_they_do(client):
    delegation = make_delegation(senders=[make_region(name="A")], hosts=[make_region(name="B")])
    DelegationParty.objects.create(
        delegation=delegation, institution=make_institution(name="C"), role="met"
    )

    context = client.get(delegation.get_absolute_url()).context

    assert [(row["name"], row["role"]) for row in context["senders"]] == [("A", "")]
    assert [(row["name"], row["role"]) for row in context["hosts"]] == [("B", "")]
    assert [(row["name"], row["role"]) for row in context["others"]] == [
        ("C", "Met by the delegation")
    ]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("planned", "This is a plan: none of the sources says that it was carried out."),
        ("cancelled", "This was cancelled: it did not take place."),
        ("reported_only", "The sources mention this without stating its progress."),
        ("took_place", ""),
        ("under_way", ""),
    ],
)
def test_delegation_that_was_not_realised_says_so(client, status, sentence):
    delegation = make_delegation(status=status)

    response = client.get(delegation.get_absolute_url())

    assert response.context["status_note"] == sentence
    assert sentence in page_text(response)


def test_delegation_shows_what_belongs_together(client):
    topic = make_area(slug="quality")
    agreement = make_agreement(signed="2008-09-08")
    programme = make_programme()
    delegation = make_delegation(
        agreements=[agreement], topics=[topic], programme=programme, dates="2010"
    )
    exchange = make_exchange(delegation=delegation, dates="2009")

    response = client.get(delegation.get_absolute_url())

    page = response.content.decode()
    for record in (agreement, programme, exchange):
        assert record.get_absolute_url() in page
    assert f"{reverse('delegations')}?area=quality" in page
    assert [event["title"] for event in response.context["timeline"]] == [
        agreement.title,
        exchange.title,
        delegation.title,
    ]


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_delegation_hides_records_that_are_not_public(client, state):
    delegation = make_delegation(title="Public")
    delegation.agreements.add(make_agreement(title="SECRET agreement", state=state))
    programme = make_programme(title="SECRET programme", state=state)
    Delegation.objects.filter(pk=delegation.pk).update(programme=programme)
    make_exchange(title="SECRET exchange", delegation=delegation, state=state)

    page = client.get(delegation.get_absolute_url()).content.decode()
    listed = client.get(reverse("delegations")).content.decode()

    assert "Public" in page
    assert "SECRET" not in page
    assert "SECRET" not in listed


def test_delegation_marks_what_a_source_states(client):
    delegation = make_delegation(dates="2010?-01-14", topics=[make_area()])
    make_evidence(
        delegation=delegation, field="dates", paragraph=2, basis="inferred", note="From 2009."
    )
    make_evidence(delegation=delegation, field="topics", paragraph=3)

    context = client.get(delegation.get_absolute_url()).context

    # Note 1 is the evidence for the record as a whole.
    assert [(mark["number"], mark["basis"]) for mark in context["dates"][0]["references"]] == [
        (2, "inferred")
    ]
    assert [mark["number"] for mark in context["topic_references"]] == [3]


@pytest.mark.parametrize(
    ("path", "titles"),
    [
        ("", ("Party Secretary", "bureau secretary")),
        ("/zh-hans", ("党委书记", '<span lang="en">bureau secretary</span>')),
        (
            "/vi",
            ('<span lang="en">Party Secretary</span>', '<span lang="en">bureau secretary</span>'),
        ),
    ],
)
def test_person_has_the_office_in_the_language_of_the_reader_beside_the_printed_title(
    client, path, titles
):
    delegation = make_delegation()
    Person.objects.create(
        delegation=delegation, name="Liu", title="bureau secretary", role="leader",
        office="Party Secretary", office_zh="党委书记",
    )  # fmt: skip
    Person.objects.create(delegation=delegation, name="Li", title="Mayor", role="member")

    first, second = client.get(f"{path}{delegation.get_absolute_url()}").context["people_named"]

    assert (first["title"], first["title_as_printed"]) == titles
    assert second["title_as_printed"] == ""
    assert "Mayor" in second["title"]
