"""The filters of agreements."""

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.choices import AgreementKind, AgreementLevel, AgreementStatus, TermState
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
from agreements.models import Agreement


class TermStateFilter(django_filters.ChoiceFilter):
    """Agreements whose term stands so today."""

    def filter(self, queryset, value):
        return queryset.in_term_state(value, self.parent.day) if value else queryset


class AgreementFilterSet(BaseFilterSet):
    """Agreements by place, institution, kind, area, specialty, status, term, signing and text."""

    q = TextFilter(label=_("Keywords"))
    place = RegionFilter("region_ids", label=_("Place (including its districts)"))
    partner = PartnerFilter()
    itself = ItselfFilter()
    institution = InstitutionFilter("institution_ids", label=_("Institution"))
    date = PeriodFilter("signed", label=_("Date of signing"))
    kind = AnyOfFilter("kind", choices=AgreementKind, label=_("Kind"))
    area = AreaFilter("area_ids", label=_("Area of cooperation"))
    specialty = SpecialtyFilter(
        "specialty_ids", label=_("Specialty (including its subspecialties)")
    )
    status = AnyOfFilter("status", choices=AgreementStatus, label=_("Declared status"))
    level = AnyOfFilter("level", choices=AgreementLevel, label=_("Level"))
    term = TermStateFilter(choices=TermState.choices, label=_("Term"))

    class Meta(BaseFilterSet.Meta):
        model = Agreement
        fields = []
