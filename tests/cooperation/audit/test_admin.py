"""Who reads the audit log; nobody writes it."""

import re

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from cooperation.audit.models import GROUPS_OF_KINDS, AuditEvent, Kind
from tests.factories import make_user
from tests.staff import make_person, page

pytestmark = pytest.mark.django_db


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
