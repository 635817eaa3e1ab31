"""Labels: none covers another one or a line."""

import re
from itertools import combinations, pairwise

import pytest

from agreements.charts.labels import HEIGHT, Label, placed, width_of, wrapped
from agreements.charts.svg import NARROW, WIDE
from tests.chart_svgs import SVG, elements, make_map, make_place

BOTH = [WIDE, NARROW]


def box(label):
    """The corners of a label."""
    lines = label.text.split("\n")
    wide, half = max(map(width_of, lines)), HEIGHT * len(lines) / 2
    start = label.x - {"left": 0, "right": 1, "center": 0.5}[label.align] * wide
    return start, label.y - half, start + wide, label.y + half


def overlap(one, other):
    """Whether two boxes overlap."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_labels_of_500_places_do_not_overlap():
    spots = [(f"城市 {i}", 30 + i * 37 % 900, 20 + i * 61 % 500, 3) for i in range(500)]

    labels = placed(spots, WIDE, 540)

    boxes = [box(label) for label in labels]
    points = [(x - r, y - r, x + r, y + r) for _text, x, y, r in spots]
    assert len(labels) > 50
    assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == []
    assert [1 for one in boxes for point in points if overlap(one, point)] == []


def test_label_of_the_most_important_mark_is_kept():
    labels = placed([("First", 100, 100, 4), ("Second", 101, 101, 4)], 130, 110)

    assert [label.text for label in labels] == ["First"]


def test_label_stays_inside():
    (label,) = placed([("Right edge", 390, 100, 4)], 400, 200)

    assert label == Label("Right edge", 383, 100, "right", (390, 100))


def test_long_name_is_broken_into_lines_and_never_cut():
    name = "Municipal Commission of Health and Family Planning of a City"

    (wide,) = placed([(name, 440, 100, 4)], WIDE, 200)
    (narrow,) = placed([(name, 150, 100, 4)], 300, 200)

    assert wide.text == "Municipal Commission of Health and Family Planning\nof a City"
    assert narrow.text == "Municipal Commission of\nHealth and Family Planning\nof a City"
    assert narrow.lines == [
        ("Municipal Commission of", narrow.y - HEIGHT),
        ("Health and Family Planning", narrow.y),
        ("of a City", narrow.y + HEIGHT),
    ]
    for label, width in ((wide, WIDE), (narrow, 300)):
        left, _top, right, _bottom = box(label)
        assert left >= 0 and right <= width


@pytest.mark.parametrize(
    ("text", "longest", "lines"),
    [
        ("Xining", 10, "Xining"),
        ("Lao Cai City", 60, "Lao Cai\nCity"),
        ("High-tech Zone", 60, "High-\ntech\nZone"),
        ("红河哈尼族彝族自治州", 70, "红河哈尼族\n彝族自治州"),
        ("广州市第一人民医院", 500, "广州市第一人民医院"),
    ],
)
def test_name_is_broken_between_words_or_chinese_characters(text, longest, lines):
    assert wrapped(text, longest) == lines


def test_label_crosses_no_line_where_there_is_another_place():
    spot = ("Clinic", 100, 100, 4)

    (free,) = placed([spot], 200, 200)
    (beside,) = placed([spot], 200, 200, [((100, 100), (190, 100), 1)])
    (below,) = placed([spot], 200, 200, [((100, 100), (190, 100), 1), ((100, 100), (10, 100), 1)])

    assert (free.align, free.x > 100) == ("left", True)
    assert (beside.align, beside.x < 100) == ("right", True)
    assert below.align == "center"


def test_label_keeps_clear_of_the_whole_width_of_a_line():
    spot = ("Clinic", 100, 100, 4)
    beside = ((0, 112), (300, 112))

    (thin,) = placed([spot], 300, 300, [(*beside, 2)])
    (thick,) = placed([spot], 300, 300, [(*beside, 10)])

    assert (thin.align, thin.y) == ("left", 100)
    assert (thick.align, thick.y < 100) == ("center", True)


CITIES = {
    "北京市": (116.4, 39.9),
    "沈阳市": (123.43, 41.8),
    "西宁市": (101.78, 36.62),
    "成都市": (104.07, 30.66),
    "贵阳市": (106.71, 26.58),
    "广州市": (113.26, 23.13),
    "深圳市": (114.06, 22.54),
}
WAYS = [("北京市", "沈阳市"), ("广州市", "西宁市"), ("成都市", "深圳市")]


@pytest.mark.parametrize("width", BOTH)
def test_names_on_a_map_cross_neither_arcs_nor_each_other(width):
    places = {
        name: make_place(pk, *where, name) for pk, (name, where) in enumerate(CITIES.items(), 1)
    }
    chart = make_map(*places.values(), pairs=[(places[a], places[b]) for a, b in WAYS])

    parts = elements(chart, width)

    names = names_in(parts)
    arcs = [point for part in parts for point in points_of_arc(part)]
    boxes = list(names.values())
    assert set(names) > set(CITIES)
    assert len(arcs) > 100
    assert [pair for pair in combinations(boxes, 2) if overlap(*pair)] == []
    assert [
        name
        for name, one in names.items()
        if any(overlap(one, (x - half, y - half, x + half, y + half)) for x, y, half in arcs)
    ] == []


def names_in(parts):
    """The boxes of the names in a drawing."""
    found = {}
    for part in parts:
        if part.tag == f"{SVG}text":
            x, y = map(float, re.findall(r"-?[\d.]+", part.get("transform")))
            align = {"end": "right", "middle": "center"}.get(part.get("text-anchor"), "left")
            middle = y - 13 * 0.3  # The baseline stands below the middle of a line of 13 px.
            found[part.text] = box(Label(part.text, x, middle, align, (x, middle)))
    return found


def points_of_arc(part):
    """Points along an arc, a pixel apart, with half its width; none for another element."""
    if " – " not in part.get("aria-label", ""):
        return []
    half = float(part.get("stroke-width", 1)) / 2
    at = [tuple(map(float, one)) for one in re.findall(r"(-?[\d.]+),(-?[\d.]+)", part.get("d"))]
    return [
        (x + (u - x) * step / 100, y + (v - y) * step / 100, half)
        for (x, y), (u, v) in pairwise(at)
        for step in range(101)
    ]


@pytest.mark.parametrize(
    ("text", "widest"),
    [
        ("Guangzhou Municipal Health Bureau", 237),
        ("Bệnh viện Nhân dân huyện Hà Khẩu", 235),
        ("Lao Cai", 48),
        ("Illinois fill", 61),
        ("WWW MMM", 76),
        ("广州市卫生局", 78),
    ],
)
def test_width_of_a_text_is_hardly_more_than_in_the_widest_font(text, widest):
    assert widest <= width_of(text) <= widest * 1.25
