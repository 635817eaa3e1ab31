"""The two groups of the staff: editors write, reviewers publish."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission

from agreements.registry import RECORD_KINDS

EDITORS, REVIEWERS = "editors", "reviewers"

ENTITIES = ("region", "institution", "source")
VOCABULARY = ("specialty", "area")


def _names(verbs: Iterable[str], models: Iterable[str]) -> set[str]:
    return {f"{verb}_{model}" for verb in verbs for model in models}


# Deleting is for drafts only, and changing for what is not public yet: the staff area checks that
# row by row. Rows inside a record follow the record and need no permission of their own.
EDITOR_PERMISSIONS = (
    _names(("view", "add", "change", "delete"), RECORD_KINDS)
    | _names(("view", "add", "change"), ENTITIES)
    | _names(("view",), VOCABULARY)
    | _names(("view", "add", "change"), ("proposal",))
)
REVIEWER_PERMISSIONS = (
    EDITOR_PERMISSIONS
    | _names(("publish",), RECORD_KINDS)
    | _names(("delete",), ENTITIES)
    | _names(("add", "change"), VOCABULARY)
)


def create_groups(**_signal: object) -> None:
    """Create both groups, or give them back exactly their permissions.

    It runs after every migration and not inside one: Django creates the permissions themselves
    only after the last migration, and a later one may add another. Who needs more rights than a
    group gives gets them in a group of their own, since these two are reset each time.
    """
    for name, wanted in ((EDITORS, EDITOR_PERMISSIONS), (REVIEWERS, REVIEWER_PERMISSIONS)):
        group, _created = Group.objects.get_or_create(name=name)
        permissions = Permission.objects.filter(
            content_type__app_label="agreements", codename__in=wanted
        )
        group.permissions.set(permissions)
