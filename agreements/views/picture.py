"""Pictures: each has an address beside the list or page to which it belongs.

`map.svg`, `map.png` and `map.csv` are the picture and its data, `map/` is the page with the picture
in the middle, whose marks are links, and the table that says the same. A list's pictures take the
list's filters. A page shows a picture as an image that the browser fetches when it comes into
sight, so no page waits for one; it is drawn once for each state of the data and then kept.
"""

from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256

from csp.constants import NONE
from django.core.cache import cache
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag, urlencode
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from agreements.charts.counting import (
    AGREEMENTS,
    DELEGATIONS,
    EXCHANGES,
    Selection,
    specialties_of,
    ties_of_institutions,
    ties_of_places,
    years_of,
)
from agreements.charts.drawing import NARROW, STYLE_HASH, WIDE, inlined, to_png, to_svg
from agreements.charts.map import map_of
from agreements.charts.network import network_of
from agreements.charts.picture import as_csv
from agreements.charts.specialties import specialties_picture
from agreements.charts.timeline import timeline_of
from agreements.filters.agreement import AgreementFilterSet
from agreements.filters.delegation import DelegationFilterSet
from agreements.filters.exchange import ExchangeFilterSet
from agreements.models import Agreement, Delegation, Exchange, Region
from agreements.models.history import data_version
from agreements.models.partnership import partnership_url

PAGE = "page"
TYPES = {
    "svg": "image/svg+xml; charset=utf-8",
    "png": "image/png",
    "csv": "text/csv; charset=utf-8",
}
TITLES = {
    "map": gettext_lazy("Map"),
    "timeline": gettext_lazy("By year"),
    "specialties": gettext_lazy("Specialties"),
    "network": gettext_lazy("Institutions together"),
}
KEPT = 3600  # seconds
WIDTHS = {"wide": WIDE, "narrow": NARROW}

LISTS = {
    "agreements": (AGREEMENTS, AgreementFilterSet, Agreement),
    "delegations": (DELEGATIONS, DelegationFilterSet, Delegation),
    "exchanges": (EXCHANGES, ExchangeFilterSet, Exchange),
}
PICTURES_OF_LIST = {
    "agreements": ("map", "timeline", "network"),
    "delegations": ("map", "timeline", "network"),
    "exchanges": ("map", "timeline", "specialties", "network"),
}
PICTURES_OF_PAGE = ("map", "timeline", "specialties", "network")
PICTURES_OF_HOME = ("map", "timeline", "network")


@dataclass
class Subject:
    """What a picture is about: the records, in words, and the page to which it belongs."""

    selections: list
    label: str
    url: str
    around: Region | None = None
    query: dict = field(default_factory=dict)
    filters: list = field(default_factory=list)  # In words.


def make(picture, subject, day):
    """The picture of a subject by its name in an address."""
    title = _("%(picture)s: %(subject)s") % {"picture": TITLES[picture], "subject": subject.label}
    if subject.filters:
        title = f"{title} ({'; '.join(subject.filters)})"
    selections = subject.selections
    if picture == "map":
        return map_of(selections, ties_of_places(selections), title=title, around=subject.around)
    if picture == "timeline":
        return timeline_of(selections, *years_of(selections, day), title=title)
    if picture == "specialties":
        return specialties_picture(selections[-1], specialties_of(selections[-1]), title=title)
    return network_of(selections, ties_of_institutions(selections), title=title)


def home_picture(request, picture, form=PAGE):
    """A picture of all records."""
    return show_picture(request, picture, form, everything(), PICTURES_OF_HOME, strange(request))


def region_picture(request, slug, picture, form=PAGE):
    """A picture of the records of a place and of everything below it."""
    place = get_object_or_404(Region.objects.for_public(), slug=slug)
    subject = about_region(place)
    return show_picture(request, picture, form, subject, PICTURES_OF_PAGE, strange(request))


def partnership_picture(request, first, second, picture, form=PAGE):
    """A picture of the records between two places, in whichever order they are given."""
    found = Region.objects.for_public().in_bulk([first, second], field_name="slug")
    if len(found) < 2:
        raise Http404
    one, other = (found[slug] for slug in sorted(found))
    subject = about_pair(one, other)
    return show_picture(request, picture, form, subject, PICTURES_OF_PAGE, strange(request))


def agreements_picture(request, picture, form=PAGE):
    """A picture of the list of agreements."""
    return list_picture(request, "agreements", picture, form)


def delegations_picture(request, picture, form=PAGE):
    """A picture of the list of delegations."""
    return list_picture(request, "delegations", picture, form)


def exchanges_picture(request, picture, form=PAGE):
    """A picture of the list of exchanges."""
    return list_picture(request, "exchanges", picture, form)


