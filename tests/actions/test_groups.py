"""The permissions of editors and reviewers."""

import pytest
from django.contrib.auth.models import Group

from agreements.actions.groups import create_groups

pytestmark = pytest.mark.django_db


def test_groups_get_back_exactly_their_permissions():
    editors = Group.objects.get(name="editors")
    wanted = set(editors.permissions.values_list("codename", flat=True))
    editors.permissions.remove(editors.permissions.first())

    create_groups()

    assert set(editors.permissions.values_list("codename", flat=True)) == wanted


def test_only_reviewers_publish_and_delete_places():
    given = {
        group.name: set(group.permissions.values_list("codename", flat=True))
        for group in Group.objects.all()
    }

    assert given["reviewers"] - given["editors"] == {
        *("publish_agreement", "publish_delegation", "publish_exchange", "publish_programme"),
        *("delete_region", "delete_institution", "delete_source"),
        *("add_specialty", "change_specialty", "add_area", "change_area"),
    }
    assert given["editors"] - given["reviewers"] == set()
