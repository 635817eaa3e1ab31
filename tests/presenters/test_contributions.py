"""Contributions as pages, lists of commitments and searches print them."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from agreements.models import Contribution
from agreements.presenters.contributions import money, quantity_html
from tests.factories import (
    make_agreement,
    make_commitment,
    make_contribution,
    make_delegation,
    make_evidence,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
    make_source,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


def table(response, heading="Contributions"):
    """The cells of the rows of a table of a page, as plain text."""
    text = response.content.decode()
    (found,) = re.findall(
        rf'<caption class="visually-hidden">{heading}</caption>(.*?)</table>', text, re.DOTALL
    )
    rows = re.findall("<tr>(.*?)</tr>", found.partition("<tbody>")[2], re.DOTALL)
    return [[words(cell) for cell in re.findall("<td.*?</td>", row, re.DOTALL)] for row in rows]


def words(html):
    """A part of a page as plain text."""
    return " ".join(re.sub("<.*?>", " ", html).split())


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("en", ["20 ambulances", "about 1,200–1,500 beds", "USD 500,000", "up to CNY 1.5"]),
        ("zh-hans", ["20辆", "约1,200–1,500张", "USD 500,000", "至多CNY 1.5"]),
        ("vi", ["20 xe", "khoảng 1.200–1.500 giường", "USD 500.000", "tối đa CNY 1,5"]),
    ],
)
def test_numbers_have_the_separators_of_the_language_and_no_empty_decimals(language, texts):
    vehicles = {"unit": "ambulances", "unit_zh": "辆", "unit_vi": "xe"}
    beds = {"unit": "beds", "unit_zh": "张", "unit_vi": "giường"}
    record = make_agreement()
    ambulances = make_contribution(agreement=record, quantity=20, **vehicles)
    places = make_contribution(
        agreement=record, quantity=1200, quantity_to=1500, quantity_qualifier="about", **beds
    )
    dollars = make_contribution(agreement=record, amount=500_000, currency="USD")
    yuan = make_contribution(
        agreement=record, amount="1.50", amount_qualifier="up_to", currency="CNY"
    )

    with translation.override(language):
        found = [
            *(quantity_html(one) for one in (ambulances, places)),
            *(money(one) for one in (dollars, yuan)),
        ]

    assert found == texts


def test_unit_in_another_language_is_marked():
    one = Contribution(quantity=20, unit="ambulances")

    with translation.override("vi"):
        assert quantity_html(one) == '20 <span lang="en">ambulances</span>'


def test_text_of_a_unit_is_escaped():
    assert quantity_html(Contribution(quantity=2, unit="<b>")) == "2 &lt;b&gt;"
    assert money(Contribution()) == quantity_html(Contribution()) == ""


@pytest.mark.parametrize("make", [make_agreement, make_delegation, make_exchange, make_programme])
def test_page_of_each_kind_of_record_lists_its_contributions(client, make):
    record = make()
    owner = {record._meta.model_name: record}
    seat = make_region(name="Kunming")
    hospital = make_institution(name="First Hospital", region=seat)
    place = make_region(name="Lao Cai")
    make_contribution(
        description="Ambulances with equipment",
        kind="in_kind",
        status="delivered",
        quantity=20,
        unit="ambulances",
        amount=3_000_000,
        amount_qualifier="about",
        currency="CNY",
        giver_institution=hospital,
        receiver_region=place,
        dates="2009",
        position=1,
        **owner,
    )
    make_contribution(description="Advice", scope="cumulative", position=2, **owner)

    rows = table(client.get(record.get_absolute_url()))

    assert rows == [
        [
            "Ambulances with equipment Gift in kind",
            "20 ambulances about CNY 3,000,000",
            "First Hospital Kunming → to Lao Cai",
            "2009",
            "Delivered",
        ],
        [
            "Advice",
            "not stated",
            "not stated",
            "not stated",
            "not stated Cumulative",
        ],
    ]


def test_page_without_contributions_has_no_section(client):
    make_contribution(agreement=make_agreement(title="Another"))
    record = make_agreement()

    assert "Contributions" not in client.get(record.get_absolute_url()).content.decode()


def test_contribution_has_its_evidence(client):
    record = make_exchange()
    source = make_source(title="Annual report")
    one = make_contribution(exchange=record, quantity=3, unit="beds")
    make_evidence(exchange=record, contribution=one, source=source, paragraph=7)

    response = client.get(record.get_absolute_url())

    (row,) = response.context["contributions"]
    (reference,) = row["references"]
    panels = {panel["panel"]: panel for panel in response.context["evidence"]["panels"]}
    panel = panels[reference["panel"]]
    assert panel["values"] == ["Contribution: Ambulances: 3 beds"]
    assert (panel["source"], panel["where"]) == (source, ", paragraph 7")


def test_amounts_stand_beside_their_commitment_on_both_pages_and_are_not_added_up(client):
    one, other = make_region(slug="kunming"), make_region(slug="lao-cai")
    record = make_agreement(parties=[one, other])
    commitment = make_commitment(agreement=record, text="Pay for training")
    given = {"agreement": record, "commitment": commitment, "currency": "USD"}
    make_contribution(amount=500_000, status="pledged", **given)
    make_contribution(amount=200_000, status="delivered", **given)
    make_contribution(agreement=record, description="Beside it", quantity=7, unit="beds")

    pages = [record.get_absolute_url(), reverse("partnership", args=["kunming", "lao-cai"])]
    cells = [table(client.get(url), "Commitments")[0][1] for url in pages]

    shown = "Pay for training USD 500,000 (Pledged) USD 200,000 (Delivered)"
    assert [cell[: len(shown)] for cell in cells] == [shown, shown]
    assert all("7 beds" not in cell and "700,000" not in cell for cell in cells)
    assert [cells[0] for cells in table(client.get(pages[0]))] == [
        "Ambulances Commitment: Pay for training",
        "Ambulances Commitment: Pay for training",
        "Beside it",
    ]


def test_commitment_without_a_number_has_the_description(client):
    record = make_agreement()
    make_contribution(
        agreement=record, commitment=make_commitment(agreement=record), description="A <b> ward"
    )

    (row,) = client.get(record.get_absolute_url()).context["commitments"]

    assert [str(amount) for amount in row["amounts"]] == ["A &lt;b&gt; ward"]


@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/search/", ["ambulances", "vehicles"]),
        ("/zh-hans/search/", ["救护车"]),
        ("/vi/search/", ["xe cuu thuong"]),
    ],
)
def test_search_finds_the_description_in_three_languages(client, path, queries):
    record = make_delegation()
    make_contribution(
        delegation=record, unit="vehicles", description_zh="救护车", description_vi="Xe cứu thương"
    )
    make_contribution(delegation=make_delegation(state="draft"), unit="vehicles")
    page = record.get_absolute_url()

    for query in queries:
        assert page in client.get(path, {"q": query}).content.decode()


def test_contribution_of_a_draft_shows_nowhere(client):
    hospital = make_institution(name="Hidden hospital", slug="hidden")
    record = make_exchange()
    draft = make_exchange(state="draft")
    for owner in (record, draft):
        make_contribution(exchange=owner, description="Microscopes", giver_institution=hospital)
    page = hospital.get_absolute_url()
    assert client.get(page).status_code == 200

    record.contributions.get().delete()

    assert client.get(page).status_code == 404
    found = client.get(reverse("search"), {"q": "microscopes"})
    assert [one["rows"] for one in found.context["counts"] if one["rows"]] == []
