"""Whoever signs in, and the log of it."""

import pytest

from cooperation.audit.models import AuditEvent
from tests.factories import make_user


@pytest.fixture
def clerk():
    return make_user(username="clerk")


@pytest.fixture
def events():
    """The events since the last call, as (kind, subject, detail, actor), the oldest first."""
    seen = list(AuditEvent.objects.values_list("pk", flat=True))

    def new():
        found = list(AuditEvent.objects.exclude(pk__in=seen).order_by("pk"))
        seen.extend(event.pk for event in found)
        return [(event.kind, event.subject, event.detail, event.actor) for event in found]

    new()
    return new
