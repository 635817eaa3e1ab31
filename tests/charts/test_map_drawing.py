"""How maps are drawn: marks, arcs and sizes."""

from itertools import combinations

import pytest

from agreements.charts.map_drawing import MAX_ARCS, height_of_map
from agreements.charts.svg import NARROW, WIDE
from tests.chart_svgs import GUANGZHOU, elements, make_map, make_place, map_marks

BOTH = [WIDE, NARROW]


@pytest.mark.slow
@pytest.mark.parametrize("width", BOTH)
def test_map_of_500_places_shows_all_and_the_strongest_arcs(width):
    places = [make_place(n, 80 + n % 25 * 2, 20 + n // 25) for n in range(1, 501)]
    pairs = list(combinations(places[:20], 2))

    chart = make_map(*places, pairs=pairs)

    names = list(map_marks(chart, width))
    assert len([name for name in names if " – " not in name]) == 500
    assert len([name for name in names if " – " in name]) == MAX_ARCS
    assert len(chart.rows) == 500 + len(pairs)
    assert [note[0].text for note in chart.notes] == [
        "The map shows 500 of 500 places and 150 of 190 pairs, those with most records."
    ]


@pytest.mark.parametrize("width", BOTH)
def test_map_is_as_large_as_the_place_kept_for_it(width):
    root = elements(make_map(make_place(1, *GUANGZHOU)), width)[0]

    assert root.get("viewBox") == f"0 0 {width} {height_of_map(width)}"
