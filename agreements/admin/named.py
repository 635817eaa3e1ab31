"""Bases of the pages of regions, institutions and sources, which have no state of their own.

What records name is closed to editors as soon as these records are: from the submission of one that
names it on, only reviewers change it. So a reviewer reads what is published, and nothing that the
public reads changes behind a reviewer's back.
"""

from django.db import connection
from django.utils.translation import gettext_lazy

from agreements.admin.base import BaseEntityAdmin, BaseEntityForm
from agreements.models.base import lock_vocabulary

# Who may publish may also change what the public already reads.
REVIEW = "agreements.publish_agreement"


class BaseNamedForm(BaseEntityForm):
    """A form that refuses to save what has been closed to its editor while it was open."""

    closed_note = None

    def clean(self):
        cleaned = super().clean()
        if self.closed_note:
            self.add_error(None, self.closed_note)
        return cleaned


class BaseNamedAdmin(BaseEntityAdmin):
    """The pages of something that records name."""

    form = BaseNamedForm
    closed_note = gettext_lazy(
        "Only reviewers change this, because a record that names it has been submitted for review, "
        "published or withdrawn."
    )

    def is_closed(self, request, obj):
        """Whether a row is closed to the user. Costs a query, once for each row."""
        if obj is None or request.user.has_perm(REVIEW):
            return False
        if not hasattr(obj, "_is_closed_to_editors"):
            rows = self.model.objects.closed_to_editors().filter(pk=obj.pk)
            obj._is_closed_to_editors = rows.exists()
        return obj._is_closed_to_editors

    def has_change_permission(self, request, obj=None):
        if not super().has_change_permission(request, obj):
            return False
        # Where it was closed while this form was open, the form refuses to save it, and shows again
        # what was typed.
        is_saving = request.method == "POST" and "opened_version" in request.POST
        return is_saving or not self.is_closed(request, obj)

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.closed_note = self.closed_note if self.is_closed(request, obj) else None
        return form

    def get_object(self, request, object_id, from_field=None):
        obj = super().get_object(request, object_id, from_field)
        if obj and request.method == "POST" and connection.in_atomic_block:
            # No record that names it is submitted or published before this change is saved.
            lock_vocabulary()
        return obj
