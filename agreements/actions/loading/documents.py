"""The source documents: nested JSON, one file for each, written row by row with every check.

`document_fields.py` says which names a file may use.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import pghistory
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import ForeignKey, ManyToOneRel, Model

from agreements.actions.loading.document_fields import (
    EVIDENCE_FOR,
    EVIDENCE_KEYS,
    NAMES,
    NESTED,
    PARTS,
    check_keys,
    columns,
    supportable_fields,
)
from agreements.actions.loading.problems import (
    FixtureError,
    JSONObject,
    as_list,
    as_object,
    refusal,
)
from agreements.actions.publication import missing_for_publication, publish_together
from agreements.database.bulk_load import derived_once
from agreements.models import (
    Contribution,
    Evidence,
    Source,
)
from agreements.models.record import Record

if TYPE_CHECKING:
    from agreements.actions.loading import LoadReport

AnyModel = TypeVar("AnyModel", bound=Model)

REASON = "load_register"
USERNAME = "register"


def load_documents(folder: Path, report: "LoadReport") -> None:
    """Write every record of every document that the database does not have, and publish it."""
    files = {
        path.relative_to(folder).as_posix(): _read(path, folder)
        for path in sorted(folder.glob("documents/*.json"))
    }
    loader = Loader(report)
    with pghistory.context(reason=REASON), derived_once():
        for file, document in files.items():
            loader.write_document(file, document)
        for write in loader.later:
            write()
        Evidence.objects.bulk_create(loader.evidence)
    loader.publish()


def _system_user() -> User:
    """The account by which the register writes its first data: nobody can sign in with it."""
    users = User.objects
    user = users.filter(username=USERNAME).first() or users.create_user(USERNAME, is_active=False)
    if user.has_usable_password():
        raise FixtureError("documents", "", f"the account “{USERNAME}” belongs to a person")
    return user


def _read(path: Path, folder: Path) -> JSONObject:
    file = path.relative_to(folder).as_posix()

    def once(pairs: list[tuple[str, Any]]) -> JSONObject:
        names = [name for name, _value in pairs]
        for name in names:
            if names.count(name) > 1:
                raise FixtureError(file, name, "stands twice in one place")
        return dict(pairs)

    try:
        document = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise FixtureError(f"{file}, line {error.lineno}", "", error.msg) from None
    if not isinstance(document, dict):
        raise FixtureError(file, "", "the file holds no object")
    for name in document:
        if name not in ("source", *PARTS):
            raise FixtureError(file, name, "there is no such part of a document")
    if "source" not in document:
        raise FixtureError(file, "source", "is missing")
    return document


class Loader:
    """Writes documents: first what stands alone, then, by `later`, what names other records."""

    def __init__(self, report: "LoadReport") -> None:
        self.report = report
        self.records: list[tuple[Record, str]] = []  # New ones with their codes, in order.
        self.new_sources: list[Model] = []
        self.later: list[Callable[[], None]] = []
        self.evidence: list[Evidence] = []
        # What a natural key stands for, and where it was first given.
        self.found: dict[tuple[type[Model], str], Model] = {}
        self.locations: dict[tuple[type[Model], str], str] = {}

    def write_document(self, file: str, document: JSONObject) -> None:
        source = self.write_named(Source, document["source"], file, None)
        for part, model in PARTS.items():
            for data in as_list(document, part, file):
                self.write_named(model, data, file, source)

    def write_named(
        self, model: type[AnyModel], data: object, file: str, source: Source | None
    ) -> AnyModel:
        """Write what has a natural key, unless it is there: the staff own it from then on."""
        name, data = NAMES[model], as_object(data, file)
        key = data.get(name)
        location = f"{file}: {key}"
        if not isinstance(key, str) or not key:
            raise FixtureError(f"{file}: {model._meta.verbose_name}", name, "is missing")
        if (model, key) in self.locations:
            raise FixtureError(location, name, f"the same stands in {self.locations[model, key]}")
        self.locations[model, key] = location
        check_keys(model, data, location)
        existing = model._default_manager.filter(**{name: key}).first()
        if existing:
            if source in self.new_sources and hasattr(model, "CODE_PREFIX"):
                raise FixtureError(location, name, f"“{existing}” has this code already")
            self.found[model, key] = existing
            self.report.count(model, unchanged=1)
            return existing

        prefix = getattr(model, "CODE_PREFIX", None)
        if prefix and not re.fullmatch(rf"{prefix}-\d{{4,}}", key):
            raise FixtureError(location, name, f"a code has the form {prefix}-0001")
        self.found[model, key] = instance = self.write_row(model, data, location, {})
        if isinstance(instance, Record):
            self.records.append((instance, key))
        if source is None:
            self.new_sources.append(instance)
        else:
            self.later.append(
                lambda: self.write_hanging(instance, data, location, source, instance)
            )
        self.report.count(model, added=1)
        return instance

    def publish(self) -> None:
        """Make every new record public under its code."""
        records = [record for record, _code in self.records]
        for record, code in self.records:
            for line in missing_for_publication(record, together=records):
                raise FixtureError(self.locations[type(record), code], "", line)
        if records:
            codes = [code for _record, code in self.records]
            publish_together(records=records, by=_system_user(), codes=codes)

    def write_row(
        self, model: type[AnyModel], data: JSONObject, location: str, fixed: JSONObject
    ) -> AnyModel:
        """Write the columns of one row, after every check of the model."""
        values = dict(fixed)
        for name, value in data.items():
            if name in columns(model):
                field = model._meta.get_field(name)
                if isinstance(value, dict | list):
                    raise FixtureError(location, name, "is no single value")
                if isinstance(field, ForeignKey) and value is not None:
                    value = self.find(field.related_model, value, location, name)
                values[name] = value
        instance = model(**values)
        try:
            instance.full_clean()
        except ValidationError as error:
            raise refusal(location, error) from None
        instance.save()
        return instance

    def write_hanging(
        self, instance: Model, data: JSONObject, location: str, source: Source, owner: Model
    ) -> None:
        """Write what belongs to a row: choices of many, rows of their own, and evidence."""
        for field in instance._meta.many_to_many:
            if field.name in data:
                names = as_list(data, field.name, location)
                others = [self.find(field.related_model, n, location, field.name) for n in names]
                if len(set(names)) < len(names):
                    raise FixtureError(location, field.name, "names something twice")
                getattr(instance, field.name).set(others)
        for relation in NESTED.get(type(instance), ()):
            back = cast(ManyToOneRel, instance._meta.get_field(relation))
            model, name = back.related_model, back.field.name
            for number, row in enumerate(as_list(data, relation, location), start=1):
                row_location = f"{location}: {relation} {number}"
                check_keys(model, as_object(row, row_location), row_location, name)
                fixed: JSONObject = {name: instance}
                if model is Contribution:
                    # One that stands in a commitment is of its agreement too.
                    fixed[owner._meta.model_name or ""] = owner
                if any(field.name == "position" for field in model._meta.fields):
                    fixed["position"] = number
                written = self.write_row(model, row, row_location, fixed)
                self.write_hanging(written, row, row_location, source, owner)
        for number, row in enumerate(as_list(data, "evidence", location), start=1):
            self.write_evidence(instance, row, f"{location}: evidence {number}", source, owner)

    def write_evidence(
        self, instance: Model, data: object, location: str, source: Source, owner: Model
    ) -> None:
        """Write one piece of evidence for each field that it names, or one for the whole row."""
        data = as_object(data, location)
        for name in data:
            if name not in EVIDENCE_KEYS:
                raise FixtureError(location, name, "there is no such field of evidence")
        model = type(instance)
        about = {EVIDENCE_FOR[type(owner)]: owner}
        if instance is not owner:
            about[EVIDENCE_FOR[model]] = instance
        fields = as_list(data, "fields", location) or [""]
        if fields == [""] and instance is owner:
            raise FixtureError(location, "fields", "is missing")
        values = {name: value for name, value in data.items() if name != "fields"}
        pieces = [Evidence(source=source, field=field, **values, **about) for field in fields]
        for field in fields:
            if field and field not in supportable_fields(model):
                raise FixtureError(location, "fields", f"there is no field “{field}” to support")
        try:
            # The pieces differ by their field alone, and what they are about was just written.
            pieces[0].full_clean(exclude={"source", *about})
        except ValidationError as error:
            raise refusal(location, error) from None
        self.evidence += pieces

    def find(self, model: type[Model], key: object, location: str, name: str) -> Model:
        """The row that a name in the file stands for."""
        if not isinstance(key, str):
            raise FixtureError(location, name, "is no name")
        if (model, key) not in self.found:
            found = model._default_manager.filter(**{NAMES[model]: key}).first()
            if found is None:
                raise FixtureError(location, name, f"there is no “{key}”")
            self.found[model, key] = found
        return self.found[model, key]
