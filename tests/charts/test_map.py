"""Maps: what is on them, what has no coordinates, and the table that says the same."""

from tests.chart_svgs import GUANGZHOU, HANOI, SVG, elements, make_map, make_place, map_marks


def test_map_marks_lead_to_the_lists():
    one, other = make_place(1, *GUANGZHOU), make_place(2, *HANOI)

    chart = make_map(one, other, pairs=[(one, other)])

    assert map_marks(chart) == {
        "Place 1: Agreements 1": "/agreements/?place=place-1",
        "Place 2: Agreements 1": "/agreements/?place=place-2",
        "Place 1 – Place 2: Agreements 1": "/agreements/?place=place-1&partner=place-2",
    }


def test_place_without_coordinates_is_listed_and_its_arc_left_out():
    lost, known = make_place(1, None, None), make_place(2, *HANOI)

    chart = make_map(lost, known, pairs=[(lost, known)])

    assert list(map_marks(chart)) == ["Place 2: Agreements 1"]
    assert [[cell.text for cell in note] for note in chart.notes] == [
        ["Not on the map, because their coordinates are not known:", "Place 1"]
    ]
    assert [row[0].text for row in chart.rows] == ["Place 1", "Place 2", "Place 1"]


def test_country_around_a_city_of_the_map_is_listed():
    country = make_place(1, *GUANGZHOU)
    city = make_place(2, *GUANGZHOU, path="/1/2/")

    chart = make_map(country, city)

    assert list(map_marks(chart)) == ["Place 2: Agreements 1"]
    assert [[cell.text for cell in note] for note in chart.notes] == [
        ["Not on the map, because it shows places within them:", "Place 1"]
    ]


def test_empty_map_says_so():
    chart = make_map()

    texts = [part.text for part in elements(chart) if part.tag == f"{SVG}text"]
    assert texts == ["No data to show."]
