"""What a page needs to show a picture: its addresses, its words, its size. Costs no query."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.charts.drawing import FORMS, PNG_SCALE, WIDE
from agreements.charts.map import height_of_map
from agreements.charts.network import LOWEST as LOWEST_NETWORK
from agreements.charts.specialties import LOWEST as LOWEST_SPECIALTIES
from agreements.charts.timeline import height_of_timeline
from agreements.presenters.partnerships.partners import ITSELF

TITLES = {
    "map": gettext_lazy("Map"),
    "timeline": gettext_lazy("By year"),
    "specialties": gettext_lazy("Specialties"),
    "network": gettext_lazy("Institutions together"),
}
PICTURES_OF_LIST = {
    "agreements": ("map", "timeline", "network"),
    "delegations": ("map", "timeline", "network"),
    "exchanges": ("map", "timeline", "specialties", "network"),
}
# All kinds of record, where a picture does not belong to the list of one.
KINDS = len(PICTURES_OF_LIST)


def with_query(url, query):
    """An address with the filters behind it."""
    return f"{url}?{urlencode(query, doseq=True)}" if query else url


def picture_link(picture, owner, *args, query=None, title=""):
    """A picture of an owner (the name of its address: `region_picture`), for
    ``components/picture.html``.

    ``args`` are the slugs in the owner's own address, ``query`` the filters of a list.
    """
    title = title or str(TITLES[picture])
    page = reverse(f"{owner}_page", args=[*args, picture])
    svg, png, csv = (
        with_query(reverse(owner, args=[*args, picture, form]), query)
        for form in ("svg", "png", "csv")
    )
    kinds = 1 if owner.removesuffix("_picture") in PICTURES_OF_LIST else KINDS
    return {
        "name": picture,
        "title": title,
        "alt": _("%(title)s: the picture with links, and the same as a table") % {"title": title},
        "page_url": with_query(page, query),
        "svg_url": svg,
        "png_url": png,
        "csv_url": csv,
        "narrow_url": with_query(
            reverse(owner, args=[*args, picture, "svg"]), {**(query or {}), "width": "narrow"}
        ),
        "png_width": WIDE * PNG_SCALE,
        # No other height is known before the picture is drawn.
        "png_height": height_of_map(WIDE) * PNG_SCALE if picture == "map" else None,
        "drawings": [
            {
                "form": form,
                "url": with_query(page, {**(query or {}), "width": form}),
                "width": width,
                "height": height_of(picture, kinds, width),
            }
            for form, width in FORMS.items()
        ],
    }


def height_of(picture, kinds, width):
    """How high a drawing is, in pixels; at least, where that depends on its data."""
    if picture == "map":
        return height_of_map(width)
    if picture == "timeline":
        return height_of_timeline(kinds)
    return LOWEST_SPECIALTIES if picture == "specialties" else LOWEST_NETWORK


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


def pictures_of_region(place, *, only_itself=False):
    """The pictures of a place: {name: picture}, the specialties sent and received apart. With
    ``only_itself`` they show what the narrowed lists do.
    """
    query = {"only": ITSELF} if only_itself else {}
    narrow = {"itself": place.slug} if only_itself else {}

    def own(picture, title=""):
        return picture_link(picture, "region_picture", place.slug, query=query, title=title)

    return {
        "map": own("map", _("Partners on the map")),
        "timeline": own("timeline", _("Activity by year")),
        "network": own("network"),
        "sent": picture_link(
            "specialties",
            "exchanges_picture",
            query={"from": place.slug, **narrow},
            title=_("Specialties in which people were sent"),
        ),
        "received": picture_link(
            "specialties",
            "exchanges_picture",
            query={"to": place.slug, **narrow},
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
