"""Well-known places by which a reader of a map finds the way: countries, and the seats of the first
level of divisions where the gazetteer has divisions.

They come from the files of the gazetteer, not from the register: they are the same for everybody,
whatever is recorded and published.
"""

import csv
from dataclasses import dataclass
from functools import cache
from math import hypot
from pathlib import Path

from agreements.models.named import in_reader_language

REGIONS = Path(__file__).resolve().parents[2] / "fixtures" / "regions"
# Files, the most important places first.
COUNTRIES, PROVINCES, PREFECTURES, VIETNAM = (
    REGIONS / name
    for name in (
        "00_countries.csv",
        "10_china_provinces.csv",
        "20_china_prefectures.csv",
        "40_vietnam.csv",
    )
)
APART = 64  # pixels between two of them, or one of them and a place of the map
PIXELS_EACH = 18_000  # square pixels of the map for each of them


@dataclass(frozen=True)
class Landmark:
    """A place of the gazetteer with its coordinates, in degrees (WGS 84)."""

    slug: str
    name: str
    name_zh: str
    name_vi: str
    longitude: float
    latitude: float
    is_country: bool  # Its coordinates are those of its capital.

    display_name = in_reader_language("name")


@cache
def landmarks():
    """All landmarks, the most important first: cities and special regions directly below their
    country, countries without divisions in the gazetteer, seats of provinces.
    """
    provinces = {row["key"]: row for row in _rows(PROVINCES)}
    divided = {row["parent"] for path in (PROVINCES, VIETNAM) for row in _rows(path)}
    seats = [row for row in _rows(PREFECTURES) if _is_seat(row, provinces)]
    first = [*provinces.values(), *_rows(VIETNAM)]
    return [
        Landmark(
            slug=row["key"],
            **{name: row[name] for name in ("name", "name_zh", "name_vi")},
            **{name: float(row[name]) for name in ("longitude", "latitude")},
            is_country=row["kind"] == "country",
        )
        for row in [
            *(one for one in first if one["kind"] in ("city", "special_region")),
            *(one for one in _rows(COUNTRIES) if one["key"] not in divided),
            *seats,
        ]
        if row["latitude"] and not row["dissolved"]
    ]


def landmarks_between(frame, places, slugs):
    """The landmarks in a frame that are none of ``slugs`` and lie apart from ``places`` (x and y in
    pixels) and from each other, as (landmark, x, y).
    """
    most = frame.width * frame.height // PIXELS_EACH
    kept, taken = [], list(places)
    for one in landmarks():
        x, y = frame.pixel(one.longitude, one.latitude)
        if (
            len(kept) < most
            and one.slug not in slugs
            and frame.has(x, y, margin=-10)
            and all(hypot(x - other_x, y - other_y) >= APART for other_x, other_y in taken)
        ):
            kept.append((one, x, y))
            taken.append((x, y))
    return kept


def _is_seat(row, provinces):
    province = provinces.get(row["parent"])
    return province is not None and all(
        row[name] == province[name] for name in ("longitude", "latitude")
    )


def _rows(path):
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))
