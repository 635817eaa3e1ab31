"""The answers that an address of a picture gives: a file, a page, or the part of a page.

No page waits for a drawing. It has a place for each of its pictures, and htmx fetches the drawing
with its table when the place comes into sight: the picture's page answers such a request with that
part alone (`components/drawing.html`, which the page itself includes). Without a script an image
stands there. Each is drawn once for each state of the data and then kept.
"""

from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256

from csp.constants import NONE
from django.core.cache import cache
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import quote_etag
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from agreements.charts.counting import (
    specialties_of,
    ties_of_institutions,
    ties_of_places,
    years_of,
)
from agreements.charts.drawing import FORMS, STYLE_HASH, inlined, to_png, to_svg
from agreements.charts.map import map_of
from agreements.charts.network import network_of
from agreements.charts.picture import as_csv
from agreements.charts.specialties import specialties_picture
from agreements.charts.timeline import timeline_of
from agreements.models import Region
from agreements.models.history import data_version
from agreements.presenters.chart_links import TITLES, picture_link
from agreements.text import bracketed, listed

PAGE, PART = "page", "part"
TYPES = {
    PART: "text/html; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
}
KEPT = 3600  # seconds
# The most rows of a table: the part of a page, the picture's own page. The file has all.
MOST_ROWS = {PART: 50, PAGE: 500}


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


def make(picture, subject, day):
    """The picture of a subject by its name in an address."""
    title = _("%(picture)s: %(subject)s") % {"picture": TITLES[picture], "subject": subject.label}
    if subject.filters:
        title += bracketed(listed(subject.filters, loosely=True))
    selections = subject.selections
    if picture == "map":
        return map_of(selections, ties_of_places(selections), title=title, around=subject.around)
    if picture == "timeline":
        return timeline_of(selections, *years_of(selections, day), title=title)
    if picture == "specialties":
        return specialties_picture(selections[-1], specialties_of(selections[-1]), title=title)
    return network_of(selections, ties_of_institutions(selections), title=title)


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
    now = timezone.now()
    make_it = partial(make, picture, subject, timezone.localdate(now))
    # By the hour, since an ended term is a question of time: see also `data_version`.
    state = [picture, subject.url, data_version(), f"{now:%Y-%m-%d %H}", get_language()]
    key = sha256("\0".join(map(str, state)).encode()).hexdigest()
    if form == PAGE:
        return show_page(request, picture, subject, make_it(), key, unknown)
    tag = f"{key}-{form}-{width}"
    answer = get_conditional_response(request, etag=quote_etag(tag))
    if answer is None:
        answer = HttpResponse(
            cache.get_or_set(
                tag, lambda: in_form(make_it, form, width, subject.link(picture), key), KEPT
            ),
            content_type=TYPES[form],
            headers={"ETag": quote_etag(tag)},
        )
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


def in_form(make_it, form, width, link, key):
    """The bytes or the text of a file, or the part of a page."""
    if form == "csv":
        return as_csv(make_it())
    if form == PART:
        context = drawn(make_it(), link, key, [width], MOST_ROWS[PART])
        return render_to_string("components/drawing.html", context)
    svg = svg_of(make_it, key, width)
    return to_png(svg) if form == "png" else svg


def svg_of(make_it, key, width):
    """The picture as SVG; kept, so that file and page draw it once."""
    return cache.get_or_set(
        f"{key}-{width}", lambda: to_svg(make_it(), FORMS[width], get_language()), KEPT
    )


def drawn(made, link, key, widths, most):
    """The inputs of ``components/drawing.html``: the picture in some widths, with a place for each
    of the others, and at most so many rows of its table.
    """
    name = f"p{key[:12]}"  # In a page with several pictures.
    first = made.rows[0] if made.rows else []
    return {
        "id": name,
        "picture": made,
        "link": link,
        "drawings": [
            {**one, "svg": inlined_as(f"{name}-{one['form']}", made, key, one["form"])}
            if one["form"] in widths
            else one
            for one in link["drawings"]
        ],
        "heads": list(zip(made.columns, (cell.is_number for cell in first), strict=False)),
        "rows": made.rows[:most],
        "number": len(made.rows),
        "is_cut": len(made.rows) > most,
    }


def inlined_as(name, made, key, width):
    """The picture for the inside of a page."""
    return mark_safe(inlined(svg_of(lambda: made, key, width), name))


def show_page(request, picture, subject, made, key, unknown):
    """The page of a picture: the picture itself, and the table that says the same."""
    above = (
        [{"label": subject.label, "href": subject.url}] if subject.url != reverse("home") else []
    )
    link = subject.link(picture)
    page = {
        **drawn(made, link, key, [] if made.is_empty else FORMS, MOST_ROWS[PAGE]),
        "files": [(form.upper(), link[f"{form}_url"]) for form in ("svg", "png", "csv")],
        "subject": subject,
        "unknown": unknown,
        "trail": [*above, {"label": TITLES[picture]}],
    }
    answer = render(request, "agreements/picture.html", page)
    patch_vary_headers(answer, ["HX-Request"])
    return answer
