"""All lists of the register by the names of their addresses; a new list is added to ``LISTS``."""

from dataclasses import dataclass
from types import ModuleType

import pytest
from django.urls import reverse

from agreements.filters.agreement import AgreementFilterSet
from agreements.filters.delegation import DelegationFilterSet
from agreements.filters.exchange import ExchangeFilterSet
from agreements.filters.institution import InstitutionFilterSet
from agreements.filters.partnership import PartnershipFilterSet
from agreements.filters.programme import ProgrammeFilterSet
from agreements.filters.region import RegionFilterSet
from agreements.filters.source import SourceFilterSet
from agreements.filters.specialty import SpecialtyFilterSet
from agreements.views import (
    agreement,
    delegation,
    exchange,
    institution,
    partnership,
    programme,
    region,
    source,
    specialty,
)
from tests.factories import (
    make_agreement,
    make_delegation,
    make_exchange,
    make_institution,
    make_programme,
    make_region,
    make_source,
    make_specialty,
)


def make_public_region():
    """A region that a published record names; a region is public by nothing else."""
    place = make_region()
    make_agreement(parties=[place])
    return place


def make_public_institution():
    """An institution that a published record names."""
    institution = make_institution()
    make_agreement(parties=[institution])
    return institution


def make_public_source():
    """A source that supports a published record."""
    document = make_source()
    make_agreement(source=document)
    return document


@dataclass(frozen=True)
class List:
    """A list: the name of its address, its view and filters, and a maker of one public row."""

    name: str
    view: ModuleType
    filters: type
    make: object

    @property
    def url(self):
        return reverse(self.name)


LISTS = [
    List("regions", region, RegionFilterSet, make_public_region),
    List("partnerships", partnership, PartnershipFilterSet, make_agreement),
    List("institutions", institution, InstitutionFilterSet, make_public_institution),
    List("agreements", agreement, AgreementFilterSet, make_agreement),
    List("delegations", delegation, DelegationFilterSet, make_delegation),
    List("exchanges", exchange, ExchangeFilterSet, make_exchange),
    List("programmes", programme, ProgrammeFilterSet, make_programme),
    List("specialties", specialty, SpecialtyFilterSet, make_specialty),
    List("sources", source, SourceFilterSet, make_public_source),
]
every_list = pytest.mark.parametrize("each", LISTS, ids=lambda one: one.name)
