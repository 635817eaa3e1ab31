"""Maps: marks, arcs, and what has no coordinates."""

from itertools import combinations

import pytest

from agreements.charts.map import MAX_ARCS, height_of_map
from agreements.charts.svg import NARROW, WIDE
from tests.chart_svgs import GUANGZHOU, HANOI, SVG, elements, make_map, make_place

BOTH = [WIDE, NARROW]


def marks(chart, width=WIDE):
    """The names of the marks in the drawing, and where each leads."""
    found = {}
    for link in elements(chart, width):
        if link.tag in (f"{SVG}a", f"{SVG}g"):
            for mark in link:
                if mark.get("role") == "graphics-symbol":
                    found[mark.get("aria-label")] = link.get("href")
    return found


# Maps


def test_map_marks_lead_to_the_lists():
    one, other = make_place(1, *GUANGZHOU), make_place(2, *HANOI)

    chart = make_map(one, other, pairs=[(one, other)])

    assert marks(chart) == {
        "Place 1: Agreements 1": "/agreements/?place=place-1",
        "Place 2: Agreements 1": "/agreements/?place=place-2",
        "Place 1 – Place 2: Agreements 1": "/agreements/?place=place-1&partner=place-2",
    }


def test_place_without_coordinates_is_listed_and_its_arc_left_out():
    lost, known = make_place(1, None, None), make_place(2, *HANOI)

    chart = make_map(lost, known, pairs=[(lost, known)])

    assert list(marks(chart)) == ["Place 2: Agreements 1"]
    assert [[cell.text for cell in note] for note in chart.notes] == [
        ["Not on the map, because their coordinates are not known:", "Place 1"]
    ]
    assert [row[0].text for row in chart.rows] == ["Place 1", "Place 2", "Place 1"]


def test_country_around_a_city_of_the_map_is_listed():
    country = make_place(1, *GUANGZHOU)
    city = make_place(2, *GUANGZHOU, path="/1/2/")

    chart = make_map(country, city)

    assert list(marks(chart)) == ["Place 2: Agreements 1"]
    assert [[cell.text for cell in note] for note in chart.notes] == [
        ["Not on the map, because it shows places within them:", "Place 1"]
    ]


@pytest.mark.slow
@pytest.mark.parametrize("width", BOTH)
def test_map_of_500_places_shows_all_and_the_strongest_arcs(width):
    places = [make_place(n, 80 + n % 25 * 2, 20 + n // 25) for n in range(1, 501)]
    pairs = list(combinations(places[:20], 2))

    chart = make_map(*places, pairs=pairs)

    names = list(marks(chart, width))
    assert len([name for name in names if " – " not in name]) == 500
    assert len([name for name in names if " – " in name]) == MAX_ARCS
    assert len(chart.rows) == 500 + len(pairs)
    assert [note[0].text for note in chart.notes] == [
        "The map shows 500 of 500 places and 150 of 190 pairs, those with most records."
    ]


def test_empty_map_says_so():
    chart = make_map()

    texts = [part.text for part in elements(chart) if part.tag == f"{SVG}text"]
    assert texts == ["No data to show."]


# Sizes and tables


@pytest.mark.parametrize("width", BOTH)
def test_map_is_as_large_as_the_place_kept_for_it(width):
    root = elements(make_map(make_place(1, *GUANGZHOU)), width)[0]

    assert root.get("viewBox") == f"0 0 {width} {height_of_map(width)}"
