"""The filters of specialties."""

from django.utils.translation import gettext_lazy as _

from agreements.filters.base import BaseFilterSet, TextFilter, YesNoFilter
from agreements.models import Specialty


class UsedFilter(YesNoFilter):
    """Specialties in which there is a published record, or in which there is none."""

    def filter(self, queryset, value):
        return queryset.used(value == self.YES) if value else queryset


class SpecialtyFilterSet(BaseFilterSet):
    """Specialties by name or code, use and branch."""

    q = TextFilter(label=_("Name or code"))
    used = UsedFilter(label=_("With records"))
    local = YesNoFilter("is_local", label=_("Local term"))

    class Meta(BaseFilterSet.Meta):
        model = Specialty
        fields = []
