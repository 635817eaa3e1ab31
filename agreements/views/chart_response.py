"""Responses with charts: a file, a page, or the part of a page.

No page waits for a chart. It has a placeholder for each of its charts, and htmx fetches the SVG
with its table when the placeholder comes into sight: the chart's page answers such a request with
that part alone (`components/chart_body.html`, which the page itself includes). Without a script an
image stands there. `presenters/chart_cache.py` renders each once and keeps it.
"""

from dataclasses import dataclass, field

from csp.constants import NONE
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import quote_etag

from agreements.charts.svg import FORMS, STYLE_HASH
from agreements.charts.vega import ChartBusyError
from agreements.models import Region
from agreements.presenters.chart_cache import MAX_ROWS, PAGE, PART, CachedChart
from agreements.presenters.chart_links import TITLES, chart_link
from cooperation.client_limits.limits import count_request
from cooperation.errors import UnknownPartError

TYPES = {
    PART: "text/html; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
}
RETRY_AFTER = 10  # seconds


@dataclass
class Subject:
    """The records that a chart is about, in words too, and the page to which it belongs.

    ``owner`` and ``args`` are the name and the slugs of the charts' address. ``is_everything`` says
    that the selections hold all published records, which triggers have counted.
    """

    selections: list
    label: str
    url: str
    owner: str
    args: list = field(default_factory=list)
    query: dict = field(default_factory=dict)
    filters: list = field(default_factory=list)  # In words.
    around: Region | None = None
    is_everything: bool = False

    def link(self, chart):
        """The addresses of one of its charts."""
        return chart_link(chart, self.owner, *self.args, query=self.query)


def show_chart(request, chart, form, subject, offered, unknown):
    """The response with a chart as SVG, PNG or CSV, with its page, or with the part of a page.

    ``unknown`` are parameters that nothing reads, with which there is no chart.
    """
    if form == PAGE and is_part_request(request):
        form = PART
    width = request.GET.get("width", "wide")
    if chart not in offered:
        raise Http404
    if unknown:
        raise UnknownPartError(*unknown)
    if width not in FORMS:
        raise UnknownPartError(f"width={width}")
    count_request(request, "chart")
    cached = CachedChart(chart, subject, timezone.localdate())
    try:
        if form == PAGE:
            return show_page(request, chart, cached)
        return show_file(request, cached, form, width)
    except ChartBusyError:
        context = {"subject": subject}
        response = render(request, "agreements/chart_busy.html", context, status=503)
        response.headers["Retry-After"] = str(RETRY_AFTER)
        response.headers["Cache-Control"] = "no-store"
        return response


def show_file(request, cached, form, width):
    """A chart as a file or as the part of a page, or 304 where it is known already."""
    response = get_conditional_response(request, etag=quote_etag(cached.tag(form, width)))
    if response is None:
        response = HttpResponse(cached.body(form, width), content_type=TYPES[form])
        response["ETag"] = quote_etag(cached.tag(form, width))
    if form == PART:
        patch_vary_headers(response, ["HX-Request"])
    else:  # A policy of its own: the file has a style element, for dark screens.
        response._csp_replace = {"default-src": [NONE], "style-src": [STYLE_HASH]}
    if form in ("svg", "png"):  # Pages of others may show it.
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_cache_control(response, public=True, no_cache=True)
    return response


def is_part_request(request):
    """Whether htmx asks for a part of a page, and not for a whole one in its place."""
    asks = request.headers.get("HX-Request") == "true"
    return asks and not any(
        name in request.headers for name in ("HX-Boosted", "HX-History-Restore-Request")
    )


def show_page(request, chart, cached):
    """The page of a chart: the chart itself, and the table that says the same."""
    subject, link = cached.subject, cached.link
    above = (
        [{"label": subject.label, "href": subject.url}] if subject.url != reverse("home") else []
    )
    page = {
        **cached.context([] if cached.chart.is_empty else FORMS, most=MAX_ROWS[PAGE]),
        "files": [(form.upper(), link[f"{form}_url"]) for form in ("svg", "png", "csv")],
        "subject": subject,
        "breadcrumbs": [*above, {"label": TITLES[chart]}],
    }
    response = render(request, "agreements/chart.html", page)
    patch_vary_headers(response, ["HX-Request"])
    return response
