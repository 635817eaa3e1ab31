"""Texts of the history page: rows by name, values as the pages of the register print them."""

from collections import defaultdict

from django.contrib.auth import get_user_model
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from agreements.admin.text_diff import Value
from agreements.models import Evidence
from agreements.models.evidence import ROWS
from agreements.models.named import text_in
from agreements.presenters.fields import field_text

# The columns that identify a row among its neighbours, the first two that are given.
IDENTIFYING_COLUMNS = (
    *("text", "description", "metric", "name", "label"),
    *("institution", "region", "member", "to_agreement"),
    *("delegation", "exchange", "specialty", "agreement", "area", "source", "paragraph"),
    *("kind", "role"),
)
# Evidence supports a field or a row: one thing, whichever column holds it.
SUPPORT_COLUMNS = {"field", *ROWS}
OMITTED_COLUMNS = {"id", "version", "created_at"}

# Of a row of which not even the history knows a name.
DELETED = "–"
MAX_NAME = 100


class EventUsers:
    """The users who made events, fetched at once."""

    def __init__(self, events):
        ids = {self._id(event) for event in events} - {None}
        self.users = get_user_model().objects.in_bulk(ids)

    def __call__(self, event):
        key = self._id(event)
        if key is None:
            return _("Outside the staff area")
        return self.named(self.users.get(key))

    @staticmethod
    def named(user):
        """A person of the staff as colleagues know her."""
        if user is None:
            return _("A former member of the staff")
        return user.get_full_name() or user.get_username()

    @staticmethod
    def _id(event):
        return event.pgh_context.metadata.get("user") if event.pgh_context else None


