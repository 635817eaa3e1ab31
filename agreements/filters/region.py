"""The filters of regions."""

from django.utils.translation import gettext_lazy as _

from agreements.choices import RegionKind
from agreements.filters.base import (
    NOT_STATED,
    AnyOfFilter,
    BaseFilterSet,
    RegionFilter,
    TextFilter,
)
from agreements.models import Region


class InsideFilter(RegionFilter):
    """Regions inside a region; "not stated" finds those that are part of no other."""

    def filter(self, queryset, value):
        if not value:
            return queryset
        return queryset.topmost() if value == NOT_STATED else queryset.inside(value)


class RegionFilterSet(BaseFilterSet):
    """Regions by name, kind and the region that they lie in."""

    q = TextFilter(label=_("Name or code"))
    place = InsideFilter(label=_("Within a place"))
    kind = AnyOfFilter("kind", choices=RegionKind, label=_("Kind"))

    class Meta(BaseFilterSet.Meta):
        model = Region
        fields = []
