"""A hidden row at the other end of every relation of every model, found by introspection.

A relation is a foreign key; one that joins two tables for Django is two of them. It is tried from
both sides: a hidden row names a public one, and a public row names a hidden one. A row that
belongs to another one, which takes it along when it is deleted, is as public as that; so it is its
other references that are tried, with an owner of each kind.

What no introspection can know stands in the tables below, each with a message for whoever adds a
model or a relation.
"""

from dataclasses import dataclass

import pytest
from django.db import models

from agreements.models import (
    Agreement,
    CommitmentDelivery,
    Delegation,
    Exchange,
    Figure,
    Institution,
    Programme,
    Region,
    Source,
    Specialty,
)
from agreements.models.participant import Participant
from tests import factories as make
from tests.tables import TABLES, WHOLLY_PUBLIC

# Makers of what belongs to nothing else. What belongs to another row is made by introspection.
MAKERS = {
    Agreement: make.make_agreement,
    Delegation: make.make_delegation,
    Exchange: make.make_exchange,
    Programme: make.make_programme,
    Region: make.make_region,
    Institution: make.make_institution,
    Source: lambda **fields: make.make_source(is_text_public=True, **fields),
    Specialty: lambda **fields: make.make_specialty(is_retired=True, **fields),
}
# What kind of row the model of a reference has to be.
KINDS = {"grouping": {"kind": "grouping"}}
# Which reference to fill in where a row needs exactly one of several, and those that are none of
# these several.
ONE_OF = {Participant: "institution", CommitmentDelivery: "delegation", Figure: "agreement"}
BESIDE = {"unit"}

# Relations that make public what they name, or what names by them, with the review that it passes.
WITH_RECORD = "a reviewer publishes it with the record that names it, and is shown it before"
TREE = "the reviewer is shown it with what lies in it"
PUBLISHING = {
    "public Agreement.place_of_signing": WITH_RECORD,
    "public AgreementParty.institution": WITH_RECORD,
    "public AgreementParty.region": WITH_RECORD,
    "public AgreementParty.unit": WITH_RECORD,
    **{
        f"public Contribution.{side}_{named}": WITH_RECORD
        for side in ("giver", "receiver")
        for named in ("institution", "region")
    },
    **{f"public Figure.about_{named}": WITH_RECORD for named in ("institution", "region")},
    **{f"public Person.{named}": WITH_RECORD for named in ("institution", "unit")},
    "public DelegationParty.institution": WITH_RECORD,
    "public DelegationParty.region": WITH_RECORD,
    "public DelegationStop.institution": WITH_RECORD,
    "public DelegationStop.region": WITH_RECORD,
    "public ExchangeParty.institution": WITH_RECORD,
    "public ExchangeParty.region": WITH_RECORD,
    "public RecordSpecialty.specialty": "a retired term, which only reviewers add or change",
    "public ProgrammeParty.institution": WITH_RECORD,
    "public ProgrammeParty.region": WITH_RECORD,
    "public Evidence.source": WITH_RECORD,
    "public Region.parent": TREE,
    "public Institution.parent": TREE,
    "public Institution.region": TREE,
    "public Specialty.parent": "a retired term, which only reviewers add or change",
    "hidden RegionMember.member": "only reviewers say what belongs to a grouping",
}
# Relations that the register refuses in this way.
REFUSED = {
    **{
        f"public {model.__name__}.merged_into": "only a withdrawn record was merged into another"
        for model in (Agreement, Delegation, Exchange, Programme)
    },
    **{
        f"{side} Contribution.commitment": "a commitment of the same agreement, as public as it"
        for side in ("hidden", "public")
    },
}


def is_owner(field):
    """Whether a reference says to which row a row belongs."""
    declared_by = field.model._meta.auto_created
    return field.remote_field.on_delete is models.CASCADE and (
        not declared_by or field.related_model is declared_by
    )


def references(model):
    """The references of a model to tables of the register."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model in TABLES
    ]


def owners_of(model):
    """The references of a model to what its rows belong to; where some of these belong to nothing
    else, only these.
    """
    owners = [field for field in references(model) if is_owner(field)]
    return [field for field in owners if field.related_model in MAKERS] or owners


@dataclass(frozen=True)
class Case:
    """One relation from one side: either a hidden row has it to a public one, or the other way."""

    field: models.Field
    is_public: bool
    owner: models.Field | None

    def __str__(self):
        side = "public" if self.is_public else "hidden"
        return f"{side} {self.field.model.__name__}.{self.field.name}"


def cases():
    """Every relation of every table, from both sides, with an owner of each kind."""
    for model in TABLES:
        assert not model._meta.private_fields, f"{model}: teach tests/relations.py generic keys"
        for field in references(model):
            if is_owner(field):
                continue
            for owner in owners_of(model) or [None]:
                yield Case(field, False, owner)
                if field.related_model not in WHOLLY_PUBLIC:
                    yield Case(field, True, owner)


def missing_from(found, declared, what):
    """Fails where the relations that were found are not exactly those that are declared."""
    if found != set(declared):
        pytest.fail(
            f"Relations that are {what}, found and declared in tests/relations.py, differ: "
            f"found only {sorted(found - set(declared))}, declared only "
            f"{sorted(set(declared) - found)}. Let the other end be hidden, or declare the "
            "relation with the reason why nobody reads by it what no reviewer has seen."
        )
