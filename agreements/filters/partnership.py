"""The filters of partnerships."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.filters.base import (
    NOT_STATED,
    AreaFilter,
    BaseFilterSet,
    PeriodField,
    RegionFilter,
    TextFilter,
)
from agreements.models import Partnership

MAX_YEARS = 200


class OfRegionFilter(RegionFilter):
    """Partnerships of a region or of anything in it."""

    def filter(self, queryset, value):
        return queryset.of_region(value) if value else queryset


class ActiveFilter(django_filters.Filter):
    """Partnerships with a record whose date possibly lies in a time; "not stated" finds those none
    of whose contacts can be dated.
    """

    field_class = PeriodField

    def filter(self, queryset, value):
        if not value:
            return queryset
        if value == NOT_STATED:
            return queryset.without_dated_contact()
        return queryset.active_in(value.earliest, value.latest)


class NoContactFilter(django_filters.Filter):
    """Partnerships without any dated contact for so many years up to today."""

    field_class = forms.IntegerField

    def __init__(self, **kwargs):
        super().__init__(min_value=1, max_value=MAX_YEARS, **kwargs)

    def filter(self, queryset, value):
        if not value:
            return queryset
        day = self.parent.day
        # 29 February falls on the 28th in other years.
        cut = day.replace(year=day.year - value, day=min(day.day, 28 if day.month == 2 else 31))
        return queryset.without_contact_since(cut)


class PartnershipFilterSet(BaseFilterSet):
    """Partnerships by place, area of cooperation, time, last contact and names."""

    q = TextFilter(label=_("Name of a place"))
    place = OfRegionFilter(label=_("Place (including its districts)"), has_not_stated=False)
    area = AreaFilter(label=_("Area of cooperation"))
    date = ActiveFilter(
        label=_("With records in"), help_text=_("A year or a span: 2009, 2009-05, 2009/2012.")
    )
    no_contact_years = NoContactFilter(label=_("Years without a contact on record"))

    class Meta(BaseFilterSet.Meta):
        model = Partnership
        fields = []
