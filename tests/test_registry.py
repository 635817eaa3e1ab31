"""The registry of record kinds agrees with the models that it describes."""

import pytest
from django.apps import apps
from django.utils.translation import override

from agreements.dates import UncertainDateField
from agreements.models.record import Record
from agreements.registry import EVENT_KINDS, RECORD_KINDS, kind_of
from tests.factories import make_institution, make_programme

every_kind = pytest.mark.parametrize("kind", RECORD_KINDS.values(), ids=list(RECORD_KINDS))


def test_every_model_of_a_record_is_registered_once():
    records = [m for m in apps.get_app_config("agreements").get_models() if issubclass(m, Record)]

    assert [kind.model for kind in RECORD_KINDS.values()] == sorted(
        records, key=lambda model: list(RECORD_KINDS).index(model._meta.model_name)
    )
    assert len({kind.code_prefix for kind in RECORD_KINDS.values()}) == len(records)


@every_kind
def test_kind_names_fields_and_relations_of_its_model(kind):
    options = kind.model._meta
    related = {one.get_accessor_name() for one in options.related_objects}

    assert isinstance(options.get_field(kind.date_field), UncertainDateField)
    assert set(kind.rows) - related == set()
    for path in kind.named_records:
        name, *further = path.split("__")
        model = options.get_field(name).related_model
        for step in further:
            model = model._meta.get_field(step).related_model
        assert issubclass(model, Record)


@every_kind
def test_roles_of_a_direction_are_roles_of_its_parties(kind):
    party = kind.model._meta.get_field("parties").related_model
    roles = dict(party._meta.get_field("role").choices or ())

    assert {kind.sender_role, kind.host_role} - {""} <= set(roles)
    assert kind.is_directed is hasattr(kind.model(), "sending_region_ids")


def test_event_kinds_are_those_that_are_no_programme():
    assert [kind.name for kind in EVENT_KINDS] == ["agreement", "delegation", "exchange"]


@pytest.mark.django_db
def test_kind_of_a_record_and_of_what_is_none():
    assert kind_of(make_programme()) is RECORD_KINDS["programme"]

    with pytest.raises(KeyError):
        kind_of(make_institution())


@every_kind
def test_kind_is_a_key_in_every_language(kind):
    with override("en"):
        rows = {kind: "row"}

    with override("zh-hans"):
        assert rows[kind] == "row"
