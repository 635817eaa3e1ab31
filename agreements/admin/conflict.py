"""Concurrent edits of one row: whoever saves second gets a message, and nothing is overwritten."""

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from agreements.admin.history import last_change, version_of


def is_stale(record, posted):
    """Whether a form was opened before the last change of its row."""
    return posted.get("opened_version") != version_of(record)


def conflict_message(record):
    """Who changed the row meanwhile and when, and what to do now."""
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}"
    change = last_change(record)
    return format_html(
        _(
            "{who} changed this record on {when}, after you had opened it. Nothing of yours has "
            "been saved, and nothing of theirs is lost. Your input still stands below: see "
            '<a href="{history}" target="_blank" rel="noopener">what has changed</a>, open '
            '<a href="{fresh}" target="_blank" rel="noopener">the record as it is now</a> in a '
            "second window, and carry your changes over to it."
        ),
        who=change.by if change else _("Somebody"),
        when=formats.date_format(timezone.localtime(change.at), "DATETIME_FORMAT")
        if change
        else "–",
        history=reverse(f"{name}_history", args=[record.pk]),
        fresh=reverse(f"{name}_change", args=[record.pk]),
    )
