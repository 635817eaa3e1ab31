"""Plain lists to compare those of the register with: a FilterSet, a Paginator with page numbers,
and rows with their parties, as the guide of django-filter shows it.

Their forms have a field for the place and one for the area, with their choices; the other fields of
the register's forms are missing. A place is that of a party or of its seat, without what lies
below.
"""

import django_filters
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.template import engines
from django.urls import path

from agreements.models import Agreement, Area, Exchange, Region
from agreements.models.record_queryset import published
from cooperation.urls import urlpatterns as register

PAGE_SIZE = 50
TEMPLATE = """
<form>{{ filter.form.as_p }}</form><p>{{ page.paginator.count }}</p>
<table>{% for one in page %}<tr>
<td><a href="{{ one.get_absolute_url }}">{{ one.display_title }}</a></td>
<td>{% for party in one.parties.all %}{{ party.named }} {% endfor %}</td>
<td>{{ one.get_kind_display }}</td><td>{{ one.get_status_display }}</td>
</tr>{% endfor %}</table>
{% if page.has_next %}<a href="?page={{ page.next_page_number }}">Next</a>{% endif %}
"""


def in_place(queryset, _name, region):
    """Records with a party that is a region or has its seat there."""
    parties = Q(parties__region=region) | Q(parties__institution__region=region)
    return queryset.filter(parties).distinct()


class PlainFilterSet(django_filters.FilterSet):
    """The place and the time."""

    place = django_filters.ModelChoiceFilter(
        queryset=Region.objects.all(), to_field_name="slug", method=in_place
    )


class PlainAgreements(PlainFilterSet):
    """The filters of agreements."""

    areas = django_filters.ModelMultipleChoiceFilter(queryset=Area.objects.all())
    signed_from = django_filters.DateFromToRangeFilter()

    class Meta:
        model = Agreement
        fields = ("kind", "status")


class PlainExchanges(PlainFilterSet):
    """The filters of exchanges."""

    dates_from = django_filters.DateFromToRangeFilter()

    class Meta:
        model = Exchange
        fields = ("kind", "status")


def plain_list(filterset, order):
    """A view: the page of a list."""

    def view(request):
        records = published(filterset.Meta.model.__name__).prefetch_related(
            "parties__institution", "parties__region"
        )
        bound = filterset(request.GET, records)
        pages = Paginator(bound.qs.order_by(*order), PAGE_SIZE)
        page = pages.get_page(request.GET.get("page"))
        text = engines["django"].from_string(TEMPLATE).render({"filter": bound, "page": page})
        return HttpResponse(text)

    return view


urlpatterns = [
    path("plain/agreements/", plain_list(PlainAgreements, ["-signed_to", "-pk"])),
    path("plain/exchanges/", plain_list(PlainExchanges, ["-dates_to", "-pk"])),
    *register,
]
