"""The public addresses, read from the map of the site."""

from agreements.urls import urlpatterns

# Pages of many kinds of things, which are no list of one.
OVERVIEWS = {"about", "home", "search"}


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
