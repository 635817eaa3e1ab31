"""From a specification to SVG and PNG, by Vega (`vega.py`), in a fifth of a second.

The colours are the tokens of static/register.css. In a file they are the light ones, and a style
element holds the dark ones, so that an image follows its reader and a spreadsheet or an editor can
open it. Inlined in a page they become the page's own `var(--…)`.
"""

import re
import xml.etree.ElementTree as ET
from base64 import b64encode
from hashlib import sha256

from django.utils.translation import gettext as _

from agreements.charts.vega import HOST, vega

WIDE, NARROW = 880, 400
FORMS = {"wide": WIDE, "narrow": NARROW}
PNG_SCALE = 2
# What XML 1.0 cannot hold, even escaped; an address may ask for it.
NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# Parts that Vega names in English, whatever the language; their own words are read out instead.
NAMED_IN_ENGLISH = {"title", "subtitle", "axis", "legend"}
LONG_NUMBER = re.compile(r"-?\d+\.\d{2,}(e-?\d+)?")

# Token: light, dark. tests/charts/test_svg.py compares them with the style sheet.
TOKENS = {
    "background": ("#ffffff", "#11171c"),
    "border": ("#d9dfe3", "#2e3a44"),
    "neutral-soft": ("#eceff1", "#232d35"),
    "control-border": ("#76838f", "#71808d"),
    "text": ("#16202a", "#e6ebef"),
    "text-muted": ("#51606d", "#a3b0bb"),
    "accent": ("#0f766e", "#5ec8bd"),
    "accent-soft": ("#e3f2f0", "#12312f"),
}
LIGHT = [light for light, _dark in TOKENS.values()]
BACKGROUND, BORDER, LAND, CONTROL_BORDER, TEXT, TEXT_MUTED, ACCENT, ACCENT_SOFT = LIGHT

FONT = (
    "Segoe UI, Roboto, Noto Sans, Helvetica Neue, Arial, PingFang SC, Hiragino Sans GB, "
    "Microsoft YaHei, Liberation Sans, DejaVu Sans, Noto Sans CJK SC, WenQuanYi Micro Hei, "
    "sans-serif"
)

# What draws the PNG takes the first font that the server has and, for a letter that it lacks, any
# other: the ones that have the letters of the language come first.
PNG_FONT = f"Noto Sans, DejaVu Sans, {FONT}"
CHINESE_FONT = f"Noto Sans CJK SC, Source Han Sans SC, WenQuanYi Micro Hei, {PNG_FONT}"

# "screen": paper is always white.
STYLE = "@media screen and (prefers-color-scheme:dark){{{}}}a:focus,a:hover{{opacity:.6}}".format(
    "".join(
        f'[fill="{light}"]{{fill:{dark}}}[stroke="{light}"]{{stroke:{dark}}}'
        for light, dark in TOKENS.values()
    )
)
STYLE_HASH = f"'sha256-{b64encode(sha256(STYLE.encode()).digest()).decode()}'"

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
ET.register_namespace("", SVG)

CONFIG = {
    "background": BACKGROUND,
    "font": FONT,
    "axis": {
        "aria": False,
        "labelColor": TEXT_MUTED,
        "labelFontSize": 13,
        "gridColor": BORDER,
        "domainColor": CONTROL_BORDER,
        "tickColor": CONTROL_BORDER,
        "titleColor": TEXT_MUTED,
    },
    "title": {"color": TEXT, "fontSize": 14, "fontWeight": 600, "anchor": "start", "font": FONT},
    "view": {"stroke": None},
    "text": {"color": TEXT, "fontSize": 13},
}


def to_svg(chart, width, language):
    """The chart as an SVG file of its own, with names for screen readers, in pixels."""
    drawn = _nothing(width) if chart.is_empty else chart.draw(width)
    spec = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", **drawn}
    spec["config"] = CONFIG
    _give_hosts(spec)
    text = vega.draw(spec=spec).decode()
    root = ET.fromstring(NOT_IN_XML.sub("", text))
    _name(root, chart, language)
    _fill(root, width)
    for element in root.iter():
        _tidy(element)
    return _renumbered(NOT_IN_XML.sub("", ET.tostring(root, encoding="unicode")))


