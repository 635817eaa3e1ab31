"""Where things lie: frames, middles, great circles."""

import re

import pytest

from agreements.charts.geography import frame_of, great_circle, middle_of, rings, turned
from agreements.charts.svg import NARROW, WIDE
from tests.chart_svgs import GUANGZHOU, HANOI, elements, make_map, make_place
from tests.paths import ROOT

BOTH = [WIDE, NARROW]
SUVA, APIA = (178.44, -18.14), (-171.76, -13.83)


@pytest.mark.parametrize(
    ("longitudes", "middle"),
    [([], 0), ([113], 113), ([100, 120], 110), ([170, -170], 180), ([-170, 170, 160], 175)],
)
def test_middle_is_that_of_the_shortest_stretch(longitudes, middle):
    found = middle_of(longitudes)

    assert abs(turned(found - middle, 0)) < 1e-9


def test_frame_holds_its_points_and_the_way_between_them():
    frame = frame_of([GUANGZHOU, (-118.2, 34.1)], [(GUANGZHOU, (-118.2, 34.1))], 960, 540)

    pixels = [frame.pixel(*point) for point in great_circle(GUANGZHOU, (-118.2, 34.1))]

    assert [pixel for pixel in pixels if not frame.has(*pixel)] == []
    assert pixels == sorted(pixels)  # It runs east over the Pacific, in one piece.


def test_frame_of_one_point_shows_its_surroundings():
    frame = frame_of([GUANGZHOU], [], 960, 540)

    x, y = frame.pixel(*GUANGZHOU)
    assert (round(x), round(y)) == (480, 270)
    assert 0 < frame.pixel(*HANOI)[0] < x


def test_frame_of_places_all_around_is_the_world():
    frame = frame_of(
        [(lon, lat) for lon in range(-180, 180, 20) for lat in (-60, 60)], [], 960, 540
    )

    corners = [frame.pixel(frame.middle + side, 0)[0] for side in (-179.99, 179.99)]
    assert frame.has(corners[0], 0)
    assert frame.has(corners[1], 0)


def test_land_has_rings_within_the_world():
    points = [point for ring in rings() for point in ring]

    assert len(points) > 10_000
    assert max(abs(longitude) for longitude, _latitude in points) == 180
    assert max(abs(latitude) for _longitude, latitude in points) <= 90
    assert (ROOT / "fixtures" / "land" / "land.json").stat().st_size < 150_000


@pytest.mark.parametrize("width", BOTH)
def test_arc_over_the_date_line_stays_short(width):
    one, other = make_place(1, *SUVA), make_place(2, *APIA)

    chart = make_map(one, other, pairs=[(one, other)])

    (arc,) = [
        part.get("d")
        for part in elements(chart, width)
        if part.get("aria-label", "").startswith("Place 1 –")
    ]
    assert arc.count("M") == 1
    across = [float(x) for x in re.findall(r"[ML](-?[\d.]+),", arc)]
    assert max(across) - min(across) < width


def test_arc_around_the_world_is_cut_at_its_edge():
    around = [make_place(n, longitude, 0) for n, longitude in enumerate(range(-180, 180, 30), 1)]
    last, first = around[-1], around[0]
    middle = middle_of([float(one.longitude) for one in around])
    edge = sorted(around, key=lambda one: turned(float(one.longitude), middle))

    chart = make_map(*around, pairs=[(edge[0], edge[-1]), (first, last)])

    arcs = [
        part.get("d")
        for part in elements(chart)
        if " – " in part.get("aria-label", "") and part.get("d")
    ]
    assert max(arc.count("M") for arc in arcs) == 2
