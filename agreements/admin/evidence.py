"""Evidence, inline on what it supports: source, paragraph, and one choice of the value."""

from django import forms
from django.db.models import CASCADE
from django.utils.functional import cached_property
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from agreements.admin.autocomplete import BaseRowFormSet, LabelledModelForm
from agreements.admin.base import BaseStackedInline
from agreements.models import Evidence
from agreements.models.evidence import ROWS

# Our own texts and bookkeeping, which no source states.
UNSUPPORTED = {"internal_notes", "slug", "summary", "title", "is_retired"}

# The relations that the labels of these rows read.
ROW_NAMES = [
    *(
        f"{name}__{named}"
        for name in ROWS
        if name.endswith(("_party", "_stop"))
        for named in ("institution", "region")
    ),
    "agreement_link__to_agreement",
    "record_specialty__specialty",
]


def field_choices(model):
    """The fields of a record that a source can state, as (name, label)."""
    fields = [
        field
        for field in (*model._meta.concrete_fields, *model._meta.many_to_many)
        if field.editable
        and not field.primary_key
        and field.name not in UNSUPPORTED
        and not field.name.endswith(("_zh", "_vi"))
    ]
    return [(field.name, capfirst(field.verbose_name)) for field in fields]


def row_keys(model):
    """The rows of a kind of record that evidence can support: for each reference of evidence the
    key by which a row belongs to its record. An institution or a region has none.
    """
    found = {}
    for name in ROWS:
        fields = Evidence._meta.get_field(name).remote_field.model._meta.fields
        names = (model._meta.model_name, f"from_{model._meta.model_name}")
        for field in fields:
            if field.name in names and field.remote_field.on_delete is CASCADE:
                found[name] = field
    return found


def with_names(name, rows):
    """Rows of a reference of evidence, with what their labels read."""
    paths = [path.partition("__")[2] for path in ROW_NAMES if path.startswith(f"{name}__")]
    return rows.select_related(*paths)


def rows_of(owner):
    """The saved rows of a record that evidence can support, as {reference: [row]}."""
    return {
        name: list(with_names(name, key.model.objects.filter(**{key.name: owner})))
        for name, key in row_keys(type(owner)).items()
    }


def row_label(row):
    """A row as the choice names it: ``Party: Xining Municipal Health Bureau (Signatory)``."""
    role = f" ({row.get_role_display()})" if hasattr(row, "get_role_display") else ""
    return f"{capfirst(row._meta.verbose_name)}: {Truncator(row).chars(80)}{role}"


class EvidenceForm(LabelledModelForm):
    """Turns one choice of what is supported into a field or a row, never both."""

    supports = forms.ChoiceField(
        label=gettext_lazy("Supports"),
        required=False,
        help_text=gettext_lazy(
            "A field, or a row of this record that is saved already. Save a new party or figure "
            "first, then say what supports it."
        ),
    )

    def __init__(self, *args, choices=(), rows=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = rows or {}
        self.initial["supports"] = self._current()
        known = {value for _label, group in choices for value, _text in group}
        if self.initial["supports"] not in {"", *known}:
            # A value of an import that is no field of ours is kept as it is.
            kept = [(self.initial["supports"], self.instance.field)]
            choices = [*choices, (_("As recorded"), kept)]
        self.fields["supports"].choices = [("", _("The record as a whole")), *choices]

    def _current(self):
        for name in ROWS:
            if pk := getattr(self.instance, f"{name}_id"):
                return f"{name}:{pk}"
        return f"field:{self.instance.field}" if self.instance.field else ""

    def clean(self):
        cleaned = super().clean()
        if "supports" in self.changed_data and "supports" in cleaned:
            kind, _sep, value = cleaned["supports"].partition(":")
            self.instance.field = value if kind == "field" else ""
            for name in ROWS:
                chosen = [r for r in self.rows.get(name, []) if kind == name and str(r.pk) == value]
                setattr(self.instance, name, chosen[0] if chosen else None)
        return cleaned


class EvidenceFormSet(BaseRowFormSet):
    """Fetches once the rows that all its forms offer."""

    @cached_property
    def _rows(self):
        return rows_of(self.instance) if self.instance.pk else {}

    @cached_property
    def _choices(self):
        fields = field_choices(type(self.instance))
        groups = [(_("Fields"), [(f"field:{name}", label) for name, label in fields])]
        for name, rows in self._rows.items():
            if rows:
                kind = capfirst(rows[0]._meta.verbose_name_plural)
                groups.append((kind, [(f"{name}:{row.pk}", row_label(row)) for row in rows]))
        return groups

    def get_form_kwargs(self, index):
        return {**super().get_form_kwargs(index), "choices": self._choices, "rows": self._rows}


class EvidenceInline(BaseStackedInline):
    """Which paragraph of which source supports which value."""

    model = Evidence
    form = EvidenceForm
    formset = EvidenceFormSet
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("source", "paragraph", "supports", "basis"),
                    ("words", "span_start", "span_end"),
                    ("quotation", "is_quotation_public"),
                    ("note", "note_zh", "note_vi"),
                )
            },
        ),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related(*ROWS, *ROW_NAMES)

    def supports(self, obj):
        """The field or row that it supports, for users who may only read."""
        if obj.row:
            return row_label(obj.row)
        model = type(obj.owner) if obj.owner else self.parent_model
        return dict(field_choices(model)).get(obj.field, obj.field) or _("The record as a whole")
