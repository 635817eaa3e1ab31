"""The list of programmes and the page of one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements.models import Programme
from tests.factories import (
    make_agreement,
    make_area,
    make_delegation,
    make_evidence,
    make_exchange,
    make_figure,
    make_institution,
    make_programme,
    make_region,
)
from tests.pages import page_text, row_codes

pytestmark = pytest.mark.django_db


def test_programmes_show_published_ones_newest_first(client):
    old = make_programme(period="2008/2010")
    undated = make_programme()
    new = make_programme(period="2017")
    make_programme(period="2018", state="draft")
    make_programme(period="2019", state="withdrawn")

    response = client.get(reverse("programmes"))

    assert row_codes(response) == [new.code, old.code, undated.code]


def test_programmes_row_says_period_parties_kind_areas_and_status(client):
    province = make_institution(name="Provincial government", region=make_region(name="Guizhou"))
    make_programme(
        parties=[province],
        kind="expert_dispatch",
        status="under_way",
        areas=[make_area(name="Nursing")],
    )

    response = client.get(reverse("programmes"))

    row = response.context["rows"][0]
    assert [(one["name"], one["place"]) for one in row["parties"]] == [
        ("Provincial government", "Guizhou")
    ]
    assert (row["kind"], row["status"], row["tone"]) == ("Dispatch of experts", "Under way", "good")
    assert row["areas"] == ["Nursing"]
    assert response.content.decode().count('<span class="uncertain">not stated</span>') == 1


def test_programme_leaves_nothing_blank(client):
    programme = make_programme()

    response = client.get(programme.get_absolute_url())

    # Period, aims and areas.
    assert response.content.decode().count('<span class="uncertain">not stated</span>') == 3
    assert (response.context["kind"], response.context["status_note"]) == ("Kind not stated", "")
    assert "none recorded" in page_text(response)


def test_programme_prints_aims_with_their_mark(client):
    programme = make_programme(aims="Two or three leading specialties in five years")
    make_evidence(programme=programme, field="aims", paragraph=4)

    response = client.get(programme.get_absolute_url())

    aims = next(one for one in response.context["details"] if one["label"] == "Aims")
    assert aims["value"] == "Two or three leading specialties in five years"
    assert [mark["number"] for mark in aims["references"]] == [2]


def test_programme_names_kind_status_areas_and_legal_basis_with_their_evidence(client):
    area = make_area(name="Nursing", slug="nursing")
    programme = make_programme(
        kind="medical_team",
        status="suspended",
        areas=[area],
        legal_basis_number="No. 17",
        legal_basis_date="2012-05",
        legal_basis_signer="Ministry of Health",
    )
    source = programme.evidence.get().source
    fields = ("kind", "status", "areas", "legal_basis_number", "legal_basis_date")
    for paragraph, field in enumerate(fields, start=2):
        make_evidence(programme=programme, field=field, source=source, paragraph=paragraph)

    context = client.get(programme.get_absolute_url()).context

    basis = next(one for one in context["details"] if one["label"] == "Legal basis")
    assert basis["value"] == "No. 17, May 2012, Ministry of Health"
    assert (context["kind"], context["status_tone"]) == ("Medical aid team abroad", "warn")
    assert context["areas"] == [{"label": "Nursing", "href": "/programmes/?area=nursing"}]
    assert [
        [one["number"] for one in references]
        for references in (
            context["kind_references"],
            context["status_references"],
            context["area_references"],
            basis["references"],
        )
    ] == [[2], [3], [4], [5, 6]]


@pytest.mark.parametrize(
    ("status", "note"),
    [
        ("proposed", "This is a proposal: none of the sources says that it was decided or carried"),
        ("planned", "This is a plan: none of the sources says that it was carried out"),
        ("under_way", ""),
        ("terminated", ""),
    ],
)
def test_programme_that_has_not_begun_says_so(client, status, note):
    programme = make_programme(status=status)

    assert client.get(programme.get_absolute_url()).context["status_note"][: len(note)] == note
    assert bool(client.get(programme.get_absolute_url()).context["status_note"]) == bool(note)


def test_programme_leads_to_the_whole_and_to_its_parts(client):
    whole = make_programme(title="The whole")
    programme = make_programme(parent=whole)
    part = make_programme(title="The part", parent=programme, status="planned")

    context = client.get(programme.get_absolute_url()).context

    assert [one["title"] for one in context["parents"]] == [whole.title]
    assert [(one["title"], one["status"]) for one in context["children"]] == [
        (part.title, "Planned")
    ]


def test_programme_keeps_cumulative_figures_beside_those_of_an_event(client):
    programme = make_programme()
    make_figure(programme=programme, metric="Experts", value=248, scope="event")
    make_figure(programme=programme, metric="Experts so far", value=806, scope="cumulative")

    response = client.get(programme.get_absolute_url())

    assert [
        (row["metric"], row["number"], row["scope"], row["is_not_added"])
        for row in response.context["figures"]
    ] == [
        ("Experts", "248 persons", "This event", False),
        ("Experts so far", "806 persons", "Cumulative", True),
    ]
    assert page_text(response).count("not added to any event’s number") == 1


def test_programme_lists_its_timeline_by_date(client):
    agreement = make_agreement(signed="2008")
    programme = make_programme(agreements=[agreement])
    exchange = make_exchange(programme=programme, dates="2018")
    visit = make_delegation(programme=programme, dates="2017-09-02/2017-09-04")

    response = client.get(programme.get_absolute_url())

    assert [(event["title"], event["kind"]) for event in response.context["timeline"]] == [
        (agreement.title, ""),
        (visit.title, "visit"),
        (exchange.title, "training"),
    ]
    assert [row["code"] for row in response.context["delegations"]] == [visit.code]
    assert [row["code"] for row in response.context["exchanges"]] == [exchange.code]


@pytest.mark.parametrize("state", ["draft", "withdrawn"])
def test_programme_hides_records_that_are_not_public(client, state):
    programme = make_programme(title="Public")
    programme.agreements.add(make_agreement(title="SECRET agreement", state=state))
    make_delegation(title="SECRET visit", programme=programme, state=state)
    make_exchange(title="SECRET exchange", programme=programme, state=state)
    make_programme(title="SECRET part", parent=programme, state=state)
    whole = make_programme(title="SECRET whole", state=state)
    Programme.objects.filter(pk=programme.pk).update(parent=whole)

    page = client.get(programme.get_absolute_url()).content.decode()
    listed = client.get(reverse("programmes")).content.decode()

    assert "Public" in page
    assert "SECRET" not in page
    assert "SECRET" not in listed


def costly(number):
    """A programme with so many rows of everything that can belong to it."""
    programme = make_programme(
        parties=[make_institution(region=make_region()) for _ in range(number)],
        agreements=[make_agreement() for _ in range(number)],
        areas=[make_area() for _ in range(number)],
        parent=make_programme(),
    )
    for _ in range(number):
        make_programme(parent=programme)
        make_delegation(programme=programme)
        make_exchange(programme=programme)
        make_figure(programme=programme)
        make_evidence(programme=programme, programme_party=programme.parties.first())
    return programme


@pytest.mark.slow
def test_programme_costs_the_same_for_one_and_three_of_everything(client):
    one, three = costly(1), costly(3)

    with CaptureQueriesContext(connection) as with_one:
        client.get(one.get_absolute_url())
    with CaptureQueriesContext(connection) as with_three:
        client.get(three.get_absolute_url())

    assert len(with_one) == len(with_three)


@pytest.mark.slow
def test_programmes_cost_the_same_for_one_and_three(client):
    make_programme()
    with CaptureQueriesContext(connection) as with_one:
        client.get(reverse("programmes"))
    costly(1)

    with CaptureQueriesContext(connection) as with_three:
        client.get(reverse("programmes"))

    assert len(with_one) == len(with_three)
