"""The public addresses, read from the map of the site."""

import itertools

from django.urls import reverse

from agreements.urls import urlpatterns

# Pages of many kinds of things, which are no list of one.
OVERVIEWS = {"about", "home", "my_city", "search"}


def list_names():
    """The names of the lists: the addresses without a part to fill in, overviews left out."""
    return sorted(
        pattern.name
        for pattern in urlpatterns
        if not pattern.pattern.converters and pattern.name not in OVERVIEWS
    )


def page_names():
    """The names of the pages of single things, which have a form in JSON beside them."""
    names = {pattern.name for pattern in urlpatterns if pattern.pattern.converters}
    return sorted(name for name in names if f"{name}_json" in names)


# What stands for a part of an address that names no single thing. The other forms of a chart
# hold the same drawing as its page.
PARTS = {
    "kind": ["regions", "institutions", "specialties", "agreements"],
    "chart": ["map", "timeline", "specialties", "network"],
    "form": {"chart": ["csv"], "citation": ["txt", "bib", "ris"]},
}
# Asks for a chart in the width of a telephone, which is one drawing and not two.
DRAWN = "?width=narrow"


def all_addresses(things):
    """Every public address, read from the map of the site: the lists, the overviews, and all that
    there is of some things, which are given by the name of their page. The page of a chart is
    asked for as the part that another page fetches; see `DRAWN`.
    """
    for pattern in urlpatterns:
        if not pattern.pattern.converters:
            yield reverse(pattern.name)
            continue
        for values in _values_for(pattern, things):
            address = reverse(pattern.name, kwargs=values)
            is_part = "chart" in values and "form" not in values
            yield f"{address}{DRAWN}" if is_part else address


def _values_for(pattern, things):
    """What can stand in the parts of an address, as dicts."""
    kind = pattern.name.split("_")[0]
    choices = {}
    for part in pattern.pattern.converters:
        if part in ("slug", "code"):
            choices[part] = [getattr(things[kind], part)]
        elif part in ("first", "second"):
            choices[part] = [things["region" if part == "first" else "partner"].slug]
        elif part == "form":
            choices[part] = PARTS["form"][pattern.name.rpartition("_")[2]]
        else:
            assert part in PARTS, f"Say in tests/addresses.py what stands for <{part}>"
            choices[part] = PARTS[part]
    for values in itertools.product(*choices.values()):
        yield dict(zip(choices, values, strict=True))
