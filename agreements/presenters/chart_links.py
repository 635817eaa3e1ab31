"""Links to charts for pages: addresses, labels and sizes. Costs no query."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.charts.map_drawing import height_of_map
from agreements.charts.network import LOWEST as LOWEST_NETWORK
from agreements.charts.specialties import LOWEST as LOWEST_SPECIALTIES
from agreements.charts.svg import FORMS, PNG_SCALE, WIDE
from agreements.charts.timeline import height_of_timeline
from agreements.presenters.partnerships.partners import ITSELF

TITLES = {
    "map": gettext_lazy("Map"),
    "timeline": gettext_lazy("By year"),
    "specialties": gettext_lazy("Specialties"),
    "network": gettext_lazy("Network of institutions"),
}
CHARTS_OF_LIST = {
    "agreements": ("map", "timeline", "network"),
    "delegations": ("map", "timeline", "network"),
    "exchanges": ("map", "timeline", "specialties", "network"),
}
# All kinds of record, where a chart does not belong to the list of one.
KINDS = len(CHARTS_OF_LIST)


def with_query(url, query):
    """An address with the filters behind it."""
    return f"{url}?{urlencode(query, doseq=True)}" if query else url


def chart_link(chart, owner, *args, query=None, title=""):
    """A chart of an owner (the name of its address: `region_chart`), for
    ``components/chart.html``.

    ``args`` are the slugs in the owner's own address, ``query`` the filters of a list.
    """
    title = title or str(TITLES[chart])
    page = reverse(f"{owner}_page", args=[*args, chart])
    svg, png, csv = (
        with_query(reverse(owner, args=[*args, chart, form]), query)
        for form in ("svg", "png", "csv")
    )
    kinds = 1 if owner.removesuffix("_chart") in CHARTS_OF_LIST else KINDS
    return {
        "name": chart,
        "title": title,
        "alt": _("%(title)s: the chart with links, and the same data as a table")
        % {"title": title},
        "page_url": with_query(page, query),
        "svg_url": svg,
        "png_url": png,
        "csv_url": csv,
        "narrow_url": with_query(
            reverse(owner, args=[*args, chart, "svg"]), {**(query or {}), "width": "narrow"}
        ),
        "png_width": WIDE * PNG_SCALE,
        # No other height is known before the chart is drawn.
        "png_height": height_of_map(WIDE) * PNG_SCALE if chart == "map" else None,
        "variants": [
            {
                "form": form,
                "url": with_query(page, {**(query or {}), "width": form}),
                "width": width,
                "height": height_of(chart, kinds, width),
            }
            for form, width in FORMS.items()
        ],
    }


def height_of(chart, kinds, width):
    """The height of a chart in pixels; the least one, where it depends on the data."""
    if chart == "map":
        return height_of_map(width)
    if chart == "timeline":
        return height_of_timeline(kinds)
    return LOWEST_SPECIALTIES if chart == "specialties" else LOWEST_NETWORK


def charts_of_list(list_name, values, filterset):
    """The charts of a list as it is asked for (the query of a request)."""
    query = {}
    for name in filterset.base_filters:
        found = [value for value in values.getlist(name) if value]
        if found:
            query[name] = found
    return [
        chart_link(chart, f"{list_name}_chart", query=query) for chart in CHARTS_OF_LIST[list_name]
    ]


def charts_of_region(region, *, only_itself=False):
    """The charts of a region: {name: chart}, the specialties sent and received apart. With
    ``only_itself`` they show what the narrowed lists do.
    """
    query = {"only": ITSELF} if only_itself else {}
    narrow = {"itself": region.slug} if only_itself else {}

    def own(chart, title=""):
        return chart_link(chart, "region_chart", region.slug, query=query, title=title)

    return {
        "map": own("map", _("Partners on the map")),
        "timeline": own("timeline", _("Activity by year")),
        "network": own("network"),
        "sent": chart_link(
            "specialties",
            "exchanges_chart",
            query={"from": region.slug, **narrow},
            title=_("Specialties of persons sent"),
        ),
        "received": chart_link(
            "specialties",
            "exchanges_chart",
            query={"to": region.slug, **narrow},
            title=_("Specialties of persons received"),
        ),
    }


def charts_of_partnership(one, other):
    """The charts of two regions: the map and the activity by year."""
    slugs = sorted([one.slug, other.slug])
    return [
        chart_link("map", "partnership_chart", *slugs, title=_("The two places on the map")),
        chart_link("timeline", "partnership_chart", *slugs, title=_("Activity by year")),
    ]
