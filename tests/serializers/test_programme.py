"""The public form of a programme."""

import pytest

from agreements.actions.publication import withdraw
from agreements.models import Delegation, Exchange
from agreements.serializers.delegation import DelegationSerializer
from agreements.serializers.exchange import ExchangeSerializer
from tests.factories import make_delegation, make_exchange, make_programme, make_user
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
