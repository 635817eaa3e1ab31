"""The history page: every change of a record and of its rows, by whoever and however made.

It reads the event tables, which database triggers fill, and not the log of the staff area, which
knows nothing of imports and plain SQL.
"""

from dataclasses import dataclass, field

from django.apps import apps
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import CASCADE, Q
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pghistory.models import Event

from agreements.admin.history_text import EventFormatter, EventUsers, key_of
from agreements.choices import State

# The latest events of a table that are read for one page.
MAX_EVENTS = 500
PAGE_SIZE = 50
VERBS = {
    "insert": gettext_lazy("Added"),
    "update": gettext_lazy("Changed"),
    "delete": gettext_lazy("Deleted"),
}
# The state of a record after each step; see `actions.publication`.
STEPS = {
    "submit": State.SUBMITTED.label,
    "send_back": State.RETURNED.label,
    "publish": State.PUBLISHED.label,
    "withdraw": State.WITHDRAWN.label,
}
# Who took the step, when and why stands beside it.
STEP_FIELDS = {"state", "review_note"} | {
    f"{step}_{what}" for step in ("submitted", "reviewed", "published") for what in ("by", "at")
}
# Reasons that programs give; those of people stand as they were typed.
REASONS = {
    "load_register": gettext_lazy("First data of the register"),
    "commitment_amounts": gettext_lazy("Amounts of commitments became contributions"),
}


@dataclass
class Line:
    """One row that was added, changed or deleted: what it is, and its values before and after."""

    verb: str
    what: str
    values: list


@dataclass
class Change:
    """One change: by whom, when, by which step, for which reason, and its lines."""

    at: object
    by: str
    step: str = ""
    reason: str = ""
    lines: list = field(default_factory=list)


def last_change(obj):
    """The latest change of a row or of what belongs to it, without its lines; none where nothing
    was tracked.
    """
    event = max(_latest(obj), key=lambda event: event.pgh_created_at, default=None)
    return event and _change(event, EventUsers([event]))


def version_of(obj):
    """A text that is another one after any change of a row or of what belongs to it.

    Costs a query for each table, but a column of the number of changes would say nothing of the
    other names of a region. A record has such a column, since its steps lock it.
    """
    if hasattr(obj, "version"):
        return str(obj.version)
    return ".".join(str(event.pgh_id) for event in _latest(obj))


def _latest(obj):
    """The last event of each table of a row, where there is one."""
    for model, condition in _tables(type(obj), obj.pk):
        events = model.objects.filter(condition).select_related("pgh_context")
        if event := events.order_by("-pgh_id").first():
            yield event


def changes_of(obj):
    """The changes of a row and of all rows that belong to it, the latest first.

    Costs a query for each table and for each kind of row that is named.
    """
    pairs = []
    for order, (model, condition) in enumerate(_tables(type(obj), obj.pk)):
        found = model.objects.filter(condition).select_related("pgh_context")
        found = list(found.order_by("-pgh_id")[:MAX_EVENTS])[::-1]
        pairs += [(event, earlier, order) for event, earlier in _with_earlier(found)]
    # In one change the row itself comes first, then what belongs to it.
    pairs.sort(key=lambda pair: (pair[0].pgh_created_at, pair[2], pair[0].pgh_id))
    events = [event for event, _earlier, _order in pairs]
    formatter, who = EventFormatter(events, type(obj)), EventUsers(events)
    changes = {}
    for event, earlier, _order in pairs:
        key = (event.pgh_created_at, event.pgh_context_id)
        if key not in changes:
            changes[key] = _change(event, who)
        line = Line(VERBS[event.pgh_label], formatter.row(event), formatter.values(event, earlier))
        if changes[key].step and event.pgh_tracked_model is type(obj):
            line.values = [value for value in line.values if value.name not in STEP_FIELDS]
        if line.values or event.pgh_label != "update":
            changes[key].lines.append(line)
    return [change for change in changes.values() if change.lines or change.step][::-1]


def _change(event, who):
    metadata = event.pgh_context.metadata if event.pgh_context else {}
    reason = metadata.get("reason", "")
    return Change(
        at=event.pgh_created_at,
        by=who(event),
        step=STEPS.get(metadata.get("step"), ""),
        reason=REASONS.get(reason, reason),
    )


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


def _with_earlier(events):
    """Each event of a table with the one before it of the same row, if that was read."""
    earlier = {}
    for event in events:
        yield event, earlier.get(key_of(event))
        earlier[key_of(event)] = event


class HistoryViewMixin:
    """The part of an admin that replaces the stock history page."""

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
