"""Landmarks of the maps: from the gazetteer, apart from what the map shows."""

from itertools import combinations
from math import hypot

from django.utils.translation import override

from agreements.charts.geography import frame_of
from agreements.charts.landmarks import APART, landmarks, landmarks_between
from agreements.charts.map_drawing import height_of_map
from agreements.charts.svg import NARROW, WIDE
from tests.chart_svgs import GUANGZHOU, HANOI, SVG, elements, make_map, make_place


def frame_around(*points, width=WIDE):
    return frame_of(points, [], width, height_of_map(width))


def test_landmarks_are_countries_and_seats_of_provinces():
    kinds = {one.slug: one.is_country for one in landmarks()}

    assert {slug: kinds[slug] for slug in ("mongolia", "shanghai", "xian", "hanoi", "macao")} == {
        "mongolia": True,
        "shanghai": False,
        "xian": False,
        "hanoi": False,
        "macao": False,
    }
    # Divisions stand for these countries; the town is none, the province has its seat's place.
    assert not kinds.keys() & {"china", "vietnam", "shaanxi", "baoji"}


def test_landmarks_lie_apart_from_places_and_each_other():
    frame = frame_around(GUANGZHOU, HANOI)
    places = [frame.pixel(*GUANGZHOU), frame.pixel(*HANOI)]

    found = landmarks_between(frame, places, {"hong-kong"})

    spots = [*places, *((x, y) for _one, x, y in found)]
    slugs = [one.slug for one, _x, _y in found]
    assert "haikou" in slugs
    assert not {"guangzhou", "hanoi", "hong-kong"} & set(slugs)
    assert all(frame.has(x, y) for x, y in spots)
    assert all(
        hypot(one[0] - other[0], one[1] - other[1]) >= APART
        for one, other in combinations(spots, 2)
    )


def test_small_map_has_fewer_landmarks():
    wide, narrow = (
        landmarks_between(frame_around((75, 18), (135, 50), width=width), [], set())
        for width in (WIDE, NARROW)
    )

    assert len(wide) > 2 * len(narrow) > 6


def test_map_names_landmarks_in_the_reader_language_and_makes_no_mark_of_them():
    place = make_place(1, *GUANGZHOU)
    with override("zh-hans"):
        parts = elements(make_map(place))

    texts = {part.text for part in parts if part.tag == f"{SVG}text"}
    assert "海口市" in texts
    assert [part for part in parts if "海口" in (part.get("aria-label") or "")] == []
