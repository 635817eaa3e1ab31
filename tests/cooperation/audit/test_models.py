"""The audit log: what it holds after each event, who reads it, and that nobody changes it."""

import re

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from cooperation.audit.models import GROUPS_OF_KINDS, AuditEvent, Kind
from tests.factories import make_user
from tests.staff import make_person, page

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


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


def test_changes_in_the_staff_area_are_kept_with_who_made_them(client, clerk, events):
    admin = make_person("superuser")
    client.force_login(admin)
    url = page(User, "change", clerk.pk)
    editors = Group.objects.get(name="editors")
    permission = Permission.objects.get(codename="add_user")
    sent = {
        "username": "renamed",
        "date_joined_0": "2026-01-01",
        "date_joined_1": "12:00:00",
        **dict.fromkeys(["is_active", "is_staff", "is_superuser"], "on"),
        "groups": [editors.pk],
        "user_permissions": [permission.pk],
    }
    events()

    response = client.post(url, sent)

    actor = admin.username
    assert response.status_code == 302
    assert events() == [
        (Kind.ACCOUNT_RENAMED, "renamed", "clerk", actor),
        (Kind.SUPERUSER_GRANTED, "renamed", "", actor),
        (Kind.GROUP_JOINED, "renamed", "editors", actor),
        (Kind.PERMISSION_GRANTED, "renamed", "auth.add_user", actor),
    ]
    event = AuditEvent.objects.first()
    assert (event.actor_id, event.request_id) == (admin.pk, response.headers["X-Request-ID"])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ("UPDATE auth_user SET is_active = false", [(Kind.ACCOUNT_DEACTIVATED, "clerk", "")]),
        (
            "UPDATE auth_user SET is_staff = false, is_superuser = true",
            [(Kind.STAFF_WITHDRAWN, "clerk", ""), (Kind.SUPERUSER_GRANTED, "clerk", "")],
        ),
        ("UPDATE auth_user SET password = 'other'", [(Kind.PASSWORD_CHANGED, "clerk", "")]),
        ("UPDATE auth_user SET last_login = now(), first_name = 'A', is_staff = is_staff", []),
        ("DELETE FROM auth_user", [(Kind.ACCOUNT_DELETED, "clerk", "")]),
        (
            "INSERT INTO auth_user_groups (user_id, group_id) "
            "SELECT u.id, g.id FROM auth_user u, auth_group g WHERE g.name = 'reviewers'",
            [(Kind.GROUP_JOINED, "clerk", "reviewers")],
        ),
        (
            "WITH added AS (INSERT INTO auth_user (username, password, is_active, is_staff, "
            "is_superuser, first_name, last_name, email, date_joined) VALUES ('mallory', '', "
            "true, true, true, '', '', '', now())) SELECT 1",
            [
                (Kind.ACCOUNT_ADDED, "mallory", ""),
                (Kind.STAFF_GRANTED, "mallory", ""),
                (Kind.SUPERUSER_GRANTED, "mallory", ""),
            ],
        ),
    ],
)
def test_changes_by_plain_sql_are_kept(clerk, events, change, expected):
    events()

    with connection.cursor() as cursor:
        cursor.execute(change)
        cursor.execute("SELECT session_user")
        (role,) = cursor.fetchone()

    found = AuditEvent.objects.order_by("-pk")[: len(expected)]
    assert {event.database_role for event in found} <= {role}
    assert events() == [(*event, "") for event in expected]


def test_changes_of_groups_are_kept(events):
    permission = Permission.objects.get(codename="change_group")
    group = Group.objects.create(name="guests")
    group.permissions.add(permission)
    Group.objects.filter(pk=group.pk).update(name="visitors")
    group.delete()

    assert events() == [
        (Kind.GROUP_ADDED, "guests", "", ""),
        (Kind.GROUP_PERMISSION_GRANTED, "guests", "auth.change_group", ""),
        (Kind.GROUP_RENAMED, "visitors", "guests", ""),
        (Kind.GROUP_PERMISSION_WITHDRAWN, "visitors", "auth.change_group", ""),
        (Kind.GROUP_DELETED, "visitors", "", ""),
    ]


def test_new_password_is_kept_as_a_fact_and_not_as_a_value(client, events):
    clerk = make_person("editor")
    client.force_login(clerk)
    new = "a longer horse battery"
    events()

    response = client.post(
        reverse("admin:password_change"),
        {"old_password": PASSWORD, "new_password1": new, "new_password2": new},
    )

    clerk.refresh_from_db()
    rows = str(list(AuditEvent.objects.values()))
    assert response.status_code == 302
    assert events() == [(Kind.PASSWORD_CHANGED, clerk.username, "", clerk.username)]
    assert clerk.password not in rows
    assert new not in rows


@pytest.mark.parametrize(
    "statement", ["UPDATE audit_auditevent SET detail = 'x'", "DELETE FROM audit_auditevent"]
)
def test_events_are_neither_changed_nor_deleted(clerk, statement):
    before = list(AuditEvent.objects.values())

    with (
        pytest.raises(DatabaseError) as refusal,
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert "neither changed nor deleted" in str(refusal.value)
    assert list(AuditEvent.objects.values()) == before != []


def test_administrator_reads_the_log(client, clerk):
    client.force_login(make_person("superuser"))
    clerk.groups.set([Group.objects.get(name="editors")])
    make_user(username="other").groups.set([Group.objects.get(name="editors")])

    response = client.get(page(AuditEvent, "changelist"), {"q": "clerk", "about": "rights"})

    html = response.content.decode()
    found = response.context["cl"].result_list
    assert [(event.kind, event.subject) for event in found] == [
        (Kind.GROUP_JOINED, "clerk"),
        (Kind.STAFF_GRANTED, "clerk"),
    ]
    assert re.findall(r'<td class="field-event">(.*?)</td>', html) == [
        "Added to a group: editors",
        "Access to the staff area granted",
    ]
    assert response.context["title"] == "Audit log"
    assert response.context["action_form"] is None


def test_each_kind_is_in_one_group():
    grouped = [kind for _label, kinds in GROUPS_OF_KINDS.values() for kind in kinds]

    assert sorted(grouped) == sorted(Kind)


def test_administrator_cannot_write_the_log(client):
    client.force_login(make_person("superuser"))
    event = AuditEvent.objects.first()

    answers = {
        name: client.post(page(AuditEvent, name, *args), {"detail": "x", "post": "yes"}).status_code
        for name, args in {"add": (), "change": (event.pk,), "delete": (event.pk,)}.items()
    }

    assert answers == {"add": 403, "change": 403, "delete": 403}


@pytest.mark.parametrize("kind", ["editor", "reviewer"])
def test_others_do_not_see_the_log(client, kind):
    clerk = make_person(kind)
    clerk.user_permissions.set(Permission.objects.all())
    client.force_login(clerk)

    index = client.get(reverse("admin:index")).content.decode()

    assert client.get(page(AuditEvent, "changelist")).status_code == 403
    assert client.get(page(AuditEvent, "change", AuditEvent.objects.first().pk)).status_code == 403
    assert page(AuditEvent, "changelist") not in index
