"""Charts: each has an address beside the list or page to which it belongs.

`map.svg`, `map.png` and `map.csv` are the chart and its data, `map/` is the page with the chart
in the middle, whose marks are links, and the table that says the same. A list's charts take the
list's filters. `chart_response.py` builds the responses.
"""

from django.core.exceptions import BadRequest
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from agreements.charts.counting import Selection
from agreements.filters.agreement import AgreementFilterSet
from agreements.filters.delegation import DelegationFilterSet
from agreements.filters.exchange import ExchangeFilterSet
from agreements.filters.parameters import unknown_parameters
from agreements.models import Region
from agreements.models.partnership import partnership_url
from agreements.presenters.chart_links import CHARTS_OF_LIST, with_query
from agreements.presenters.partnerships.partners import ITSELF
from agreements.registry import AGREEMENT, DELEGATION, EVENT_KINDS, EXCHANGE
from agreements.text import join_pair, label_value
from agreements.views.chart_response import PAGE, Subject, show_chart
from cooperation.errors import UnknownPartError

LISTS = {
    "agreements": (AGREEMENT, AgreementFilterSet),
    "delegations": (DELEGATION, DelegationFilterSet),
    "exchanges": (EXCHANGE, ExchangeFilterSet),
}
CHARTS_OF_PAGE = ("map", "timeline", "specialties", "network")
CHARTS_OF_HOME = ("map", "timeline", "network")


def home_chart(request, chart, form=PAGE):
    """A chart of all records."""
    unknown = unknown_parameters(request.GET, {"width"})
    return show_chart(request, chart, form, all_records(), CHARTS_OF_HOME, unknown)


def region_chart(request, slug, chart, form=PAGE):
    """A chart of the records of a region and of everything below it, or, with ``?only=itself``, of
    those in which it takes part itself.
    """
    region = get_object_or_404(Region.objects.for_public(), slug=slug)
    only = request.GET.get("only", "")
    if only not in ("", ITSELF):
        raise UnknownPartError(f"only={only}")
    subject = region_subject(region, only_itself=only == ITSELF)
    unknown = unknown_parameters(request.GET, {"width", "only"})
    return show_chart(request, chart, form, subject, CHARTS_OF_PAGE, unknown)


def partnership_chart(request, first, second, chart, form=PAGE):
    """A chart of the records between two regions, in whichever order they are given."""
    found = Region.objects.for_public().in_bulk([first, second], field_name="slug")
    if len(found) < 2:
        raise Http404
    one, other = (found[slug] for slug in sorted(found))
    subject = partnership_subject(one, other)
    unknown = unknown_parameters(request.GET, {"width"})
    return show_chart(request, chart, form, subject, CHARTS_OF_PAGE, unknown)


def agreements_chart(request, chart, form=PAGE):
    """A chart of the list of agreements."""
    return list_chart(request, "agreements", chart, form)


def delegations_chart(request, chart, form=PAGE):
    """A chart of the list of delegations."""
    return list_chart(request, "delegations", chart, form)


def exchanges_chart(request, chart, form=PAGE):
    """A chart of the list of exchanges."""
    return list_chart(request, "exchanges", chart, form)


def list_chart(request, list_name, chart, form):
    """A chart of the records that a list shows, with the list's filters. Values that cannot be
    read get the same response as the list, 400.
    """
    kind, filterset = LISTS[list_name]
    if renamed := filterset.with_current_names(request.GET):
        return redirect(f"{request.path}?{renamed.urlencode()}", permanent=True)
    values = request.GET.copy()
    values.pop("width", None)
    records = kind.model.objects.for_public().as_rows()
    filterset = filterset(values, queryset=records, day=timezone.localdate())
    if not filterset.form.is_valid():
        raise BadRequest(request.GET.urlencode())
    query = filters_of(filterset)
    subject = Subject(
        [Selection(kind, filterset.qs, query, filterset.form.cleaned_data)],
        str(kind.label),
        with_query(reverse(list_name), query),
        owner=f"{list_name}_chart",
        query=query,
        filters=[label_value(label, value) for _name, _raw, label, value in filterset.active()],
    )
    offered = CHARTS_OF_LIST[list_name]
    return show_chart(request, chart, form, subject, offered, filterset.unknown)


def all_records():
    """All records of the register."""
    selections = [
        Selection(kind, kind.model.objects.for_public().as_rows()) for kind in EVENT_KINDS
    ]
    return Subject(
        selections,
        _("the whole register"),
        reverse("home"),
        owner="home_chart",
        is_everything=True,
    )


def region_subject(region, *, only_itself=False):
    """The records in which a region, or something below it, takes part; or only the region
    itself.
    """
    method = "with_itself" if only_itself else "in_region"
    names = ["place", "itself"] if only_itself else ["place"]
    query = {"only": ITSELF} if only_itself else {}
    selections = [
        Selection(
            kind,
            getattr(kind.model.objects.for_public().as_rows(), method)(region),
            dict.fromkeys(names, region.slug),
            dict.fromkeys(names, region),
        )
        for kind in EVENT_KINDS
    ]
    return Subject(
        selections,
        region.display_name,
        with_query(region.get_absolute_url(), query),
        owner="region_chart",
        args=[region.slug],
        query=query,
        filters=[_("Only this place")] if only_itself else [],
        around=region,
    )


def partnership_subject(one, other):
    """The records in which two regions, or something below each, take part."""
    selections = [
        Selection(
            kind,
            kind.model.objects.for_public().as_rows().between(one, other),
            {"place": one.slug, "partner": other.slug},
            {"place": one, "partner": other},
        )
        for kind in EVENT_KINDS
    ]
    label = join_pair(one.display_name, other.display_name)
    return Subject(
        selections,
        label,
        partnership_url(one, other),
        owner="partnership_chart",
        args=[one.slug, other.slug],
    )


def filters_of(filterset):
    """The filters of a list as they stand in an address: no sorting, no page, no blanks."""
    query = {}
    for name in filterset.filters:
        values = sorted({value for value in filterset.data.getlist(name) if value})
        if values:
            query[name] = values if len(values) > 1 else values[0]
    return query
