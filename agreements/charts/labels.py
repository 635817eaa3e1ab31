"""Names beside their marks, without overlaps: the most important first, what does not fit is left
out of the drawing and stays in the mark's own name and in the table.
"""

from dataclasses import dataclass

from agreements.charts.drawing import PAPER

HEIGHT = 16  # pixels of a line of 13 px
GAP = 3
LONGEST = 32  # characters


@dataclass(frozen=True)
class Label:
    """A name and where it begins, is centred or ends, by its align."""

    text: str
    x: float
    y: float  # the middle of the line
    align: str


def width_of(text):
    """About how wide a text of 13 px is: a Chinese character is as wide as it is high."""
    return sum(13.5 if ord(letter) > 0x2E7F else 7.4 for letter in text)


def shortened(text):
    """A text that is not too long to stand beside a mark."""
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"


def placed(marks, width, height):
    """The labels for marks (text, x, y, radius), the most important first.

    No label covers a mark or another label, or leaves the drawing.
    """
    taken = [(x - r, y - r, x + r, y + r) for _text, x, y, r in marks]
    found = []
    for text, x, y, radius in marks:
        text = shortened(text)
        for label, box in _tries(text, x, y, radius + GAP):
            inside = box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
            if inside and not any(_overlap(box, other) for other in taken):
                taken.append(box)
                found.append(label)
                break
    return found


def _tries(text, x, y, away):
    wide, half = width_of(text), HEIGHT / 2
    for align, dy in (
        ("left", 0),
        ("right", 0),
        ("center", -half - away),
        ("center", half + away),
        ("left", -half - away / 2),
        ("left", half + away / 2),
        ("right", -half - away / 2),
        ("right", half + away / 2),
    ):
        at = x + {"left": away, "right": -away, "center": 0}[align]
        start = at - {"left": 0, "right": wide, "center": wide / 2}[align]
        middle = y + dy
        box = (start, middle - half, start + wide, middle + half)
        yield Label(text, round(at, 1), round(middle, 1), align), box


def _overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def label_layers(labels):
    """The layers of a specification that print labels over a halo of paper."""
    layers = []
    for align in ("left", "center", "right"):
        values = [
            {"text": one.text, "x": one.x, "y": one.y} for one in labels if one.align == align
        ]
        text = {"type": "text", "align": align, "baseline": "middle", "aria": False}
        halo = {"stroke": PAPER, "strokeWidth": 3, "strokeJoin": "round", "fill": PAPER}
        for style in ({**text, **halo}, text):
            layers.append(
                {
                    "data": {"values": values},
                    "mark": style,
                    "encoding": {
                        "x": {"field": "x", "type": "quantitative", "scale": None, "axis": None},
                        "y": {"field": "y", "type": "quantitative", "scale": None, "axis": None},
                        "text": {"field": "text"},
                    },
                }
            )
    return [layer for layer in layers if layer["data"]["values"]]
