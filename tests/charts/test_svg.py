"""Drawings as SVG and PNG: colours, fonts, names, and what files hold."""

import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest
from django.utils import translation

from agreements.charts.chart import Chart
from agreements.charts.counting import Selection, Years
from agreements.charts.svg import (
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
from agreements.charts.timeline import timeline_of
from agreements.registry import AGREEMENT
from tests.chart_svgs import GUANGZHOU, SVG, make_map, make_place
from tests.paths import ROOT

BOTH = [WIDE, NARROW]


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
        chart = timeline_of([Selection(AGREEMENT, None)], [2009, 2010], counts, title="按年份")
        root = ET.fromstring(to_svg(chart, width, "zh-hans"))

    spoken = [one.get("aria-label") for one in root.iter() if one.get("aria-label")]
    spoken += [one.text for one in root.iter() if one.text and not one.tag.endswith("}style")]
    assert "协议" in spoken  # The title of the chart is its own words.
    assert [words for words in spoken if re.search("[A-Za-z]", words)] == []


def test_svg_escapes_names(svg):
    titles = [part.text for part in ET.fromstring(svg).iter(f"{SVG}title")]

    assert "老街 <&> “Lào Cai”: Agreements 1" in titles


def test_svg_leaves_out_what_xml_cannot_hold():
    chart = Chart("A\x01 map\ufffe 老", "\x0b", lambda width: {}, [], [])

    assert ET.fromstring(to_svg(chart, WIDE, "en")).get("aria-label") == "A map 老"


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
