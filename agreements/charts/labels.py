"""Names beside their marks, without overlaps: the most important first, what does not fit is left
out of the image and stays in the mark's own name and in the table.
"""

import re
from dataclasses import dataclass

from agreements.charts.svg import BACKGROUND, TEXT

HEIGHT = 16  # pixels of a line of 13 px
GAP = 3
# Pixels of a line: where there is space, and where there is less. A Chinese name breaks anywhere.
LONGEST, SHORTER = 384, 192
MOST_LINES = 4
# The widths of the widest font of the stack, DejaVu Sans, in pixels at 13 px; all else is 8.
NARROW_LETTERS, WIDE_LETTERS = frozenset("fijlrtI.,;:!'’|()[] -/·"), frozenset("mwMW%@—…")

# Where a name may break: behind a blank or a hyphen, and behind any Chinese character.
PIECES = re.compile(r"[\u2e80-\uffff]|[^\s\u2e80-\uffff-]*[\s-]*")


@dataclass(frozen=True)
class Label:
    """A name, in lines, and where these begin, are centred or end, by its align; ``mark`` is the
    place (x, y) of what it names.
    """

    text: str
    x: float
    y: float  # the middle of the lines
    align: str
    mark: tuple[float, float]

    @property
    def lines(self):
        """The lines with the middle of each: [(text, y)]."""
        lines = self.text.split("\n")
        first = self.y - HEIGHT * (len(lines) - 1) / 2
        return [(line, round(first + HEIGHT * number, 1)) for number, line in enumerate(lines)]


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


def wrapped(text, longest):
    """A text in lines of at most so many pixels, broken between words or Chinese characters; a
    longer word stands in a line of its own.
    """
    lines = [""]
    for piece in filter(None, PIECES.findall(text)):
        if lines[-1] and width_of((lines[-1] + piece).rstrip()) > longest:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.strip() for line in lines)


def placed(marks, width, height, lines=()):
    """The labels for marks (text, x, y, radius), the most important first.

    No label covers a mark or another label, or leaves the image, and it crosses as few ``lines``
    (two points and a width each) as can be. A long name is broken into lines, never cut.
    """
    taken = [(x - r, y - r, x + r, y + r) for _text, x, y, r in marks]
    lines = [(_around(*line), line) for line in lines]
    found = []
    for text, x, y, radius in marks:
        far = min(width_of(text), width) + radius + 2 * GAP + HEIGHT
        near = [line for box, line in lines if _overlap(box, (x - far, y - far, x + far, y + far))]
        names = dict.fromkeys(
            wrapped(text, longest)
            for longest in (min(LONGEST, width * 2 // 3), SHORTER, SHORTER / 2)
        )
        for name in names:
            if name.count("\n") >= MOST_LINES:
                continue
            free = [
                (label, box)
                for label, box in _tries(name, x, y, radius + GAP)
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
    lines = text.split("\n")
    wide, half = max(map(width_of, lines)), HEIGHT * len(lines) / 2
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
        yield Label(text, round(at, 1), round(middle, 1), align, (x, y)), box


def _overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def label_layers(labels, *, color=TEXT):
    """The layers of a specification that print labels over a halo of paper."""
    layers = []
    for align in ("left", "center", "right"):
        values = [
            {"text": line, "x": one.x, "y": y}
            for one in labels
            if one.align == align
            for line, y in one.lines
        ]
        text = {
            "type": "text",
            "align": align,
            "baseline": "middle",
            "aria": False,
            "fill": color,
        }
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
