"""Names beside their marks, without overlaps: the most important first, what does not fit is left
out of the image and stays in the mark's own name and in the table.
"""

from dataclasses import dataclass

from agreements.charts.svg import BACKGROUND

HEIGHT = 16  # pixels of a line of 13 px
GAP = 3
LONGEST, SHORTER = 48, 24  # characters: where there is room, and where there is less
# The widths of the widest font of the stack, DejaVu Sans, in pixels at 13 px; all else is 8.
NARROW_LETTERS, WIDE_LETTERS = frozenset("fijlrtI.,;:!'’|()[] -/·"), frozenset("mwMW%@—…")


@dataclass(frozen=True)
class Label:
    """A name and where it begins, is centred or ends, by its align."""

    text: str
    x: float
    y: float  # the middle of the line
    align: str


def width_of(text):
    """About how wide a text of 13 px is: a Chinese character is as wide as it is high."""
    return sum(map(_width_of_letter, text))


def _width_of_letter(letter):
    if ord(letter) > 0x2E7F:
        return 13.5
    if letter in NARROW_LETTERS:
        return 5
    if letter in WIDE_LETTERS:
        return 12.5
    return 9 if letter.isupper() or letter.isdigit() else 8


def shortened(text, longest):
    """A text of at most so many characters."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def placed(marks, width, height, lines=()):
    """The labels for marks (text, x, y, radius), the most important first.

    No label covers a mark or another label, or leaves the image, and it crosses as few ``lines``
    (two points and a width each) as can be. A long name is cut where the whole does not fit.
    """
    taken = [(x - r, y - r, x + r, y + r) for _text, x, y, r in marks]
    lines = [(_around(*line), line) for line in lines]
    found = []
    for text, x, y, radius in marks:
        far = min(width_of(text), width) + radius + 2 * GAP + HEIGHT
        near = [line for box, line in lines if _overlap(box, (x - far, y - far, x + far, y + far))]
        for longest in (min(LONGEST, width // 12), SHORTER):
            free = [
                (label, box)
                for label, box in _tries(shortened(text, longest), x, y, radius + GAP)
                if box[0] >= 0 and box[1] >= 0 and box[2] <= width and box[3] <= height
                if not any(_overlap(box, other) for other in taken)
            ]
            if free:
                label, box = min(free, key=lambda one: _crossings(one[1], near))
                taken.append(box)
                found.append(label)
                break
    return found


def _around(start, end, wide):
    """The box that just holds a line, whose ends are round."""
    (left, right), (top, bottom) = (sorted(axis) for axis in zip(start, end, strict=True))
    return left - wide / 2, top - wide / 2, right + wide / 2, bottom + wide / 2


def _crossings(box, lines):
    return sum(_crosses(box, *line) for line in lines)


def _crosses(box, start, end, wide):
    """Whether a line runs through a box (Liang and Barsky 1984)."""
    box = (box[0] - wide / 2, box[1] - wide / 2, box[2] + wide / 2, box[3] + wide / 2)
    first, last = 0, 1
    for axis in (0, 1):
        at, way = start[axis], end[axis] - start[axis]
        low, high = box[axis] - at, box[axis + 2] - at
        if not way:
            if low > 0 or high < 0:
                return False
            continue
        near, far = sorted((low / way, high / way))
        first, last = max(first, near), min(last, far)
    return first <= last


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
        halo = {"stroke": BACKGROUND, "strokeWidth": 3, "strokeJoin": "round", "fill": BACKGROUND}
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