def list_picture(request, list_name, picture, form):
    """A picture of the records that a list shows, with the list's filters. Values that cannot be
    read are answered as the list does, with 400.
    """
    kind, filterset, model = LISTS[list_name]
    values = request.GET.copy()
    values.pop("width", None)
    records = model.objects.for_public().as_rows()
    asked = filterset(values, queryset=records, day=timezone.localdate())
    if not asked.form.is_valid():
        raise BadRequest(request.GET.urlencode())
    query = filters_of(asked)
    subject = Subject(
        [Selection(kind, asked.qs, query, asked.form.cleaned_data)],
        str(kind.label),
        with_query(reverse(list_name), query),
        query=query,
        filters=[f"{label}: {value}" for _name, _raw, label, value in asked.active()],
    )
    offered = PICTURES_OF_LIST[list_name]
    return show_picture(request, picture, form, subject, offered, asked.unknown)


def strange(request):
    """The parameters of an address that takes none but the width of the picture."""
    return [name for name in request.GET if name != "width"]


def everything():
    """All records of the register."""
    selections = [
        Selection(kind, model.objects.for_public().as_rows())
        for kind, _filterset, model in LISTS.values()
    ]
    return Subject(selections, _("the whole register"), reverse("home"))


def about_region(place):
    """The records in which a place, or something below it, takes part."""
    selections = [
        Selection(
            kind,
            model.objects.for_public().as_rows().in_region(place),
            {"region": place.slug},
            {"region": place},
        )
        for kind, _filterset, model in LISTS.values()
    ]
    return Subject(selections, place.display_name, place.get_absolute_url(), around=place)


def about_pair(one, other):
    """The records in which two places, or something below each, take part."""
    selections = [
        Selection(
            kind,
            model.objects.for_public().as_rows().between(one, other),
            {"region": one.slug, "partner": other.slug},
            {"region": one, "partner": other},
        )
        for kind, _filterset, model in LISTS.values()
    ]
    label = f"{one.display_name} – {other.display_name}"
    return Subject(selections, label, partnership_url(one, other))


def filters_of(asked):
    """What is asked for of a list, as it stands in an address: no sorting, no page, no blanks."""
    query = {}
    for name in asked.filters:
        values = sorted({value for value in asked.data.getlist(name) if value})
        if values:
            query[name] = values if len(values) > 1 else values[0]
    return query


def with_query(url, query):
    """An address with the filters behind it."""
    return f"{url}?{urlencode(query, doseq=True)}" if query else url


def show_picture(request, picture, form, subject, offered, unknown):
    """Answers with a picture as SVG, PNG or CSV, or with its page.

    ``unknown`` are parameters that nothing reads: a page tells of them, a file is refused.
    """
    width = request.GET.get("width", "wide")
    if picture not in offered:
        raise Http404
    if width not in WIDTHS or (unknown and form != PAGE):
        raise BadRequest(request.GET.urlencode())
    now = timezone.now()
    make_it = partial(make, picture, subject, timezone.localdate(now))
    # By the hour, since an ended term is a question of time: see also `data_version`.
    state = [request.path, with_query("", subject.query), data_version(), f"{now:%Y-%m-%d %H}"]
    key = sha256("\0".join([*state, get_language(), width]).encode()).hexdigest()
    if form == PAGE:
        return show_page(request, picture, subject, make_it(), key, unknown)
    tag = quote_etag(key)
    answer = get_conditional_response(request, etag=tag)
    if answer is None:
        answer = HttpResponse(
            cache.get_or_set(key, lambda: in_form(make_it(), form, WIDTHS[width]), KEPT),
            content_type=TYPES[form],
            headers={"ETag": tag},
        )
    # A policy of its own: the file has a style element, for dark screens.
    answer._csp_replace = {"default-src": [NONE], "style-src": [STYLE_HASH]}
    patch_cache_control(answer, public=True, no_cache=True)
    return answer


def in_form(picture, form, width):
    """The bytes or the text of a file."""
    if form == "csv":
        return as_csv(picture)
    svg = to_svg(picture, width, get_language())
    return to_png(svg) if form == "png" else svg


def show_page(request, picture, subject, made, key, unknown):
    """The page of a picture: the picture itself, and the table that says the same."""

    def drawn(width):
        name = f"{key}-{width}"
        svg = cache.get_or_set(name, lambda: to_svg(made, width, get_language()), KEPT)
        return mark_safe(inlined(svg, f"w{width}"))

    above = (
        [{"label": subject.label, "href": subject.url}] if subject.url != reverse("home") else []
    )
    first = made.rows[0] if made.rows else []
    page = {
        "picture": made,
        "heads": list(zip(made.columns, (cell.is_number for cell in first), strict=False)),
        "wide": drawn(WIDE),
        "narrow": drawn(NARROW),
        "files": [
            (form.upper(), with_query(f"{request.path.rstrip('/')}.{form}", subject.query))
            for form in ("svg", "png", "csv")
        ],
        "subject": subject,
        "unknown": unknown,
        "trail": [*above, {"label": TITLES[picture]}],
    }
    return render(request, "agreements/picture.html", page)
