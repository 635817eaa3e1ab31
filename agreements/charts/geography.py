"""Where things lie on a map: the projection, the part of the world that is shown, the land.

Equal Earth (Šavrič, Patterson, Jenny 2018): all areas are true to each other. The map turns to the
middle of what it shows, so that no arc has to leave it on one side and come back on the other
unless it goes around the world.
"""

import json
from dataclasses import dataclass
from functools import cache
from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt
from pathlib import Path

LAND = Path(__file__).resolve().parents[2] / "fixtures" / "land" / "land.json"

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = sqrt(3) / 2
SMALLEST_WIDTH = radians(16)  # One place alone still shows where in the world it lies.
MARGIN = 60  # pixels
DETAIL = 0.8  # pixels: what is smaller is left out of the outline


def equal_earth(longitude, latitude):
    """The projected place of a point, in radians of the globe; x to the east, y to the north."""
    angle = asin(M * sin(radians(latitude)))
    square = angle * angle
    sixth = square**3
    x = radians(longitude) * cos(angle)
    x /= M * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square))
    return x, angle * (A1 + A2 * square + sixth * (A3 + A4 * square))


HALF_WIDTH, HALF_HEIGHT = equal_earth(180, 0)[0], equal_earth(0, 90)[1]


def turned(longitude, middle):
    """A longitude as seen from a meridian: from -180 to 180 degrees."""
    return (longitude - middle + 180) % 360 - 180


def great_circle(one, other, parts=12):
    """Points along the shortest way between two points, both included, as (longitude, latitude)."""
    ends = []
    for longitude, latitude in (one, other):
        lam, phi = radians(longitude), radians(latitude)
        ends.append((cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi)))
    points = []
    for step in range(parts + 1):
        part = step / parts
        x, y, z = (a * (1 - part) + b * part for a, b in zip(*ends, strict=True))
        points.append((degrees(atan2(y, x)), degrees(atan2(z, hypot(x, y)))))
    return points


@dataclass(frozen=True)
class Frame:
    """The part of the world that a map shows, in pixels of the image."""

    width: int
    height: int
    middle: float  # the longitude at the centre
    scale: float  # pixels for a radian
    left: float  # where longitude 0 as seen from the middle lies
    top: float  # where the equator lies

    @property
    def projection(self):
        """The projection for Vega."""
        return {
            "type": "equalEarth",
            "rotate": [-self.middle, 0, 0],
            "scale": self.scale,
            "translate": [self.left, self.top],
            "precision": 0.1,
            "clipExtent": [[0, 0], [self.width, self.height]],
        }

    def pixel(self, longitude, latitude):
        """Where a point lies."""
        x, y = equal_earth(turned(longitude, self.middle), latitude)
        return self.left + self.scale * x, self.top - self.scale * y

    def has(self, x, y, margin=0):
        """Whether a pixel lies inside."""
        return -margin <= x <= self.width + margin and -margin <= y <= self.height + margin


def middle_of(longitudes):
    """The middle of the shortest stretch around the globe that holds all longitudes."""
    found = sorted({longitude % 360 for longitude in longitudes})
    if not found:
        return 0.0
    gaps = zip(found, [*found[1:], found[0] + 360], strict=True)
    start, end = max(gaps, key=lambda gap: gap[1] - gap[0])  # Nothing lies between these two.
    return turned((end + start + 360) / 2, 0)


def frame_of(points, ways, width, height):
    """The frame that shows points and the ways between them, as (longitude, latitude); the world
    where there are none. It never shows more than the world, nor less than `SMALLEST_WIDTH`.
    """
    middle = middle_of([longitude for longitude, _latitude in points])
    shown = [*points, *(point for way in ways for point in great_circle(*way))]
    at = [equal_earth(turned(longitude, middle), latitude) for longitude, latitude in shown]
    if not at:
        at = [(-HALF_WIDTH, -HALF_HEIGHT), (HALF_WIDTH, HALF_HEIGHT)]
    (west, east), (south, north) = ((min(axis), max(axis)) for axis in zip(*at, strict=True))
    across = max(east - west, SMALLEST_WIDTH)
    scale = (width - 2 * MARGIN) / across
    if north > south:
        scale = min(scale, (height - 2 * MARGIN) / (north - south))
    world = max(width / (2 * HALF_WIDTH), height / (2 * HALF_HEIGHT))
    if scale <= world:  # All around: fit the whole globe in.
        scale = min(width / (2 * HALF_WIDTH), height / (2 * HALF_HEIGHT))
        return Frame(width, height, middle, scale, width / 2, height / 2)
    # No emptiness beyond the poles.
    reach = HALF_HEIGHT - height / 2 / scale
    centre = max(-reach, min(reach, (south + north) / 2))
    return Frame(
        width,
        height,
        middle,
        scale,
        width / 2 - scale * (west + east) / 2,
        height / 2 + scale * centre,
    )


@cache
def rings():
    """The land of the world as closed rings of (longitude, latitude)."""
    data = json.loads(LAND.read_text(encoding="ascii"))
    step, found = data["step"], []
    for moves in data["rings"]:
        x = y = 0
        ring = []
        for east, north in moves:
            x, y = x + east, y + north
            ring.append((round(x * step, 2), round(y * step, 2)))
        found.append(ring)
    return found


def land(frame):
    """The land as GeoJSON, no finer than the frame can show."""
    apart = degrees(DETAIL / frame.scale)
    kept = []
    for ring in rings():
        points = [ring[0]]
        for point in ring[1:-1]:
            last = points[-1]
            if abs(point[0] - last[0]) >= apart or abs(point[1] - last[1]) >= apart:
                points.append(point)
        if len(points) > 2:
            kept.append([*points, ring[0]])
    # One polygon: inland seas are rings too, told apart by the direction in which they run.
    return {"type": "Polygon", "coordinates": kept}
