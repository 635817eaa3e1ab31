"""What a page needs to show a picture: its addresses and its words. Costs no query."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.views.picture import PICTURES_OF_LIST, TITLES, with_query

# A map is as high as this, in pixels of the wide form; the others depend on their data.
HEIGHTS = {"map": 540}


def picture_link(picture, owner, *args, query=None, title=""):
    """A picture of an owner (the name of its address: `region_picture`), for
    ``components/picture.html``.

    ``args`` are the slugs in the owner's own address, ``query`` the filters of a list.
    """
    title = title or str(TITLES[picture])
    page = with_query(reverse(f"{owner}_page", args=[*args, picture]), query)
    svg, png, csv = (
        with_query(reverse(owner, args=[*args, picture, form]), query)
        for form in ("svg", "png", "csv")
    )
    narrow = {**(query or {}), "width": "narrow"}
    return {
        "title": title,
        "alt": _("%(title)s: the picture with links, and the same as a table") % {"title": title},
        "height": HEIGHTS.get(picture),
        "page_url": page,
        "svg_url": svg,
        "narrow_url": with_query(reverse(owner, args=[*args, picture, "svg"]), narrow),
        "png_url": png,
        "csv_url": csv,
    }


def pictures_of_list(list_name, values, filterset):
    """The pictures of a list as it is asked for (the query of a request)."""
    query = {}
    for name in filterset.base_filters:
        found = [value for value in values.getlist(name) if value]
        if found:
            query[name] = found
    return [
        picture_link(picture, f"{list_name}_picture", query=query)
        for picture in PICTURES_OF_LIST[list_name]
    ]


def pictures_of_region(place):
    """The pictures of a place: {name: picture}, the specialties sent and received apart."""
    return {
        "map": picture_link("map", "region_picture", place.slug, title=_("Partners on the map")),
        "timeline": picture_link(
            "timeline", "region_picture", place.slug, title=_("Activity by year")
        ),
        "network": picture_link("network", "region_picture", place.slug),
        "sent": picture_link(
            "specialties",
            "exchanges_picture",
            query={"sent_from": place.slug},
            title=_("Specialties in which people were sent"),
        ),
        "received": picture_link(
            "specialties",
            "exchanges_picture",
            query={"host": place.slug},
            title=_("Specialties in which people were received"),
        ),
    }


def pictures_of_pair(one, other):
    """The pictures of two places: the map and the activity by year."""
    slugs = sorted([one.slug, other.slug])
    return [
        picture_link("map", "partnership_picture", *slugs, title=_("The two places on the map")),
        picture_link("timeline", "partnership_picture", *slugs, title=_("Activity by year")),
    ]
