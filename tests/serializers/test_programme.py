"""The public form of a programme."""

import pytest

from agreements.actions.publication import withdraw
from agreements.models import Delegation, Exchange, Programme
from agreements.serializers.delegation import DelegationSerializer
from agreements.serializers.exchange import ExchangeSerializer
from agreements.serializers.programme import ProgrammeSerializer
from agreements.serializers.specialty import AreaSerializer
from tests.factories import (
    make_area,
    make_delegation,
    make_exchange,
    make_programme,
    make_user,
)
from tests.serialized import related

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", ["delegation", "exchange"])
def test_programme_that_was_withdrawn_is_null(kind):
    programme = make_programme()
    make, model, serializer = {
        "delegation": (make_delegation, Delegation, DelegationSerializer),
        "exchange": (make_exchange, Exchange, ExchangeSerializer),
    }[kind]
    record = make(programme=programme)
    before = serializer(model.objects.for_public().get(pk=record.pk)).data["programme"]
    withdraw(record=programme, by=make_user(is_superuser=True), reason="A test")

    after = serializer(model.objects.for_public().get(pk=record.pk)).data["programme"]

    assert (before, after) == (related(programme), None)


def test_form_says_what_a_programme_is_and_how_far_it_came():
    area = make_area()
    programme = make_programme(
        kind="medical_team",
        status="completed",
        areas=[area],
        legal_basis_number="No. 17",
        legal_basis_date="2012-05",
        legal_basis_signer="Ministry of Health",
    )
    part = make_programme(parent=programme)
    make_programme(parent=programme, state="draft")

    form = ProgrammeSerializer(Programme.objects.for_public().get(pk=programme.pk)).data

    assert form["kind"] == {"code": "medical_team", "label": "Medical aid team abroad"}
    assert form["status"] == {"code": "completed", "label": "Completed"}
    assert form["areas"] == [AreaSerializer(area).data]
    assert [form[f"legal_basis_{name}"] for name in ("number", "signer")] == [
        "No. 17",
        "Ministry of Health",
    ]
    assert form["legal_basis_date"]["edtf"] == "2012-05"
    assert form["children"] == [related(part)]