def to_png(svg):
    """An SVG of ours as PNG in light colours, two pixels for each of its own."""
    return vega.draw(svg=flat(svg), scale=PNG_SCALE)


def flat(svg):
    """An SVG of ours for a program that has one look for all: no style, fonts of the language."""
    font = CHINESE_FONT if re.match(r'<svg[^>]* lang="zh', svg) else PNG_FONT
    return svg.replace(f"<style>{STYLE}</style>", "").replace(f'"{FONT}"', f'"{font}"', 1)


def inlined(svg, name):
    """An SVG of ours for the inside of a page: no style of its own, the colours of the page.

    ``name`` distinguishes its parts from those of other charts in the page.
    """
    svg = svg.replace(f"<style>{STYLE}</style>", "").replace(f' font-family="{FONT}"', "")
    svg = re.sub(r'(id="|url\(#)(?=clip)', rf"\g<1>{name}-", svg)
    for token, (light, _dark) in TOKENS.items():
        svg = svg.replace(f'"{light}"', f'"var(--{token})"')
    return svg


def _nothing(width):
    return {
        "width": width,
        "height": 60,
        "padding": 0,
        "data": {"values": [{"text": _("No data to show.")}]},
        "mark": {"type": "text", "aria": False},
        "encoding": {"text": {"field": "text"}},
    }


def _give_hosts(part):
    """Whole addresses for the marks."""
    if isinstance(part, list):
        for one in part:
            _give_hosts(one)
    elif isinstance(part, dict):
        if "url" in part:
            part["url"] = HOST + part["url"]
        for key in ("data", "values", "layer", "vconcat"):
            _give_hosts(part.get(key))


def _name(root, chart, language):
    root.attrib.pop("class", None)
    root.set("lang", language)
    root.set("font-family", FONT)
    root.set("role", "graphics-document")
    root.set("aria-label", chart.title)
    style, title, description = (ET.Element(f"{{{SVG}}}{n}") for n in ("style", "title", "desc"))
    style.text, title.text, description.text = STYLE, chart.title, chart.description
    root[:0] = [title, description, style]


def _fill(root, width):
    """Widens an SVG, which Vega makes as wide as its contents, to the placeholder in the page."""
    width = max(width, round(float(root.get("width"))))
    root.set("width", str(width))
    root.set("viewBox", f"0 0 {width} {root.get('height')}")


def _renumbered(svg):
    """Vega counts its clips on from chart to chart; the same data give the same bytes."""
    numbers = {}
    return re.sub(r"\bclip\d+", lambda m: f"clip{numbers.setdefault(m[0], len(numbers))}", svg)


def _tidy(element):
    """Removes what a strict content security policy forbids and names in English only."""
    if element.get("aria-roledescription") in NAMED_IN_ENGLISH:
        for name in ("role", "aria-label"):
            element.attrib.pop(name, None)
    for name in ("aria-roledescription", "class"):
        element.attrib.pop(name, None)
    for rule in element.attrib.pop("style", "").split(";"):
        name, _colon, value = rule.partition(":")
        if value:
            element.set(name.strip(), value.strip())
    if element.get("font-family") == FONT and not element.tag.endswith("}svg"):
        del element.attrib["font-family"]  # The whole chart has it.
    for name, value in element.attrib.items():
        if name in ("d", "transform", "x2", "y2", "width", "height"):
            element.set(name, LONG_NUMBER.sub(lambda m: f"{float(m[0]):.1f}", value))
    if XLINK in element.attrib:
        href = element.attrib.pop(XLINK).removeprefix(HOST)
        if href.strip("/"):
            element.set("href", href)
        else:  # A mark without an address is no link.
            element.tag = f"{{{SVG}}}g"
    for name in ("fill", "stroke"):
        if re.fullmatch(r"#[0-9A-Fa-f]{3}", element.get(name, "")):
            element.set(name, "#" + "".join(2 * digit for digit in element.get(name)[1:]))
    label = element.get("aria-label")
    if not label and not len(element):  # A layer without marks is no symbol.
        element.attrib.pop("role", None)
    if label and element.tag != f"{{{SVG}}}svg":
        title = ET.Element(f"{{{SVG}}}title")
        title.text = label
        element.insert(0, title)
