"""Sections of a page: the first rows of a list, their number, and the way to all of them."""

from agreements.pagination import count_up_to
from agreements.presenters.named_rows import list_url, record_link

SECTION_SIZE = 20
COUNTED = 1_000  # rows of a section; the list that it leads to counts on
NOTHING = {"number": 0, "is_more": False, "url": ""}


def section(queryset, *, row, list_name, size=SECTION_SIZE, **query):
    """The first rows of a list, and the address where exactly these rows are all listed.

    ``query`` is what the list's filters have to ask for. The rows are counted in a statement of
    their own only where there are more than fit here.
    """
    found = list(queryset[: size + 1])
    number, is_more = count_up_to(queryset, COUNTED) if len(found) > size else (len(found), False)
    return {
        "rows": [row(one) for one in found[:size]],
        "number": number,
        "is_more": is_more,
        "is_cut": len(found) > size,
        "url": list_url(list_name, **query),
    }


def total(queryset, *, list_name, **query):
    """How many rows a list has, and its address. See `section`."""
    number, is_more = count_up_to(queryset)
    return {"number": number, "is_more": is_more, "url": list_url(list_name, **query)}


def mentions(thing, *querysets, size=SECTION_SIZE):
    """Records of several kinds that name a thing in passing; no list has exactly these.

    Asks only the ``querysets`` of kinds of which there are any.
    """
    kinds = thing.kinds_only_naming
    found = [
        one
        for rows in querysets
        if rows.model._meta.model_name in kinds
        for one in rows[: size + 1]
    ]
    return {"rows": [record_link(one) for one in found[:size]], "is_cut": len(found) > size}
