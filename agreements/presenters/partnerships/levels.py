"""The levels at which two regions can be compared: cities and their provinces."""

from agreements.choices import RegionKind
from agreements.models import Partnership, Region
from agreements.models.partnership import partnership_url
from agreements.presenters.partnerships.page import title_of

MAX_INSIDE = 6  # Pairs of cities to which the page of two provinces leads.


def provinces_of(places):
    """The province in which each place lies, or the place itself where it lies in none."""
    above = Region.objects.with_parent().in_bulk(
        [pk for place in places for pk in place.ancestor_ids]
    )
    return [
        next(
            (above[pk] for pk in place.ancestor_ids if above[pk].kind == RegionKind.PROVINCE), place
        )
        for place in places
    ]


def may_be_partners(one, other):
    """Whether two places can cooperate: authorities, and neither part of the other."""
    kinds = {one.kind, other.kind}
    return RegionKind.GROUPING not in kinds and not (
        one.path.startswith(other.path) or other.path.startswith(one.path)
    )


def levels(places, provinces, name):
    """The switch between two places, those below them that are partners, and their provinces, each
    with its own address; empty where there is nothing to switch.
    """
    found = [places]
    if any(place.kind == RegionKind.PROVINCE for place in places):
        inside = Partnership.objects.for_public().inside(*places).latest_first()[:MAX_INSIDE]
        found = [*(by_address(one.first, one.second) for one in inside), places]
    if provinces != places and may_be_partners(*provinces):
        found.append(provinces)
    return [
        {
            "label": title_of(pair),
            "url": partnership_url(*pair, name),
            "is_current": pair is places,
        }
        for pair in found
        if len(found) > 1
    ]


def by_address(one, other):
    """Two places in the order of their address."""
    return sorted([one, other], key=lambda place: place.slug)
