"""The numbers of charts: each is that of the list to which it leads."""

import csv
import io

import pytest

from agreements.models import DelegationStop
from tests.chart_pages import CHARTS, make_drawn_records
from tests.chart_tables import table
from tests.factories import make_agreement, make_delegation, make_region

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_cache"), pytest.mark.slow]


@pytest.fixture
def register():
    return make_drawn_records()


def test_every_number_of_a_table_is_that_of_its_list(client, register):
    wrong, tried = [], 0
    for where in CHARTS:
        for row in table(client, where):
            for column, (text, url) in enumerate(row):
                if not (text.isdigit() and "?" in url):
                    continue
                tried += 1
                answer = client.get(url).context
                name = "number"
                if "timeline" in where:
                    name = "certain" if column % 2 else "possible"
                if int(text) != answer[name]:
                    wrong.append((where, url, text, answer[name]))

    assert wrong == []
    assert tried > 100


def test_map_of_a_list_counts_its_records(client, register):
    found = [[text for text, _url in row] for row in table(client, "/agreements/map")]

    assert found == [
        ["Alpha, Land", "", "4"],
        ["Beta, Land", "", "3"],
        ["Lost", "", "3"],
        ["Alpha, Land", "Beta, Land", "2"],
        ["Alpha, Land", "Lost", "2"],
        ["Beta, Land", "Lost", "2"],
    ]


def test_map_lists_places_without_coordinates(client, register):
    chart = client.get("/agreements/map/").context["chart"]

    assert [[(cell.text, cell.url) for cell in note] for note in chart.notes] == [
        [
            ("Not on the map, because their coordinates are not known:", ""),
            ("Lost", "/regions/lost/"),
        ]
    ]


def test_map_of_a_place_has_its_own_arcs_only(client, register):
    gamma = make_region(slug="gamma", latitude=30, longitude=104)
    make_agreement(parties=[register["alpha"], register["beta"], gamma])

    pairs = [(row[0][0], row[1][0]) for row in table(client, "/regions/alpha/map") if row[1][0]]

    assert [
        sorted(pair) for pair in pairs if not any(name.startswith("Alpha") for name in pair)
    ] == []
    assert len(pairs) == 3


def test_timeline_distinguishes_certain_from_possible(client, register):
    rows = [[text for text, _url in row] for row in table(client, "/agreements/timeline")]

    assert rows == [
        ["2009", "1", "2"],  # 2009? is inferred; a day without a year may be in any.
        ["2010", "0", "2"],
        ["2011", "0", "2"],
        ["2012", "0", "2"],
    ]


def test_timeline_counts_records_without_a_year_and_without_a_date(client, register):
    notes = [note[-1] for note in client.get("/agreements/timeline/").context["chart"].notes]

    assert [(cell.text, cell.url) for cell in notes[1:]] == [
        ("Agreements: 1 states no year, or only a decade: possible in several years.", ""),
        ("Agreements without any date: 1", "/agreements/?date=not_stated"),
    ]


def test_network_joins_institutions_of_the_same_record(client, register):
    rows = [[text for text, _url in row] for row in table(client, "/agreements/network")]

    assert rows == [["Clinic", "", "1"], ["Hospital", "", "1"], ["Clinic", "Hospital", "1"]]


def test_csv_says_the_same_as_the_table(client, register):
    text = client.get("/agreements/map.csv").content.decode("utf-8-sig")

    rows = list(csv.reader(io.StringIO(text)))
    assert rows[0] == ["Place", "Partner", "Agreements"]
    assert rows[1:] == [[text for text, _url in row] for row in table(client, "/agreements/map")]


@pytest.mark.parametrize("path", ["/map/", "/delegations/map/"])
def test_stop_in_the_place_of_a_party_is_no_place_of_its_own_on_the_map(client, path):
    province = make_region(name="Province", kind="province")
    city = make_region(name="City", parent=province)
    visit = make_delegation(senders=[make_region(name="Visitors")], hosts=[province])
    DelegationStop.objects.create(delegation=visit, region=city)

    chart = client.get(path).context["chart"]

    rows = [[cell.text for cell in row][:2] for row in chart.rows]
    assert sorted(map(sorted, rows)) == [
        ["", "Province"],
        ["", "Visitors"],
        ["Province", "Visitors"],
    ]
