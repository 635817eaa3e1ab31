"""What a page needs to show a picture: its addresses and its words. Costs no query."""

from django.urls import reverse
from django.utils.translation import gettext as _

from agreements.views.picture import PICTURES_OF_LIST, TITLES, with_query

# A map is as high as this, in pixels of the wide form; the others depend on their data.
HEIGHTS = {"map": 540, "network": 560}


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