class EventFormatter:
    """Formats events for readers; fetches all rows of a kind at once.

    ``events`` are those of a row and of what belongs to it, the oldest first; ``owner`` is the
    model of that row.
    """

    def __init__(self, events, owner):
        self.owner = owner
        self.labels = {
            field.name: capfirst(field.verbose_name)
            for field in (*owner._meta.concrete_fields, *owner._meta.many_to_many)
        }
        self.latest = {(event.pgh_tracked_model, key_of(event)): event for event in events}
        named = defaultdict(set)
        for event in events:
            for column in _references(event):
                named[column.remote_field.model].add(getattr(event, column.attname))
        self.rows = {}
        for model, keys in named.items():
            # A row that belongs to the owner is known by its events.
            if model._meta.app_label == "auth" or hasattr(model.objects, "matching"):
                self.rows[model] = model._default_manager.in_bulk(keys - {None})
                self._find_deleted(model, keys - {None} - self.rows[model].keys())

    def _find_deleted(self, model, keys):
        if keys and hasattr(model, "pgh_event_model"):
            events = model.pgh_event_model.objects.filter(pgh_obj_id__in=keys).order_by("pgh_id")
            self.latest |= {(model, event.pgh_obj_id): event for event in events}

    # Rows

    def kind(self, event):
        """The kind of row that an event is about."""
        model = event.pgh_tracked_model
        if declared_by := model._meta.concrete_model._meta.auto_created:
            # A row that joins two tables is called after the field that lists such rows.
            fields = declared_by._meta.many_to_many
            table = model._meta.db_table
            listed = next(f for f in fields if f.remote_field.through._meta.db_table == table)
            return capfirst(listed.verbose_name)
        return capfirst(model._meta.verbose_name)

    def name(self, event):
        """The name of a row of the owner: the columns that identify it."""
        parts = [
            Truncator(self._identifying_text(event, column)).chars(MAX_NAME)
            for column in self.identifying_columns(event)
        ]
        if isinstance(event, Evidence.pgh_event_model) and event.paragraph:
            place = {"source": parts[0], "number": event.paragraph}
            return _("%(source)s, paragraph %(number)s") % place
        return " · ".join(parts)

    def _is_given(self, event, column):
        if hasattr(event, f"{column.name}_zh"):
            return bool(text_in(event, column.name))
        return getattr(event, column.attname) not in ("", None)

    def _identifying_text(self, event, column):
        if hasattr(event, f"{column.name}_zh"):
            return text_in(event, column.name)
        return self.value(column, getattr(event, column.attname))

    def row(self, event):
        """A row by kind and name."""
        if event.pgh_tracked_model is self.owner:
            return self.kind(event)
        kind, name = self.kind(event), self.name(event)
        return _("%(kind)s: %(row)s") % {"kind": kind, "row": name} if name else kind

    def identifying_columns(self, event):
        """The columns that identify a row of the owner."""
        columns = {column.name: column for column in self.columns(event)}
        columns_with_values = [
            columns[name]
            for name in IDENTIFYING_COLUMNS
            if name in columns and self._is_given(event, columns[name])
        ]
        return columns_with_values[:2]

    # Values

    def columns(self, event):
        """The columns of an event that are worth showing; what evidence supports comes apart."""
        is_evidence = isinstance(event, Evidence.pgh_event_model)
        own = {self.owner._meta.model_name, f"from_{self.owner._meta.model_name}"}
        for column in event._meta.concrete_fields:
            is_own = column.remote_field and column.name in own
            if not (
                column.name.startswith("pgh_")
                or column.name in OMITTED_COLUMNS
                or column.generated
                or (is_evidence and column.name in SUPPORT_COLUMNS)
                or (is_own and column.remote_field.model is self.owner)
            ):
                yield column

    def values(self, event, before):
        """The values that an event changed, as `Value`. ``before`` is the row's event before."""
        if event.pgh_label == "update":
            return list(self._changed(event, before))
        named_by = [] if event.pgh_tracked_model is self.owner else self.identifying_columns(event)
        found = [
            (column.name, capfirst(column.verbose_name), self.value(column, value))
            for column in self.columns(event)
            if column.name != "position"
            and column not in named_by
            and (value := getattr(event, column.attname)) not in ("", None, column.get_default())
        ]
        if isinstance(event, Evidence.pgh_event_model):
            found.append(("field", *self._supported(event)))
        if event.pgh_label == "delete":
            return [Value(name, label, text, "") for name, label, text in found]
        return [Value(name, label, "", text) for name, label, text in found]

    def _changed(self, event, before):
        for column in self.columns(event):
            old, new = getattr(before, column.attname, None), getattr(event, column.attname)
            texts = self.value(column, old), self.value(column, new)
            if old != new and any(texts):
                label = capfirst(column.verbose_name)
                yield Value(column.name, label, texts[0], texts[1] or _("(empty)"))
        if isinstance(event, Evidence.pgh_event_model) and before:
            (label, old), (_label, new) = self._supported(before), self._supported(event)
            yield from [Value("field", label, old, new)] if old != new else []

    def _supported(self, event):
        label = capfirst(Evidence._meta.get_field("field").verbose_name)
        for name in ROWS:
            if key := getattr(event, f"{name}_id"):
                supported = self.latest.get((event._meta.get_field(name).remote_field.model, key))
                return label, self.row(supported) if supported else DELETED
        return label, str(self.labels.get(event.field, event.field)) or _("The record as a whole")

    def value(self, column, value):
        """A value in words, empty for none."""
        if value is None or value == "":
            return ""
        if column.remote_field:
            return self.named(column.remote_field.model, value)
        return field_text(column, value)

    def named(self, model, key):
        """A row of another table by name; as it was called last where it is gone."""
        row = self.rows.get(model, {}).get(key)
        if row is not None:
            return EventUsers.named(row) if model._meta.app_label == "auth" else str(row)
        event = self.latest.get((model, key))
        if event is None:
            return DELETED
        return _last_name(event) if model in self.rows else self.name(event)


def _last_name(event):
    """The last name of a region, institution, source, term or record."""
    field = "name" if hasattr(event, "name") else "title"
    name = text_in(event, field) if hasattr(event, f"{field}_zh") else getattr(event, field)
    code = getattr(event, "code", None)
    name = name or getattr(event, "title_en", "")  # Of a source.
    return f"{code} {name}" if code else name


def key_of(event):
    """The id of the row that an event is about."""
    return getattr(event, "pgh_obj_id", None) or event.id


def _references(event):
    return [
        column
        for column in event._meta.concrete_fields
        if column.remote_field and not column.name.startswith("pgh_")
    ]
