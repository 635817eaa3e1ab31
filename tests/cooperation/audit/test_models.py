"""The audit log holds every change of accounts and rights, however made, and is never changed."""

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from cooperation.audit.models import AuditEvent, Kind
from tests.factories import PASSWORD
from tests.staff import make_person, page

pytestmark = pytest.mark.django_db


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
