"""How a map is drawn: land and well-known places, arcs, points, names."""

from itertools import pairwise

from agreements.charts.geography import frame_of, great_circle, land, turned
from agreements.charts.labels import label_layers, placed
from agreements.charts.landmarks import landmarks_between
from agreements.charts.svg import (
    ACCENT,
    BACKGROUND,
    BORDER,
    CONTROL_BORDER,
    LAND,
    NARROW,
    TEXT_MUTED,
)
from agreements.models.partnership import partnership_url
from agreements.text import join_list, join_pair, label_value

MAX_REGIONS, MAX_ARCS = 500, 150
WIDEST = 8  # pixels of an arc
LANDMARK_RADIUS = 1.7  # pixels
HEIGHT, HEIGHT_OF_NARROW = 500, 380


def height_of_map(width):
    """How high the map is in a form of this width, in pixels."""
    return HEIGHT_OF_NARROW if width == NARROW else HEIGHT


def draw_map(selections, single, pairs, located, width):
    """The Vega-Lite specification of a map in a width: the first of some located regions with the
    arcs between them.
    """
    height = height_of_map(width)
    located = located[:MAX_REGIONS]
    shown = set(located)
    ways = [pair for pair in pairs if shown.issuperset(pair)][:MAX_ARCS]
    frame = frame_of(
        [_at(one) for one in located], [tuple(map(_at, pair)) for pair in ways], width, height
    )
    most = max((pairs[pair].total() for pair in ways), default=1)
    arcs = [_arc(selections, pair, pairs[pair], most) for pair in reversed(ways)]
    biggest = max((numbers.total() for numbers in single.values()), default=1)
    dense = min(1, (60 / max(len(single), 1)) ** 0.5)
    points = [
        _point(selections, one, single[one], frame, (single[one].total() / biggest) ** 0.5 * dense)
        for one in located
    ]
    marks = [
        (one.display_name, p["x"], p["y"], p["radius"])
        for one, p in zip(located, points, strict=True)
    ]
    found = landmarks_between(
        frame,
        [(point["x"], point["y"]) for point in points],
        {one.slug for one in located},
    )
    around = {(round(x, 1), round(y, 1)): one for one, x, y in found}
    marks += [(one.display_name, *at, LANDMARK_RADIUS) for at, one in around.items()]
    labels = placed(marks, width, height, _lines(arcs, frame))
    return {
        "width": width,
        "height": height,
        "padding": 0,
        "projection": frame.projection,
        "layer": [
            _quiet({"graticule": {"step": [10, 10]}}, filled=False, stroke=BORDER, strokeWidth=0.5),
            _quiet(
                {"values": [{"type": "Feature", "geometry": land(frame)}]},
                fill=LAND,
                stroke=CONTROL_BORDER,
                strokeWidth=0.6,
            ),
            *_landmark_layers(around, [label for label in labels if label.mark in around]),
            *([_arc_layer(arcs)] if arcs else []),
            {
                "data": {"values": points},
                "mark": {"type": "circle", "fill": ACCENT, "stroke": BACKGROUND, "opacity": 1},
                "encoding": {
                    "x": {"field": "x", "type": "quantitative", "scale": None, "axis": None},
                    "y": {"field": "y", "type": "quantitative", "scale": None, "axis": None},
                    "size": {"field": "size", "type": "quantitative", "scale": None},
                    "href": {"field": "url"},
                    "description": {"field": "words"},
                },
            },
            *label_layers([label for label in labels if label.mark not in around]),
        ],
    }


def _landmark_layers(landmarks, labels):
    """The names of landmarks, with dots where these are cities: quieter than the places of the map
    and not read out, since they say nothing about records.
    """
    dots = [label.mark for label in labels if not landmarks[label.mark].is_country]
    axis = {"type": "quantitative", "scale": None, "axis": None}
    layer = {
        "data": {"values": [{"x": x, "y": y} for x, y in dots]},
        "mark": {
            "type": "circle",
            "size": round(3.1416 * LANDMARK_RADIUS**2, 1),
            "fill": TEXT_MUTED,
            "opacity": 1,
            "aria": False,
        },
        "encoding": {"x": {"field": "x", **axis}, "y": {"field": "y", **axis}},
    }
    return [*([layer] if dots else []), *label_layers(labels, color=TEXT_MUTED)]


def _arc_layer(arcs):
    return {
        "data": {"values": arcs},
        "mark": {
            "type": "geoshape",
            "filled": False,
            "stroke": ACCENT,
            "strokeCap": "round",
            "opacity": 0.6 if len(arcs) < 40 else 0.35,
        },
        "encoding": {
            "strokeWidth": {"field": "wide", "type": "quantitative", "scale": None},
            "href": {"field": "url"},
            "description": {"field": "words"},
        },
    }


def _quiet(data, **mark):
    return {"data": data, "mark": {"type": "geoshape", "aria": False, **mark}}


def _at(region):
    return float(region.longitude), float(region.latitude)


def _arc(selections, pair, numbers, most):
    total = numbers.total()
    names = join_pair(*(one.display_name for one in pair))
    return {
        "type": "Feature",
        "geometry": {"type": "LineString", "coordinates": [_at(one) for one in pair]},
        "wide": 1.5 + (WIDEST - 1.5) * (total - 1) / max(most - 1, 1),
        "url": _address(selections, pair, numbers),
        "words": label_value(names, _words(selections, numbers)),
    }


def _lines(arcs, frame):
    """The arcs as short straight lines in pixels, for the labels to keep clear of."""
    return [
        (frame.pixel(*one), frame.pixel(*other), arc["wide"])
        for arc in arcs
        for one, other in pairwise(great_circle(*arc["geometry"]["coordinates"]))
        if not _leaves(one, other, frame)
    ]


def _leaves(one, other, frame):
    """Whether a short line leaves the map on one side and comes back on the other."""
    return abs(turned(one[0], frame.middle) - turned(other[0], frame.middle)) > 180


def _point(selections, region, numbers, frame, share):
    """A point, the larger the greater its ``share``, from 0 to 1."""
    x, y = frame.pixel(*_at(region))
    radius = 2.5 + 5 * share
    return {
        "x": round(x, 1),
        "y": round(y, 1),
        "radius": radius,
        "size": 3.1416 * radius**2,
        "url": _address(selections, [region], numbers),
        "words": label_value(region.label, _words(selections, numbers)),
    }


def _words(selections, numbers):
    """The number of each kind, as in "Agreements 3, Delegations 1"."""
    return join_list(
        f"{selection.kind.label} {numbers[selection.kind.list_name]}"
        for selection in selections
        if numbers[selection.kind.list_name]
    )


def _address(selections, regions, numbers):
    """Where a mark leads: to the list that it counts, or with several to the region or pair."""
    if len(selections) == 1:
        return selections[0].address_of_regions(*regions)
    if len(regions) == 1:
        return regions[0].get_absolute_url()
    return partnership_url(*regions)
