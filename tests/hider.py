"""Hidden rows beside public ones, at the other end of every relation."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from agreements.models import Delegation, Exchange, Proposal, Region, Source
from agreements.models.named import columns_of
from agreements.models.participant import Participant
from agreements.models.record import Record
from tests.factories import make_user
from tests.hidden import HIDDEN_STATES, MARK, STATES, bring, text_names
from tests.relations import (
    BESIDE,
    KINDS,
    MAKERS,
    ONE_OF,
    REFUSED,
    cases,
    is_owner,
    owners_of,
    references,
)
from tests.tables import TABLES, WHOLLY_PUBLIC


class Hider:
    """Puts hidden rows beside public ones.

    Takes a database in which every row is public. ``outcomes`` holds what came of each relation:
    "hidden", "publishing" or "refused"; ``kept`` are the hidden rows that have, or would have, a
    page of their own.
    """

    def __init__(self):
        # Two of each where there are two: one names, the other is named.
        self.public = {model: model.objects.order_by("pk").first() for model in TABLES}
        self.naming = {model: model.objects.order_by("pk").last() for model in TABLES}
        self.public["grouping"] = Region.objects.filter(kind="grouping").first()
        for model, row in self.public.items():
            assert row, f"Let make_public() of tests/hidden.py make a public {model}"
        for model in TABLES:
            is_known = owners_of(model) or model in MAKERS or model in WHOLLY_PUBLIC
            assert is_known, f"Add a maker of {model.__name__} to MAKERS in tests/relations.py"
            for field in model._meta.concrete_fields:
                if field.is_relation and field.related_model not in TABLES:
                    # Whoever it is never shows: a word in each name, by which a page is caught.
                    person = getattr(self.public[model], field.name)
                    assert MARK.search(str(person)), f"Let make_public() fill in {field}"
        self.outcomes, self.kept = {}, []
        self.number = 0

    def hide_all(self):
        """Try all relations; keep the rows of those that leave the other end hidden."""
        for case in cases():
            self.number += 1
            self.made, self.word = [], str(case)
            outcome = "hidden"
            try:
                with transaction.atomic():
                    self._build(case)
                    if any(self._is_public(row) for row in self.made):
                        outcome = "publishing"
                        transaction.set_rollback(True)
                if outcome == "hidden":
                    self.kept += self.made
            except ValidationError as error:
                assert str(case) in REFUSED, f"{case} cannot be made: {error}"
                outcome = "refused"
            self.outcomes.setdefault(str(case), set()).add(outcome)

    def _build(self, case):
        field, owner = case.field, case.owner
        other = self._hidden(field) if case.is_public else self._public(field)
        if case.is_public and (owner is None or self._has_room(field)):
            self._name(self._public_row(field.model), field, other)
        elif case.is_public:
            row = self._row(field.model, **{owner.name: self._public(owner), field.name: other})
            self._add_rows(row)
        elif owner is None:
            self._make(field.model, **{field.name: other})
        else:
            belongs_to = self._hidden(owner, is_alone=True)
            self._row(field.model, **{owner.name: belongs_to, field.name: other})

    def _name(self, row, field, other):
        """Let a public row name another one."""
        setattr(row, field.name, other)
        row.full_clean()
        row.save()

    def _has_room(self, field):
        """Whether a public row that belongs to others can name something more."""
        is_one_of = (
            any(issubclass(field.model, model) for model in ONE_OF) and field.name not in BESIDE
        )
        return not is_one_of and getattr(self._public_row(field.model), field.name) is None

    @staticmethod
    def _is_public(row):
        return type(row).objects.for_public().filter(pk=row.pk).exists()

    def _public(self, field):
        return self.public.get(field.name) or self.public[field.related_model]

    def _public_row(self, model):
        return model.objects.get(pk=self.naming[model].pk)

    def _hidden(self, field, *, is_alone=False):
        """A hidden row for a reference to name."""
        return self._make(field.related_model, is_alone=is_alone, **KINDS.get(field.name, {}))

    def _make(self, model, *, is_alone=False, **given):
        """A hidden row of a model and, unless it is to be alone, a row of each kind that can belong
        to it.
        """
        if owners := owners_of(model):
            return self._row(model, **{owners[0].name: self._hidden(owners[0])}, **given)
        if issubclass(model, Record):
            made = self._make_record(model, **given)
        else:
            made = MAKERS[model](**self._texts(model), **self._slug(model), **given)
        self.made.append(made)
        if not is_alone:
            self._add_rows(made)
        return made

    def _make_record(self, model, merged_into=None, **given):
        sides = ("senders", "hosts") if model in (Delegation, Exchange) else ("parties",)
        places = {side: [self.naming[Region]] for side in sides}
        texts = self._texts(model)
        source = self.public[Source]
        record = MAKERS[model](state="draft", source=source, **places, **texts, **given)
        bring([record], "withdrawn" if merged_into else self._state)
        if merged_into:
            self._name(record, model._meta.get_field("merged_into"), merged_into)
        return record

    @property
    def _state(self):
        return HIDDEN_STATES[self.number % len(HIDDEN_STATES)]

    def _add_rows(self, owner):
        """A row of each kind that can belong to a row."""
        for model in TABLES:
            for field in references(model):
                is_join = model._meta.auto_created
                fits = field.name not in KINDS and not is_join
                if is_owner(field) and field.related_model is type(owner) and fits:
                    self._row(model, **{field.name: owner})

    def _row(self, model, **given):
        """A row of a model that belongs to others; what is not given is filled in."""
        row = model(**self._texts(model), **given)
        if isinstance(row, Proposal):
            row.kind, row.proposed_by = "translation", make_user()
        if hasattr(row, "unit_label"):
            row.unit = "other"  # The only one with words of its own.
        if "unit" in given and hasattr(row, "unit_as_printed"):
            row.unit_as_printed = ""  # One of the two.
        for field in model._meta.concrete_fields:
            is_filled = field.name in given or getattr(row, field.attname) not in (None, "")
            if is_filled or field.primary_key or field.blank or field.has_default():
                continue
            if field.is_relation:
                setattr(row, field.name, self.naming[field.related_model])
            elif field.choices:
                setattr(row, field.name, field.choices[0][0])
            elif field.name == "language":
                row.language = "en"
        self._complete(row, given)
        if isinstance(row, Participant) and row.institution_id:
            for name in columns_of("description"):
                setattr(row, name, "")  # Words stand for bodies without a name.
        row.full_clean()
        row.save()
        return row

    def _complete(self, row, given):
        """Fill in what a row needs one of: its owner's owner, or a reference of `ONE_OF`."""
        for value in given.values():
            for field in references(type(value)):
                name = field.related_model._meta.model_name
                if is_owner(field) and hasattr(row, f"{name}_id") and name not in given:
                    setattr(row, name, getattr(value, field.name))
        for kind, name in ONE_OF.items():
            others = [f.name for f in references(type(row)) if f.null and f.name not in BESIDE]
            if isinstance(row, kind) and not any(getattr(row, f"{n}_id") for n in others):
                setattr(row, name, self._public(type(row)._meta.get_field(name)))

    def _texts(self, model):
        """The free texts of a row, each a word that stands nowhere else."""
        word = "".join(letter for letter in self.word.lower() if letter.isalpha())
        return {name: f"zq{word}{name}".replace("_", "") for name in text_names(model)}

    def _slug(self, model):
        has_slug = any(field.name == "slug" for field in model._meta.concrete_fields)
        return {"slug": f"hidden-{self.number}-{len(self.made)}"} if has_slug else {}


def hidden_urls(records, state):
    """The addresses that hidden things have, or would have."""
    pages = [
        *(
            reverse(r._meta.model_name, args=[r.code or f"{r.CODE_PREFIX}-{9000 + r.pk}"])
            for r in records
        ),
        f"/regions/{state}-region/",
        f"/institutions/{state}-body/",
        f"/sources/{state}-source/",
        f"/specialties/L99.0{STATES.index(state)}/",
    ]
    return [*pages, *(f"{page.rstrip('/')}.json" for page in pages)]
