"""The network: institutions as points, lines between those that take part in the same records."""

from functools import partial
from math import cos, hypot, pi, sin

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from agreements.charts.chart import Cell, Chart, Rows
from agreements.charts.labels import label_layers, placed
from agreements.charts.svg import ACCENT, BACKGROUND, CONTROL_BORDER, NARROW
from agreements.text import join_list, join_pair, label_value

MOST = 40
ROUNDS = 150
LOWEST, HEIGHT = 192, 560
STEP = 26  # pixels that each institution adds
MARGIN = 28
NEAREST = 34  # pixels between the centres of two points


def network_of(selections, ties, *, title):
    """The network of the institutions of some records (`ties_of_institutions`)."""
    return Chart(
        title=title,
        description=_description(ties),
        draw=lambda width: _draw(selections, ties, width),
        columns=[
            _("Institution"),
            _("Together with"),
            *(selection.kind.label for selection in selections),
        ],
        rows=Rows(
            [*(((one,), numbers) for one, numbers in ties.single.items()), *ties.pairs.items()],
            partial(_row, selections),
        ),
        notes=_notes(ties),
        counted=[[selection.counted for selection in selections], ties.counted(_plain_values)],
    )


def _plain_values(institution):
    """The values of an institution that the network and its table show."""
    return [institution.pk, institution.slug, institution.display_name]


def _description(ties):
    count = len(ties.single)
    words = ngettext(
        "Network of %(number)s institution.", "Network of %(number)s institutions.", count
    )
    text = words % {"number": count}
    if ties.pairs:
        (one, other), numbers = next(iter(ties.pairs.items()))
        text += " " + _("Most records: %(one)s and %(other)s (%(number)s).") % {
            "one": one.display_name,
            "other": other.display_name,
            "number": numbers.total(),
        }
    return text


def _notes(ties):
    if len(ties.single) <= MOST:
        return []
    words = _("The chart shows %(number)s of %(all)s institutions, those with most records.")
    return [[Cell(words % {"number": MOST, "all": len(ties.single)})]]


def _row(selections, institutions, numbers):
    names = [Cell(one.display_name, one.get_absolute_url()) for one in institutions]
    is_one = len(institutions) == 1
    cells = [*names, Cell("")] if is_one else names
    for selection in selections:
        number = numbers[selection.kind.list_name]
        url = selection.address_of_institution(institutions[0]) if is_one and number else ""
        cells.append(Cell(number, url))
    return cells


def layout(count, lines):
    """Where ``count`` points lie, between 0 and 1: those that a line joins near each other, all
    others apart (Fruchterman and Reingold 1991). Begins on a spiral, so that the same data always
    give the same chart.
    """
    turn = pi * (3 - 5**0.5)
    at = [
        [((i + 0.5) / count) ** 0.5 * cos(i * turn), ((i + 0.5) / count) ** 0.5 * sin(i * turn)]
        for i in range(count)
    ]
    wide = 1.8 / max(count, 1) ** 0.5
    for step in range(ROUNDS):
        push = [[-x * 0.1, -y * 0.1] for x, y in at]  # Nothing drifts away.
        for i in range(count):
            for j in range(i):
                dx, dy = at[i][0] - at[j][0], at[i][1] - at[j][1]
                away = max(hypot(dx, dy), 0.01)
                if away > 2 * wide:  # Or groups would drift apart and each shrink to a dot.
                    continue
                force = wide * wide / (away * away)
                push[i][0] += dx * force
                push[i][1] += dy * force
                push[j][0] -= dx * force
                push[j][1] -= dy * force
        for i, j in lines:
            dx, dy = at[i][0] - at[j][0], at[i][1] - at[j][1]
            force = hypot(dx, dy) / wide
            push[i][0] -= dx * force
            push[i][1] -= dy * force
            push[j][0] += dx * force
            push[j][1] += dy * force
        most = 0.15 * (1 - step / ROUNDS)
        for point, (dx, dy) in zip(at, push, strict=True):
            size = max(hypot(dx, dy), 1e-9)
            point[0] += dx / size * min(size, most)
            point[1] += dy / size * min(size, most)
    return [tuple(axis) for axis in zip(*map(_stretched, zip(*at, strict=True)), strict=True)]


