"""The answers that an address of a picture gives: a file, a page, or the part of a page.

No page waits for a drawing. It has a place for each of its pictures, and htmx fetches the drawing
with its table when the place comes into sight: the picture's page answers such a request with that
part alone (`components/drawing.html`, which the page itself includes). Without a script an image
stands there. `presenters/chart_cache.py` draws each once and keeps it.
"""

from dataclasses import dataclass, field

from csp.constants import NONE
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import quote_etag

from agreements.charts.drawing import FORMS, STYLE_HASH
from agreements.charts.vega import ChartBusyError
from agreements.models import Region
from agreements.presenters.chart_cache import MOST_ROWS, PAGE, PART, CachedPicture
from agreements.presenters.chart_links import TITLES, picture_link
from cooperation.client_limits.limits import count_request

TYPES = {
    PART: "text/html; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
}
RETRY_AFTER = 10  # seconds


@dataclass
class Subject:
    """What a picture is about: the records, in words, and the page to which it belongs.

    ``owner`` and ``args`` are the name and the slugs of the pictures' address.
    """

    selections: list
    label: str
    url: str
    owner: str
    args: list = field(default_factory=list)
    query: dict = field(default_factory=dict)
    filters: list = field(default_factory=list)  # In words.
    around: Region | None = None

    def link(self, picture):
        """The addresses of one of its pictures."""
        return picture_link(picture, self.owner, *self.args, query=self.query)


def show_picture(request, picture, form, subject, offered, unknown):
    """Answers with a picture as SVG, PNG or CSV, with its page, or with the part of a page.

    ``unknown`` are parameters that nothing reads: a page tells of them, all else is refused.
    """
    if form == PAGE and asks_for_part(request):
        form = PART
    width = request.GET.get("width", "wide")
    if picture not in offered:
        raise Http404
    if width not in FORMS or (unknown and form != PAGE):
        raise BadRequest(request.GET.urlencode())
    count_request(request, "chart")
    cached = CachedPicture(picture, subject, timezone.localdate())
    try:
        if form == PAGE:
            return show_page(request, picture, cached, unknown)
        return show_file(request, cached, form, width)
    except ChartBusyError:
        context = {"subject": subject}
        answer = render(request, "agreements/picture_busy.html", context, status=503)
        answer.headers["Retry-After"] = str(RETRY_AFTER)
        answer.headers["Cache-Control"] = "no-store"
        return answer


def show_file(request, cached, form, width):
    """A picture as a file or as the part of a page, or 304 where it is known already."""
    answer = get_conditional_response(request, etag=quote_etag(cached.tag(form, width)))
    if answer is None:
        answer = HttpResponse(cached.body(form, width), content_type=TYPES[form])
        answer["ETag"] = quote_etag(cached.tag(form, width))
    if form == PART:
        patch_vary_headers(answer, ["HX-Request"])
    else:  # A policy of its own: the file has a style element, for dark screens.
        answer._csp_replace = {"default-src": [NONE], "style-src": [STYLE_HASH]}
    if form in ("svg", "png"):  # Pages of others may show it, with what they write or link to it.
        answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    patch_cache_control(answer, public=True, no_cache=True)
    return answer


def asks_for_part(request):
    """Whether htmx asks for a part of a page, and not for a whole one in its place."""
    asks = request.headers.get("HX-Request") == "true"
    return asks and not any(
        name in request.headers for name in ("HX-Boosted", "HX-History-Restore-Request")
    )


def show_page(request, picture, cached, unknown):
    """The page of a picture: the picture itself, and the table that says the same."""
    subject, link = cached.subject, cached.link
    above = (
        [{"label": subject.label, "href": subject.url}] if subject.url != reverse("home") else []
    )
    page = {
        **cached.context([] if cached.made.is_empty else FORMS, most=MOST_ROWS[PAGE]),
        "files": [(form.upper(), link[f"{form}_url"]) for form in ("svg", "png", "csv")],
        "subject": subject,
        "unknown": unknown,
        "trail": [*above, {"label": TITLES[picture]}],
    }
    answer = render(request, "agreements/picture.html", page)
    patch_vary_headers(answer, ["HX-Request"])
    return answer
