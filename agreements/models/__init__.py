"""The tables of the register, from regions at the bottom to evidence at the top."""

from agreements.models.agreement import Agreement, AgreementArea, AgreementLink, AgreementParty
from agreements.models.commitment import Commitment, CommitmentDelivery
from agreements.models.contribution import Contribution
from agreements.models.delegation import (
    Delegation,
    DelegationAgreement,
    DelegationGroup,
    DelegationParty,
    DelegationStop,
    DelegationTopic,
)
from agreements.models.evidence import Evidence
from agreements.models.exchange import Exchange, ExchangeAgreement, ExchangeParty
from agreements.models.figure import Figure
from agreements.models.institution import Institution, InstitutionAlias
from agreements.models.partnership import Partnership, RegionPair
from agreements.models.person import Person
from agreements.models.programme import (
    Programme,
    ProgrammeAgreement,
    ProgrammeArea,
    ProgrammeParty,
)
from agreements.models.proposal import Proposal
from agreements.models.published_count import PublishedCount
from agreements.models.record_specialty import RecordSpecialty
from agreements.models.region import Region, RegionAlias, RegionMember
from agreements.models.source import Source
from agreements.models.specialty import Area, Specialty

__all__ = [
    "Agreement",
    "AgreementArea",
    "AgreementLink",
    "AgreementParty",
    "Area",
    "Commitment",
    "CommitmentDelivery",
    "Contribution",
    "Delegation",
    "DelegationAgreement",
    "DelegationGroup",
    "DelegationParty",
    "DelegationStop",
    "DelegationTopic",
    "Evidence",
    "Exchange",
    "ExchangeAgreement",
    "ExchangeParty",
    "Figure",
    "Institution",
    "InstitutionAlias",
    "Partnership",
    "Person",
    "Programme",
    "ProgrammeAgreement",
    "ProgrammeArea",
    "ProgrammeParty",
    "Proposal",
    "PublishedCount",
    "RecordSpecialty",
    "Region",
    "RegionAlias",
    "RegionMember",
    "RegionPair",
    "Source",
    "Specialty",
]