def apart(spots, edges):
    """Points in pixels, moved so far that no two marks lie on each other, inside the edges."""
    left, top, right, bottom = edges
    for _round in range(30):
        for i, one in enumerate(spots):
            for other in spots[:i]:
                dx, dy = one[0] - other[0], one[1] - other[1]
                away = hypot(dx, dy)
                if away < NEAREST:
                    dx, dy = (dx / away, dy / away) if away else (1, 0)
                    push = (NEAREST - away) / 2
                    for spot, way in ((one, push), (other, -push)):
                        spot[0] = min(max(spot[0] + dx * way, left), right)
                        spot[1] = min(max(spot[1] + dy * way, top), bottom)
    return [(round(x, 1), round(y, 1)) for x, y in spots]


def _stretched(values):
    low, high = min(values), max(values)
    if high == low:
        return [0.5] * len(values)
    return [(value - low) / (high - low) for value in values]


def _draw(selections, ties, width):
    shown = list(ties.single)[:MOST]
    order = {one: index for index, one in enumerate(shown)}
    pairs = {
        pair: numbers
        for pair, numbers in ties.pairs.items()
        if pair[0] in order and pair[1] in order
    }
    where = layout(len(shown), [(order[one], order[other]) for one, other in pairs])
    height = min(HEIGHT, LOWEST + STEP * max(len(shown) - 2, 0))
    side = MARGIN if width == NARROW else 4 * MARGIN  # Room for names.
    spots = apart(
        [[side + x * (width - 2 * side), MARGIN + y * (height - 2 * MARGIN)] for x, y in where],
        (side, MARGIN, width - side, height - MARGIN),
    )
    most = max((numbers.total() for numbers in ties.single.values()), default=1)
    points = [_point(selections, one, ties.single[one], spots[order[one]], most) for one in shown]
    names = [
        (one.display_name, p["x"], p["y"], p["radius"])
        for one, p in zip(shown, points, strict=True)
    ]
    lines = [
        _line(pair, numbers, *(spots[order[one]] for one in pair))
        for pair, numbers in pairs.items()
    ]
    ways = [((line["x"], line["y"]), (line["x2"], line["y2"]), line["wide"]) for line in lines]
    x, y = (
        {"field": axis, "type": "quantitative", "scale": None, "axis": None} for axis in ("x", "y")
    )
    return {
        "width": width,
        "height": height,
        "padding": 0,
        "layer": [
            {
                "data": {"values": lines},
                "mark": {"type": "rule", "stroke": CONTROL_BORDER, "opacity": 0.7},
                "encoding": {
                    "x": x,
                    "y": y,
                    "x2": {"field": "x2"},
                    "y2": {"field": "y2"},
                    "strokeWidth": {"field": "wide", "type": "quantitative", "scale": None},
                    "description": {"field": "words"},
                },
            },
            {
                "data": {"values": points},
                "mark": {"type": "circle", "fill": ACCENT, "stroke": BACKGROUND, "opacity": 1},
                "encoding": {
                    "x": x,
                    "y": y,
                    "size": {"field": "size", "type": "quantitative", "scale": None},
                    "href": {"field": "url"},
                    "description": {"field": "words"},
                },
            },
            *label_layers(placed(names, width, height, ways)),
        ],
    }


def _point(selections, institution, numbers, spot, most):
    radius = 4 + 6 * (numbers.total() / most) ** 0.5
    url = institution.get_absolute_url()
    if len(selections) == 1:
        url = selections[0].address_of_institution(institution)
    words = join_list(
        f"{one.kind.label} {numbers[one.kind.list_name]}"
        for one in selections
        if numbers[one.kind.list_name]
    )
    return {
        "x": spot[0],
        "y": spot[1],
        "radius": radius,
        "size": 3.1416 * radius**2,
        "url": url,
        "words": label_value(institution.display_name, words),
    }


def _line(pair, numbers, one, other):
    return {
        "x": one[0],
        "y": one[1],
        "x2": other[0],
        "y2": other[1],
        "wide": min(1 + (numbers.total() - 1) * 0.8, 6),
        "words": label_value(
            join_pair(*(institution.display_name for institution in pair)), numbers.total()
        ),
    }
