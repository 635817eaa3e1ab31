"""The filters that tell what two regions have with each other, and what a region does itself."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.filters.base import RegionFilter
from agreements.filters.named import RegionField


class ItselfField(RegionField):
    """A region that links narrow to itself; offers nothing while typing."""

    kind = ""


class ItselfFilter(django_filters.Filter):
    """Rows in which a region itself takes part, not only something below it.

    Where the region is also asked for as sender or host, it is so itself.
    """

    field_class = ItselfField
    WAYS = {"from": "from_itself", "to": "to_itself"}

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label", _("Only this place"))
        super().__init__(*args, has_not_stated=False, **kwargs)

    def filter(self, queryset, value):
        if not value:
            return queryset
        values = self.parent.form.cleaned_data
        ways = [method for name, method in self.WAYS.items() if values.get(name) == value]
        for method in ways or ["with_itself"]:
            queryset = getattr(queryset, method)(value)
        return queryset


class PartnerFilter(RegionFilter):
    """Rows in which a second region, or something below it, takes part as well."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label", _("Second place (including its districts)"))
        super().__init__("region_ids", has_not_stated=False, **kwargs)
