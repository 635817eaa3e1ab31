"""The filters of institutions."""

from django.utils.translation import gettext_lazy as _

from agreements.choices import InstitutionKind
from agreements.filters.base import (
    NOT_STATED,
    AnyOfFilter,
    BaseFilterSet,
    RegionFilter,
    TextFilter,
)
from agreements.models import Institution


class SeatFilter(RegionFilter):
    """Institutions seated in a region or below it, or of unknown seat."""

    def filter(self, queryset, value):
        if not value:
            return queryset
        return queryset.without_seat() if value == NOT_STATED else queryset.in_region(value)


class InstitutionFilterSet(BaseFilterSet):
    """Institutions by name, seat and kind."""

    q = TextFilter(label=_("Name or code"))
    place = SeatFilter(label=_("Seat (place, including its districts)"))
    kind = AnyOfFilter("kind", choices=InstitutionKind, label=_("Kind"))

    class Meta(BaseFilterSet.Meta):
        model = Institution
        fields = []
