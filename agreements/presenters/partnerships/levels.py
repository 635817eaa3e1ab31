"""The levels at which two regions can be compared: cities and their provinces, or other divisions
of the first level.
"""

from agreements.choices import FIRST_LEVEL, RegionKind
from agreements.models import Partnership, Region
from agreements.models.partnership import partnership_url
from agreements.presenters.partnerships.page import title_of

MAX_INSIDE = 6  # Pairs of cities to which the page of two provinces leads.


def provinces_of(regions):
    """The province in which each region lies, or the region itself where it lies in none."""
    return [_province_of(region) for region in regions]


def _province_of(region):
    # Its parent and the parent of this came along; a province above these is rare.
    near = [one for one in (region, region.parent, region.parent and region.parent.parent) if one]
    found = [one for one in near if one.kind in FIRST_LEVEL]
    if not found and len(region.ancestor_ids) > len(near):
        found = Region.objects.ancestors_of(region).of_first_level()
    return next(iter(found), region)


def may_be_partners(one, other):
    """Whether two regions can cooperate: authorities, and neither part of the other."""
    kinds = {one.kind, other.kind}
    return RegionKind.GROUPING not in kinds and not (
        one.path.startswith(other.path) or other.path.startswith(one.path)
    )


def levels(regions, provinces, name):
    """The switch between two regions, those below them that are partners, and their provinces, each
    with its own address; empty where there is nothing to switch.
    """
    found = [regions]
    if any(region.kind in FIRST_LEVEL for region in regions):
        inside = Partnership.objects.for_public().inside(*regions).latest_first()[:MAX_INSIDE]
        found = [*(by_address(one.first, one.second) for one in inside), regions]
    if provinces != regions and may_be_partners(*provinces):
        found.append(provinces)
    return [
        {
            "label": title_of(pair),
            "url": partnership_url(*pair, name),
            "is_current": pair is regions,
        }
        for pair in found
        if len(found) > 1
    ]


def by_address(one, other):
    """Two regions in the order of their address."""
    return sorted([one, other], key=lambda region: region.slug)
