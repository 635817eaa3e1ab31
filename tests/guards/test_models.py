"""Every model and table: public or private fields, names, history, references, derived columns."""

import pytest
from django.core.management import call_command
from django.db import connection, models
from pghistory.models import Event

from agreements.database.checking import check_all
from agreements.models.proposal import TARGETS
from agreements.serializers.private import PRIVATE
from agreements.serializers.public import SERIALIZERS, public_fields
from tests.factories import (
    make_agreement,
    make_area,
    make_commitment,
    make_contribution,
    make_delegation,
    make_exchange,
    make_institution,
    make_link,
    make_programme,
    make_region,
    make_specialty,
)
from tests.paths import name_of
from tests.tables import MODELS, TABLES, WHOLLY_PUBLIC

# Fields


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_field_is_public_or_private_by_name(model):
    fields = {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
    public = public_fields().get(model, set()) & fields
    private = set(PRIVATE.get(model, {}))

    assert {
        "neither public nor private": sorted(fields - public - private),
        "both public and private": sorted(public & private),
        "private but no field": sorted(private - fields),
    } == {
        "neither public nor private": [],
        "both public and private": [],
        "private but no field": [],
    }


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_private_field_has_a_reason(model):
    assert [name for name, reason in PRIVATE[model].items() if len(reason.split()) < 3] == []


NEVER_PUBLIC = {"internal_notes", "review_note", "version", "state", "search", "card"}


def test_notes_users_and_derived_columns_are_private():
    users = {
        field.name
        for model in MODELS
        for field in model._meta.concrete_fields
        if field.is_relation and field.related_model._meta.app_label == "auth"
    }

    shown = {name for names in public_fields().values() for name in names}

    assert shown & (NEVER_PUBLIC | users) == set()


# Models


@pytest.mark.parametrize("model", MODELS, ids=name_of)
def test_model_has_names_for_people(model):
    assert {"verbose_name", "verbose_name_plural"} - set(model._meta.original_attrs) == set()


@pytest.mark.parametrize("model", TABLES, ids=name_of)
def test_table_keeps_its_history(model, db):
    """Insert, update and delete each fire a trigger that writes to the event table."""
    events = [
        event
        for event in Event.__subclasses__()
        if event.pgh_tracked_model._meta.db_table == model._meta.db_table
    ]
    assert len(events) == 1, f"{model.__name__} has {len(events)} event tables: see `tracked`"
    with connection.cursor() as cursor:
        cursor.execute(
            """
            SELECT CASE WHEN tgtype & 4 > 0 THEN 'insert' WHEN tgtype & 8 > 0 THEN 'delete'
                ELSE 'update' END
            FROM pg_trigger JOIN pg_proc ON pg_proc.oid = tgfoid
            WHERE tgrelid = %s::regclass AND tgenabled <> 'D' AND strpos(prosrc, %s) > 0
            """,
            [model._meta.db_table, f'INSERT INTO "{events[0]._meta.db_table}"'],
        )
        assert sorted(row[0] for row in cursor) == ["delete", "insert", "update"]


# What stands in something else and goes with it. All other references are protected; one between
# two rows of a record lets both go with it.
OWNERS = {
    "RegionMember.grouping": "a grouping is its members",
    "RegionAlias.region": "a name belongs to its place",
    "InstitutionAlias.institution": "a name belongs to its institution",
    "AgreementParty.agreement": "a row of the agreement",
    "AgreementLink.from_agreement": "a row of the agreement that states it",
    "Commitment.agreement": "a row of the agreement",
    "CommitmentDelivery.commitment": "a row of the commitment",
    "DelegationParty.delegation": "a row of the delegation",
    "DelegationGroup.delegation": "a row of the delegation",
    "DelegationStop.delegation": "a row of the delegation",
    "ExchangeParty.exchange": "a row of the exchange",
    "ProgrammeParty.programme": "a row of the programme",
    **{
        f"{model}.{owner}": "a row of the record that it is about"
        for model in ("Contribution", "Figure", "Person", "RecordSpecialty")
        for owner in ("agreement", "delegation", "exchange", "programme")
    },
    **{
        f"Evidence.{field}": "evidence goes with what it supports"
        for field in (
            "agreement",
            "delegation",
            "exchange",
            "programme",
            "institution",
            "region",
            "agreement_party",
            "agreement_link",
            "commitment",
            "delegation_party",
            "delegation_group",
            "delegation_stop",
            "exchange_party",
            "record_specialty",
            "programme_party",
            "person",
            "contribution",
            "figure",
        )
    },
    **{f"Proposal.{name}": "a proposal is for it alone" for name in TARGETS},
}


def test_reference_is_protected_unless_it_is_to_the_owner():
    found = {
        f"{model.__name__}.{field.name}": field.remote_field.on_delete
        for model in MODELS
        for field in model._meta.concrete_fields
        if field.is_relation
    }

    assert {name for name, action in found.items() if action is models.CASCADE} == set(OWNERS)
    restricted = {name for name, action in found.items() if action is models.RESTRICT}
    assert restricted == {"Contribution.commitment"}
    others = found.keys() - restricted - set(OWNERS)
    assert [name for name in others if found[name] is not models.PROTECT] == []


@pytest.mark.parametrize("model", SERIALIZERS, ids=name_of)
def test_entity_has_a_public_door(model):
    assert hasattr(model.objects, "for_public") is (model not in WHOLLY_PUBLIC)


# Database


def test_migrations_are_complete(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


def test_derived_columns_agree_after_the_makers_ran(db):
    country = make_region(kind="country")
    city = make_region(parent=country)
    hospital = make_institution(region=city)
    unit = make_institution(parent=hospital)
    area, specialty = make_area(), make_specialty(parent=make_specialty())
    agreement = make_agreement(parties=[unit, city], areas=[area], signed="2009/2010")
    make_link(from_agreement=agreement, to_agreement=make_agreement())
    make_contribution(
        agreement=agreement, commitment=make_commitment(agreement=agreement), giver_institution=unit
    )
    make_delegation(senders=[hospital], hosts=[city], topics=[area], agreements=[agreement])
    make_exchange(senders=[city], hosts=[unit], specialties=[specialty, "A label"])
    make_programme(parties=[hospital], agreements=[agreement], state="draft")
    hospital.region = make_region(parent=make_region(kind="country"))
    hospital.save()

    differing = [
        (check.table, check.column, check.differences) for check in check_all() if check.differences
    ]

    assert differing == []
