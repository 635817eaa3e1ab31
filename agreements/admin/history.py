"""The history page: every change of a record and of its rows, by whoever and however made.

It reads the event tables, which database triggers fill, and not the log of the staff area, which
knows nothing of imports and plain SQL.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime

from django.apps import apps
from django.contrib.admin.utils import unquote
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import CASCADE, Q
from django.template.response import TemplateResponse
from django.utils import formats, timezone
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from pghistory.models import Event

# The latest events of a table that are read for one page.
MOST_EVENTS = 500
PAGE_SIZE = 50
LONGEST_VALUE = 400
# The columns that tell a row from its neighbours, the first two that are given.
TELLING = (
    *("institution", "region", "to_agreement", "delegation", "exchange", "specialty", "area"),
    *("agreement", "member"),
    *("text", "metric", "name", "label", "source", "paragraph", "field", "kind", "role"),
)
UNINTERESTING = {"id", "version", "created_at"}


@dataclass
class Line:
    """One row that was added, changed or deleted: what it is, and its values before and after."""

    verb: str
    what: str
    values: list


@dataclass
class Change:
    """What one person or program changed at one time, and the reason given."""

    at: object
    by: str
    reason: str
    lines: list = field(default_factory=list)


def last_change(obj):
    """The latest change of a row itself, without its lines; none where nothing was tracked."""
    event = (
        obj.pgh_event_model.objects.filter(pgh_obj_id=obj.pk)
        .select_related("pgh_context")
        .order_by("-pgh_id")
        .first()
    )
    return event and Change(event.pgh_created_at, _people([event])(event), "")


def changes_of(obj):
    """The changes of a row and of all rows that belong to it, the latest first.

    Costs a query for each table and for each kind of row that is named.
    """
    events, lines = [], []
    for model, condition in _tables(type(obj), obj.pk):
        found = model.objects.filter(condition).select_related("pgh_context")
        found = list(found.order_by("-pgh_id")[:MOST_EVENTS])[::-1]
        events += found
        lines += _compared(found, owner=type(obj))
    say = _Words(lines)
    who = _people(events)
    changes = {}
    for event, pairs in sorted(lines, key=lambda line: (line[0].pgh_created_at, line[0].pgh_id)):
        key = (event.pgh_created_at, event.pgh_context_id)
        if key not in changes:
            metadata = event.pgh_context.metadata if event.pgh_context else {}
            changes[key] = Change(event.pgh_created_at, who(event), metadata.get("reason", ""))
        values = [(label, say(f, old), say(f, new)) for label, f, old, new in pairs]
        if values or event.pgh_label != "update":
            changes[key].lines.append(Line(_verb(event), say.row(event, type(obj)), values))
    return [change for change in changes.values() if change.lines][::-1]


def _event_models():
    return [
        model
        for model in apps.get_app_config("agreements").get_models()
        if issubclass(model, Event) and model.pgh_tracked_model
    ]


def _owners(model):
    """The references by which a row belongs to another one and goes when that goes."""
    declared_by = model._meta.concrete_model._meta.auto_created
    return [
        key
        for key in model._meta.concrete_fields
        if key.remote_field
        and key.remote_field.on_delete is CASCADE
        and (not declared_by or key.remote_field.model is declared_by)
    ]


def _tables(model, pk):
    """The event tables of a row and of what belongs to it, each with the condition for it."""
    own = Q(pgh_obj_id=pk)
    yield model.pgh_event_model, own
    seen = {model}
    level = [(model, own)]
    while level:
        following = []
        for owner, condition in level:
            ids = owner.pgh_event_model.objects.filter(condition).values("pgh_obj_id")
            for events in _event_models():
                row = events.pgh_tracked_model
                keys = [key for key in _owners(row) if key.remote_field.model is owner]
                if not keys or row in seen:
                    continue
                seen.add(row)
                belongs = Q()
                for key in keys:
                    value = {key.attname: pk} if owner is model else {f"{key.attname}__in": ids}
                    belongs |= Q(**value)
                yield events, belongs
                if not row._meta.proxy:
                    following.append((row, belongs))
        level = following


def _compared(events, owner):
    """Each event with the values that it changed, as (label, field, before, after)."""
    before = {}
    for event in events:
        key = getattr(event, "pgh_obj_id", None) or event.id
        old = before.get(key) if event.pgh_label == "update" else None
        pairs = []
        if event.pgh_label != "delete":
            for column in _columns(event, owner):
                new_value = getattr(event, column.attname)
                old_value = getattr(old, column.attname) if old else None
                if new_value != old_value and not (old is None and new_value in ("", None)):
                    pairs.append((capfirst(column.verbose_name), column, old_value, new_value))
        before[key] = event
        yield event, pairs


def _columns(event, owner):
    for column in event._meta.concrete_fields:
        if column.name.startswith("pgh_") or column.name in UNINTERESTING or column.generated:
            continue
        if (
            column.remote_field
            and column.remote_field.model is owner
            and column.name
            in (
                owner._meta.model_name,
                f"from_{owner._meta.model_name}",
            )
        ):
            continue
        yield column


def _verb(event):
    return {"insert": _("Added"), "update": _("Changed"), "delete": _("Deleted")}[event.pgh_label]


def _people(events):
    """A function from an event to the name of who made it."""
    ids = {event.pgh_context.metadata.get("user") for event in events if event.pgh_context} - {None}
    users = get_user_model().objects.in_bulk(ids)

    def name(event):
        metadata = event.pgh_context.metadata if event.pgh_context else {}
        user = users.get(metadata.get("user"))
        if user:
            return user.get_full_name() or user.get_username()
        return metadata.get("command") or _("outside the staff area")

    return name


class _Words:
    """Writes the values of events as a reader knows them; asks for all named rows at once."""

    def __init__(self, lines):
        named = defaultdict(set)
        for event, _pairs in lines:
            for column in event._meta.concrete_fields:
                if column.remote_field and not column.name.startswith("pgh_"):
                    named[column.remote_field.model].add(getattr(event, column.attname))
        for _event, pairs in lines:
            for _label, column, old, _new in pairs:
                if column.remote_field:
                    named[column.remote_field.model].add(old)
        self.rows = {}
        for model, keys in named.items():
            # Rows that are written by what they name would each ask for it: their number will do.
            if model._meta.app_label == "auth" or hasattr(model.objects, "matching"):
                self.rows[model] = model._default_manager.in_bulk(keys - {None})

    def __call__(self, column, value):
        if value is None or value == "":
            return ""
        if column.remote_field:
            row = self.rows.get(column.remote_field.model, {}).get(value)
            return str(row) if row else f"{capfirst(column.verbose_name)} #{value}"
        if column.choices:
            return str(dict(column.flatchoices).get(value, value))
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, datetime):
            return formats.date_format(timezone.localtime(value), "DATETIME_FORMAT")
        return Truncator(str(value)).chars(LONGEST_VALUE)

    def row(self, event, owner):
        """What kind of row an event is about, and which."""
        model = event.pgh_tracked_model
        kind = capfirst(model._meta.verbose_name)
        if model is owner:
            return kind
        if declared_by := model._meta.concrete_model._meta.auto_created:
            # A row that joins two tables is known by what it joins to the record.
            keys = [key.remote_field for key in model._meta.concrete_fields if key.remote_field]
            joined = next(key.model for key in keys if key.model is not declared_by)
            kind = capfirst(joined._meta.verbose_name)
        told = []
        for name in TELLING:
            column = next((f for f in event._meta.concrete_fields if f.name == name), None)
            if column and not (column.remote_field and column.remote_field.model is owner):
                told.append(self(column, getattr(event, column.attname)))
        return f"{kind}: {', '.join(list(filter(None, told))[:2])}" if any(told) else kind


class HistoryPage:
    """The part of an admin that answers the address of the stock history page."""

    object_history_template = "admin/agreements/object_history.html"

    def history_view(self, request, object_id, extra_context=None):
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        page = Paginator(changes_of(obj), PAGE_SIZE).get_page(request.GET.get("p"))
        context = {
            **self.admin_site.each_context(request),
            "title": _("Change history: %s") % obj,
            "subtitle": None,
            "page": page,
            "module_name": capfirst(self.opts.verbose_name_plural),
            "object": obj,
            "opts": self.opts,
            "preserved_filters": self.get_preserved_filters(request),
            **(extra_context or {}),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, self.object_history_template, context)
