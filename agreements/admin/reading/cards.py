"""The records that rest on a source: their values with the evidence of each, and those without."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from agreements.admin.evidence import ROW_NAMES, field_choices, row_keys, row_label, with_names
from agreements.dates import UncertainDate
from agreements.models.evidence import OWNERS, ROWS
from agreements.text import join_list, label_value

# A document supports a few dozen values of a few records.
MAX_EVIDENCE = 500


@dataclass
class Value:
    """A value that the source supports, or contradicts: what it is, where, and how."""

    key: int
    label: str
    paragraph: int | None
    has_words: bool
    basis: str
    note: str


@dataclass
class Card:
    """A record, institution or region that rests on the source."""

    kind: str
    title: str
    url: str
    state: str
    state_label: str
    values: list[Value]
    unsupported: list[str]


def evidence_of(source):
    """The evidence that a source gives, with what each piece is about, by paragraph."""
    found = source.evidence.select_related(*OWNERS, "institution__region", "region__parent__parent")
    return list(found.prefetch_related(*ROWS, *ROW_NAMES).in_order()[:MAX_EVIDENCE])


def cards(found, spans):
    """A card for each thing that some evidence is about, records first, in the order of the text.
    ``spans`` are the ids of the evidence whose words are marked in the text.
    """
    by_owner = defaultdict(list)
    # Records before the institutions and regions that they name.
    for one in sorted(found, key=lambda one: not hasattr(one.owner, "state")):
        by_owner[(type(one.owner), one.owner.pk)].append(one)
    missing = unsupported([values[0].owner for values in by_owner.values()])
    return [
        Card(
            kind=capfirst(owner._meta.verbose_name),
            title=str(owner),
            url=reverse(f"admin:agreements_{owner._meta.model_name}_change", args=[owner.pk]),
            state=getattr(owner, "state", ""),
            state_label=owner.get_state_display() if hasattr(owner, "state") else "",
            values=[_value(one, spans) for one in values],
            unsupported=missing[(type(owner), owner.pk)],
        )
        for values in by_owner.values()
        for owner in [values[0].owner]
    ]


def _value(evidence, spans):
    return Value(
        key=evidence.pk,
        label=supported(evidence),
        paragraph=evidence.paragraph,
        has_words=evidence.pk in spans,
        basis=evidence.get_basis_display(),
        note=evidence.display_note,
    )


def supported(evidence):
    """What a piece of evidence supports, in words: ``Signed: 20 July 2018``."""
    if evidence.row:
        return row_label(evidence.row)
    if not evidence.field:
        return _("The record as a whole")
    model, name = type(evidence.owner), evidence.field
    labels = dict(field_choices(model))
    if name not in labels:
        # The other names of an institution, or a value of an import that is no field of ours.
        rows = getattr(model, name, None)
        return capfirst(rows.rel.related_model._meta.verbose_name_plural) if rows else name
    label, words = labels[name], value_text(evidence.owner, name)
    return label_value(label, words) if words else label


def value_text(record, name):
    """The value of a field in words; empty for none."""
    field = record._meta.get_field(name)
    if field.many_to_many:
        return join_list(map(str, getattr(record, name).all()))
    value = getattr(record, name)
    if value in (None, ""):
        return ""
    if field.choices:
        return str(getattr(record, f"get_{name}_display")())
    return value.in_words if isinstance(value, UncertainDate) else str(value)


def unsupported(owners):
    """What nothing supports yet of some records: {(model, pk): [what]}. Costs a few queries for
    each kind of record, however many there are.
    """
    found = {(type(owner), owner.pk): [] for owner in owners}
    by_model = defaultdict(list)
    for owner in owners:
        by_model[type(owner)].append(owner.pk)
    for model, keys in by_model.items():
        rows = rows_by_name(model)
        records = model._base_manager.filter(pk__in=keys).prefetch_related(
            "evidence",
            *(field.name for field in model._meta.many_to_many),
            *(Prefetch(accessor, queryset) for accessor, queryset in rows.values()),
        )
        for record in records:
            found[(model, record.pk)] = _unsupported(record, rows)
    return found


def _unsupported(record, rows):
    evidence = list(record.evidence.all())
    fields = {one.field for one in evidence if one.row is None}
    missing = [
        label_value(label, words)
        for name, label in field_choices(type(record))
        if name not in fields
        and (words := value_text(record, name))
        and getattr(record, name) != record._meta.get_field(name).get_default()
    ]
    for name, (accessor, _queryset) in rows.items():
        known = {getattr(one, f"{name}_id") for one in evidence}
        rows_left = (row for row in getattr(record, accessor).all() if row.pk not in known)
        missing += map(row_label, rows_left)
    return missing


def rows_by_name(model):
    """The rows of a kind of record that evidence can support: {reference: (accessor, queryset)}."""
    return {
        name: (key.remote_field.related_name, with_names(name, key.model.objects.all()))
        for name, key in row_keys(model).items()
    }
