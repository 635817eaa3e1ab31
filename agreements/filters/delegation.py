"""The filters of delegations."""

from django.utils.translation import gettext_lazy as _

from agreements.choices import DelegationKind, DelegationStatus
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
from agreements.models import Delegation


class DelegationFilterSet(BaseFilterSet):
    """Delegations by direction, region, institution, time, kind, status, topic, specialty and
    text.
    """

    q = TextFilter(label=_("Keywords"))
    from_ = RegionFilter("sending_region_ids", label=_("From (place, including its districts)"))
    to = RegionFilter("host_region_ids", label=_("To (place, including its districts)"))
    place = RegionFilter("region_ids", label=_("Place (including its districts)"))
    partner = PartnerFilter()
    itself = ItselfFilter()
    institution = InstitutionFilter("institution_ids", label=_("Institution"))
    date = PeriodFilter("dates", label=_("Date of travel"))
    kind = AnyOfFilter("kind", choices=DelegationKind, label=_("Kind"))
    status = AnyOfFilter("status", choices=DelegationStatus, label=_("Status"))
    area = AreaFilter("area_ids", label=_("Topic"))
    specialty = SpecialtyFilter(
        "specialty_ids", label=_("Specialty (including its subspecialties)")
    )

    class Meta(BaseFilterSet.Meta):
        model = Delegation
        fields = []
