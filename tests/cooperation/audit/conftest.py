"""Whoever signs in, and the log of it.

Django is not set up yet when this is read, so the fixtures import what they make.
"""

import pytest


@pytest.fixture
def clerk():
    from tests.factories import make_user

    return make_user(username="clerk")


@pytest.fixture
def events():
    """The events since the last call, as (kind, subject, detail, actor), the oldest first."""
    from cooperation.audit.models import AuditEvent

    seen = list(AuditEvent.objects.values_list("pk", flat=True))

    def new():
        found = list(AuditEvent.objects.exclude(pk__in=seen).order_by("pk"))
        seen.extend(event.pk for event in found)
        return [(event.kind, event.subject, event.detail, event.actor) for event in found]

    new()
    return new
