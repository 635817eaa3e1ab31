"""The filters of programmes."""

from django.utils.translation import gettext_lazy as _

from agreements.choices import ProgrammeKind, ProgrammeStatus
from agreements.filters.base import (
    AnyOfFilter,
    AreaFilter,
    BaseFilterSet,
    InstitutionFilter,
    PeriodFilter,
    RegionFilter,
    SpecialtyFilter,
    TextFilter,
)
from agreements.filters.pairs import ItselfFilter, PartnerFilter
from agreements.models import Programme


class ProgrammeFilterSet(BaseFilterSet):
    """Programmes by place, institution, period, kind, status, area, specialty and text."""

    q = TextFilter(label=_("Keywords"))
    place = RegionFilter("region_ids", label=_("Place (including its districts)"))
    partner = PartnerFilter()
    itself = ItselfFilter()
    institution = InstitutionFilter("institution_ids", label=_("Institution"))
    date = PeriodFilter("period", label=_("Date of implementation"))
    kind = AnyOfFilter("kind", choices=ProgrammeKind, label=_("Kind"))
    area = AreaFilter("area_ids", label=_("Area of cooperation"))
    specialty = SpecialtyFilter(
        "specialty_ids", label=_("Specialty (including its subspecialties)")
    )
    status = AnyOfFilter("status", choices=ProgrammeStatus, label=_("Status"))

    class Meta(BaseFilterSet.Meta):
        model = Programme
        fields = []
