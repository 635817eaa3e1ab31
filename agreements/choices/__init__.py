"""Words with a fixed meaning.

Every list of choices of the register stands here, so that model, filter, page and import use one
word for one thing. A value is stored and stands in URLs, a label is printed, and a description says
when to choose it. "Not stated" is a value wherever a source may be silent, so that silence can be
chosen and counted.
"""

from agreements.choices.agreement import (
    OVER,
    UNSIGNED,
    AgreementKind,
    AgreementLevel,
    AgreementStatus,
    LinkKind,
)
from agreements.choices.commitment import (
    CommitmentKind,
    Extent,
    Modality,
)
from agreements.choices.contribution import (
    ContributionKind,
    ContributionStatus,
)
from agreements.choices.delegation import (
    DelegationKind,
    DelegationStatus,
    HeadcountStage,
    MemberRole,
)
from agreements.choices.exchange import (
    NOT_CARRIED_OUT,
    ExchangeKind,
    ExchangeStatus,
    SpecialtyStage,
)
from agreements.choices.institution import (
    InstitutionKind,
)
from agreements.choices.named import (
    AliasKind,
)
from agreements.choices.number import (
    NOT_ADDED,
    Countable,
    DurationUnit,
    FigureUnit,
    ParticipantUnit,
    Qualifier,
    Scope,
)
from agreements.choices.participant import (
    AgreementRole,
    DelegationRole,
    ExchangeRole,
)
from agreements.choices.programme import (
    ProgrammeKind,
    ProgrammeStatus,
)
from agreements.choices.record import (
    EDITABLE,
    Basis,
    State,
)
from agreements.choices.region import (
    FIRST_LEVEL,
    RegionKind,
)
from agreements.choices.term import (
    EndKind,
    TermState,
)

__all__ = [
    "EDITABLE",
    "FIRST_LEVEL",
    "NOT_ADDED",
    "NOT_CARRIED_OUT",
    "OVER",
    "UNSIGNED",
    "AgreementKind",
    "AgreementLevel",
    "AgreementRole",
    "AgreementStatus",
    "AliasKind",
    "Basis",
    "CommitmentKind",
    "ContributionKind",
    "ContributionStatus",
    "Countable",
    "DelegationKind",
    "DelegationRole",
    "DelegationStatus",
    "DurationUnit",
    "EndKind",
    "ExchangeKind",
    "ExchangeRole",
    "ExchangeStatus",
    "Extent",
    "FigureUnit",
    "HeadcountStage",
    "InstitutionKind",
    "LinkKind",
    "MemberRole",
    "Modality",
    "ParticipantUnit",
    "ProgrammeKind",
    "ProgrammeStatus",
    "Qualifier",
    "RegionKind",
    "Scope",
    "SpecialtyStage",
    "State",
    "TermState",
]
