"""Places and maps that are in no database, and the elements of a drawing."""

import xml.etree.ElementTree as ET
from collections import Counter

from agreements.charts.counting import Selection
from agreements.charts.map import map_of
from agreements.charts.svg import WIDE, to_svg
from agreements.charts.ties import Ties
from agreements.models import Region
from agreements.registry import AGREEMENT

SVG = "{http://www.w3.org/2000/svg}"
GUANGZHOU, HANOI = (113.26, 23.13), (105.85, 21.03)


def make_place(pk, longitude, latitude, name=None, path=None):
    """A region that is in no database."""
    return Region(
        pk=pk,
        slug=f"place-{pk}",
        name=name or f"Place {pk}",
        path=path or f"/{pk}/",
        longitude=longitude,
        latitude=latitude,
    )


def make_map(*places, pairs=()):
    """The map of regions with one agreement each and for each pair."""
    one = Counter(agreements=1)
    ties = Ties(
        dict.fromkeys(places, one),
        dict.fromkeys(pairs, one),
        len(pairs),
        {place.pk for pair in pairs for place in pair},
    )
    return map_of([Selection(AGREEMENT, None)], ties, title="A map")


def elements(chart, width=WIDE):
    """The elements of the drawing."""
    return list(ET.fromstring(to_svg(chart, width, "en")).iter())


def map_marks(chart, width=WIDE):
    """The names of the marks in the drawing, and where each leads."""
    found = {}
    for link in elements(chart, width):
        if link.tag in (f"{SVG}a", f"{SVG}g"):
            for mark in link:
                if mark.get("role") == "graphics-symbol":
                    found[mark.get("aria-label")] = link.get("href")
    return found
