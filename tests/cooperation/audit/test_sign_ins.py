"""Every sign-in is in the audit log, and no password is."""

import pytest
from django.test import Client
from django.urls import reverse

from cooperation.audit.models import AuditEvent, Kind
from tests.factories import PASSWORD

pytestmark = pytest.mark.django_db


def sign_in(name, password, client=None):
    client = client or Client()
    return client.post(reverse("admin:login"), {"username": name, "password": password})


def test_sign_in_and_sign_out_are_kept_with_address_and_number(client, clerk, events):
    events()

    response = sign_in("clerk", PASSWORD, client)
    client.post(reverse("admin:logout"))

    event = AuditEvent.objects.get(kind=Kind.SIGNED_IN)
    assert events() == [(Kind.SIGNED_IN, "clerk", "", ""), (Kind.SIGNED_OUT, "clerk", "", "")]
    assert (event.subject_id, event.address) == (clerk.pk, "127.0.0.1")
    assert event.request_id == response.headers["X-Request-ID"]


def test_failed_sign_in_keeps_no_name_that_may_be_a_password(clerk, events):
    events()

    sign_in("clerk", "a wrong one")
    sign_in("tr0ub4dor&3", "clerk")
    sign_in("", "")
    sign_in("x" * 300, "wrong")

    assert events() == [
        (Kind.SIGN_IN_FAILED, "clerk", "", ""),
        (Kind.SIGN_IN_FAILED, "tr…", "", ""),
        (Kind.SIGN_IN_FAILED, "xx…", "", ""),
    ]


def test_refused_sign_ins_are_one_event(clerk, events):
    events()

    statuses = [sign_in("clerk", "a wrong one").status_code for _ in range(12)]

    refused = [event for event in events() if event[0] == Kind.SIGN_IN_REFUSED]
    assert statuses.count(429) > 1
    assert refused == [(Kind.SIGN_IN_REFUSED, "clerk", "", "")]
