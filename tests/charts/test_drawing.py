"""Pictures as such: where things lie, what covers what, colours, forms, and what files hold."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from itertools import combinations, pairwise

import pytest
from django.utils import translation

from agreements.charts.counting import Selection, Ties, Years
from agreements.charts.drawing import (
    CHINESE_FONT,
    LIGHT,
    NARROW,
    PNG_FONT,
    TOKENS,
    WIDE,
    flat,
    inlined,
    to_png,
    to_svg,
)
from agreements.charts.geography import frame_of, great_circle, middle_of, rings, turned
from agreements.charts.labels import HEIGHT, LONGEST, SHORTER, Label, placed, width_of
from agreements.charts.map import MOST_WAYS, height_of_map, map_of
from agreements.charts.network import NEAREST, apart, layout
from agreements.charts.picture import Cell, Picture, Rows, as_csv
from agreements.charts.timeline import height_of_timeline, timeline_of
from agreements.models import Region
from agreements.registry import AGREEMENT, DELEGATION, EXCHANGE
from tests.paths import ROOT

SVG = "{http://www.w3.org/2000/svg}"
BOTH = [WIDE, NARROW]

GUANGZHOU, HANOI = (113.26, 23.13), (105.85, 21.03)
SUVA, APIA = (178.44, -18.14), (-171.76, -13.83)


def make_place(pk, longitude, latitude, name=None, path=None):
    """A place that is in no database."""
    return Region(
        pk=pk,
        slug=f"place-{pk}",
        name=name or f"Place {pk}",
        path=path or f"/{pk}/",
        longitude=longitude,
        latitude=latitude,
    )


def make_map(*places, pairs=()):
    """The map of places with one agreement each and for each pair."""
    one = Counter(agreements=1)
    ties = Ties(dict.fromkeys(places, one), dict.fromkeys(pairs, one))
    return map_of([Selection(AGREEMENT, None)], ties, title="A map")


def elements(picture, width=WIDE):
    """The elements of the drawing."""
    return list(ET.fromstring(to_svg(picture, width, "en")).iter())


def marks(picture, width=WIDE):
    """The names of the marks in the drawing, and where each leads."""
    found = {}
    for link in elements(picture, width):
        if link.tag in (f"{SVG}a", f"{SVG}g"):
            for mark in link:
                if mark.get("role") == "graphics-symbol":
                    found[mark.get("aria-label")] = link.get("href")
    return found


# Where things lie


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

    picture = make_map(one, other, pairs=[(one, other)])

    (arc,) = [
        part.get("d")
        for part in elements(picture, width)
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

    picture = make_map(*around, pairs=[(edge[0], edge[-1]), (first, last)])

    arcs = [
        part.get("d")
        for part in elements(picture)
        if " – " in part.get("aria-label", "") and part.get("d")
    ]
    assert max(arc.count("M") for arc in arcs) == 2


# What covers what


def box(label):
    """The corners of a label."""
    start = label.x - {"left": 0, "right": 1, "center": 0.5}[label.align] * width_of(label.text)
    half = HEIGHT / 2
    return start, label.y - half, start + width_of(label.text), label.y + half


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

    assert label == Label("Right edge", 383, 100, "right")


def test_long_name_is_cut_only_where_it_does_not_fit():
    name = "Municipal Commission of Health and Family Planning of a City"

    (whole,) = placed([(name, 440, 100, 4)], WIDE, 200)
    (cut,) = placed([(name, 150, 100, 4)], 300, 200)

    assert (whole.text, len(whole.text)) == (f"{name[:47]}…", LONGEST)
    assert (cut.text, len(cut.text)) == ("Municipal Commission of…", SHORTER)


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
    picture = make_map(*places.values(), pairs=[(places[a], places[b]) for a, b in WAYS])

    parts = elements(picture, width)

    names = names_in(parts)
    arcs = [point for part in parts for point in points_of_arc(part)]
    boxes = list(names.values())
    assert set(names) == set(CITIES)
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
            found[part.text] = box(Label(part.text, x, middle, align))
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


def test_network_is_the_same_each_time_and_keeps_points_apart():
    lines = [(0, 1), (1, 2), (0, 2), (3, 4)]

    spots = [[x * 300, y * 300] for x, y in layout(9, lines)]
    found = apart(spots, (0, 0, 300, 300))

    assert layout(9, lines) == layout(9, lines)
    nearest = min(((a - c) ** 2 + (b - d) ** 2) ** 0.5 for (a, b), (c, d) in combinations(found, 2))
    assert nearest > NEAREST - 2


@pytest.mark.parametrize("count", [0, 1, 2])
def test_network_of_hardly_any(count):
    assert len(layout(count, [])) == count


# Maps


def test_map_marks_lead_to_the_lists():
    one, other = make_place(1, *GUANGZHOU), make_place(2, *HANOI)

    picture = make_map(one, other, pairs=[(one, other)])

    assert marks(picture) == {
        "Place 1: Agreements 1": "/agreements/?place=place-1",
        "Place 2: Agreements 1": "/agreements/?place=place-2",
        "Place 1 – Place 2: Agreements 1": "/agreements/?place=place-1&partner=place-2",
    }


def test_place_without_coordinates_is_listed_and_its_arc_left_out():
    lost, known = make_place(1, None, None), make_place(2, *HANOI)

    picture = make_map(lost, known, pairs=[(lost, known)])

    assert list(marks(picture)) == ["Place 2: Agreements 1"]
    assert [[cell.text for cell in note] for note in picture.notes] == [
        ["Not on the map, because their coordinates are not known:", "Place 1"]
    ]
    assert [row[0].text for row in picture.rows] == ["Place 1", "Place 2", "Place 1"]


def test_country_around_a_city_of_the_map_is_listed():
    country = make_place(1, *GUANGZHOU)
    city = make_place(2, *GUANGZHOU, path="/1/2/")

    picture = make_map(country, city)

    assert list(marks(picture)) == ["Place 2: Agreements 1"]
    assert [[cell.text for cell in note] for note in picture.notes] == [
        ["Not on the map, because other places on it lie in them:", "Place 1"]
    ]


@pytest.mark.parametrize("width", BOTH)
def test_map_of_500_places_shows_all_and_the_strongest_arcs(width):
    places = [make_place(n, 80 + n % 25 * 2, 20 + n // 25) for n in range(1, 501)]
    pairs = list(combinations(places[:20], 2))

    picture = make_map(*places, pairs=pairs)

    names = list(marks(picture, width))
    assert len([name for name in names if " – " not in name]) == 500
    assert len([name for name in names if " – " in name]) == MOST_WAYS
    assert len(picture.rows) == 500 + len(pairs)
    assert [note[0].text for note in picture.notes] == [
        "The map shows 500 of 500 places and 150 of 190 pairs, those with most records."
    ]


def test_empty_map_says_so():
    picture = make_map()

    texts = [part.text for part in elements(picture) if part.tag == f"{SVG}text"]
    assert texts == ["There is nothing to draw."]


# Sizes and tables


@pytest.mark.parametrize("width", BOTH)
@pytest.mark.parametrize("kinds", [[AGREEMENT], [AGREEMENT, DELEGATION, EXCHANGE]])
@pytest.mark.parametrize("most", [1, 12_345])
def test_timeline_is_as_large_as_the_place_kept_for_it(width, kinds, most):
    years = list(range(1990, 2031))
    counts = [Years(Counter({1990: most}), Counter({2030: 2})) for _kind in kinds]
    picture = timeline_of([Selection(kind, None) for kind in kinds], years, counts, title="Years")

    root = elements(picture, width)[0]

    assert root.get("viewBox") == f"0 0 {width} {height_of_timeline(len(kinds))}"
    assert (root.get("width"), root.get("height")) == tuple(root.get("viewBox").split()[2:])


@pytest.mark.parametrize("width", BOTH)
def test_map_is_as_large_as_the_place_kept_for_it(width):
    root = elements(make_map(make_place(1, *GUANGZHOU)), width)[0]

    assert root.get("viewBox") == f"0 0 {width} {height_of_map(width)}"


def test_row_is_made_only_when_it_is_asked_for():
    made = []
    rows = Rows([(number, number * 2) for number in range(1000)], lambda *pair: made.append(pair))

    first = rows[:2]

    assert (len(rows), len(first), made) == (1000, 2, [(0, 0), (1, 2)])


# Colours and files


def test_tokens_are_those_of_the_style_sheet():
    css = (ROOT / "static" / "register.css").read_text(encoding="utf-8")
    found = {}
    for name, value in re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css):
        found.setdefault(name, []).append(value)

    assert {name: tuple(found[name]) for name in TOKENS} == TOKENS
    assert len(set(LIGHT)) == len(TOKENS)  # Told apart by their light values.


@pytest.fixture(scope="module")
def svg():
    return to_svg(make_map(make_place(1, *GUANGZHOU, name="老街 <&> “Lào Cai”")), WIDE, "zh-hans")


def test_svg_uses_tokens_only(svg):
    used = set(re.findall(r'(?:fill|stroke)="([^"]*)"', svg)) - {"none"}

    assert used - set(LIGHT) == set()


def test_svg_has_a_name_and_a_language(svg):
    root = ET.fromstring(svg)

    assert (root.get("role"), root.get("lang")) == ("graphics-document", "zh-hans")
    assert root.get("aria-label") == root.find(f"{SVG}title").text == "A map"
    assert root.find(f"{SVG}desc").text == "Map of 1 place and 0 pairs of places."


@pytest.mark.parametrize("width", BOTH)
def test_svg_names_nothing_in_another_language(width):
    with translation.override("zh-hans"):
        counts = [Years(Counter({2009: 2}), Counter({2010: 1}))]
        picture = timeline_of([Selection(AGREEMENT, None)], [2009, 2010], counts, title="按年份")
        root = ET.fromstring(to_svg(picture, width, "zh-hans"))

    spoken = [one.get("aria-label") for one in root.iter() if one.get("aria-label")]
    spoken += [one.text for one in root.iter() if one.text and not one.tag.endswith("}style")]
    assert "协议" in spoken  # The title of the chart is its own words.
    assert [words for words in spoken if re.search("[A-Za-z]", words)] == []


def test_svg_escapes_names(svg):
    titles = [part.text for part in ET.fromstring(svg).iter(f"{SVG}title")]

    assert "老街 <&> “Lào Cai”: Agreements 1" in titles


def test_svg_leaves_out_what_xml_cannot_hold():
    picture = Picture("A\x01 map\ufffe 老", "\x0b", lambda width: {}, [], [])

    assert ET.fromstring(to_svg(picture, WIDE, "en")).get("aria-label") == "A map 老"


def test_svg_needs_nothing_that_the_policy_forbids(svg):
    for text in (svg, inlined(svg, "a")):
        assert re.findall(r"\bstyle=|<script|\bon\w+=|https?://(?!www\.w3\.org/)", text) == []


def test_inlined_svg_takes_the_colours_of_the_page(svg):
    text = inlined(svg, "a")

    assert "<style>" not in text
    assert [light for light in LIGHT if light in text] == []
    assert 'fill="var(--accent)"' in text
    ids = set(re.findall(r' id="([^"]+)"', text))
    assert ids == set(re.findall(r"url\(#([^)]+)\)", text))
    assert {name.partition("-")[0] for name in ids} == {"a"}


def test_png_has_two_pixels_for_each(svg):
    png = to_png(svg)

    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20], "big") == 2 * WIDE


@pytest.mark.parametrize(
    ("language", "font"), [("en", PNG_FONT), ("vi", PNG_FONT), ("zh-hans", CHINESE_FONT)]
)
def test_png_is_light_in_a_font_that_has_the_letters(language, font):
    drawing = flat(to_svg(make_map(make_place(1, *GUANGZHOU)), WIDE, language))

    assert ("<style" in drawing, "@media" in drawing) == (False, False)
    assert set(re.findall('font-family="([^"]*)"', drawing)) == {font}


def test_csv_guards_formulae():
    picture = Picture(
        title="",
        gist="",
        draw=lambda width: {},
        columns=["Name", "Number"],
        rows=[[Cell("=1+1"), Cell(-3)], [Cell('老街, "x"'), Cell(2)]],
    )

    assert as_csv(picture) == '\ufeffName,Number\r\n\'=1+1,-3\r\n"老街, ""x""",2\r\n'
