"""The filters of exchanges."""

import re

import django_filters
from django.utils.translation import gettext_lazy as _

from agreements.choices import ExchangeKind, ExchangeStatus
from agreements.filters.base import (
    NOT_STATED,
    AnyOfFilter,
    BaseFilterSet,
    InstitutionFilter,
    PeriodFilter,
    RegionFilter,
    SpecialtyFilter,
    TextFilter,
)
from agreements.filters.named import NamedField
from agreements.filters.pairs import ItselfFilter, PartnerFilter
from agreements.models import Agreement, Exchange
from agreements.text import fold


class AgreementField(NamedField):
    """A published agreement, by its code or its title."""

    model = Agreement
    kind = "agreements"
    key = "code"
    unknown_message = _("No published agreement is called “%(text)s”. Give its code, as in A-0001.")

    def public(self):
        return super().public().as_rows().newest_first()

    def as_key(self, text):
        """The code as records have it: a1, A-1 and A0001 become A-0001."""
        typed = re.fullmatch(r"A-?0*([0-9]{1,9})", fold(text).strip().upper())
        return f"{self.model.CODE_PREFIX}-{int(typed[1]):04d}" if typed else text.upper()

    def nearest(self, text):
        """None: what two titles have in common says little."""
        return []


class UnderAgreementFilter(django_filters.Filter):
    """Exchanges under an agreement, or under none that is published."""

    field_class = AgreementField

    def filter(self, queryset, value):
        if not value:
            return queryset
        if value == NOT_STATED:
            return queryset.under_no_agreement()
        return queryset.under_agreement(value)


class ExchangeFilterSet(BaseFilterSet):
    """Exchanges by specialty, direction, region, institution, time, kind, status, agreement and
    text.
    """

    q = TextFilter(label=_("Keywords"))
    specialty = SpecialtyFilter(
        "specialty_ids", label=_("Specialty (including its subspecialties)")
    )
    from_ = RegionFilter(
        "sending_region_ids", label=_("Sent from (place, including its districts)")
    )
    to = RegionFilter("host_region_ids", label=_("Hosted in (place, including its districts)"))
    date = PeriodFilter("dates", label=_("Year or period"))
    kind = AnyOfFilter("kind", choices=ExchangeKind, label=_("Kind"))
    status = AnyOfFilter("status", choices=ExchangeStatus, label=_("Status"))
    agreement = UnderAgreementFilter(label=_("Under the agreement"))
    institution = InstitutionFilter("institution_ids", label=_("Institution"))
    place = RegionFilter("region_ids", label=_("Place (including its districts)"))
    partner = PartnerFilter()
    itself = ItselfFilter()

    class Meta(BaseFilterSet.Meta):
        model = Exchange
        fields = []
