"""The vocabularies and the gazetteer: CSV files, written to the database in sets."""

import csv
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import BooleanField, Field, ForeignKey, Model

from agreements.actions.loading.problems import FixtureError, refusal
from agreements.models import Area, Region, RegionAlias, RegionMember, Specialty
from agreements.text import with_synonyms

if TYPE_CHECKING:
    from agreements.actions.loading import LoadReport

Key = tuple[str, ...]
Row = dict[str, str]
Rows = Mapping[Key, tuple[str, Row]]  # Each with the place where it stands.
Ids = dict[str, dict[str, int]]

BATCH = 1_000
REASON = "load_register"


@dataclass(frozen=True)
class Vocabulary:
    """One table that is kept in CSV files.

    ``columns`` maps the heading of each column to its field; ``key`` lists the fields by which a
    row is known again; ``follows`` those that are updated when a file says something else, and
    ``adds`` those of them that hold names to which a file only adds. A row whose ``fixed`` field
    differs is another one. An empty cell never wipes out what the staff have filled in.
    """

    model: type[Model]
    files: str
    columns: dict[str, str]
    key: Key
    follows: Key = ()
    adds: Key = ()
    fixed: str = ""


PLACE = {"key": "slug"} | {
    name: name
    for name in (
        *("parent", "kind", "name", "name_zh", "name_vi", "iso_3166", "gbt_2260"),
        *("latitude", "longitude", "founded", "dissolved", "successor"),
    )
}
PLACE_FOLLOWS = ("name_zh", "name_vi", "latitude", "longitude")

VOCABULARIES = (
    Vocabulary(
        model=Specialty,
        files="specialties.csv",
        columns={
            "code": "code",
            "parent": "parent",
            "name": "name",
            "name_zh": "name_zh",
            "name_vi": "name_vi",
            "synonyms": "synonyms",
            "local": "is_local",
        },
        key=("code",),
        follows=("name_zh", "name_vi", "synonyms"),
        adds=("synonyms",),
        fixed="name",
    ),
    Vocabulary(
        model=Area,
        files="areas.csv",
        columns={
            "key": "slug",
            "name": "name",
            "name_zh": "name_zh",
            "name_vi": "name_vi",
            "description": "description",
        },
        key=("slug",),
        follows=("name_zh", "name_vi", "description"),
        fixed="name",
    ),
    Vocabulary(Region, "regions/*.csv", PLACE, ("slug",), PLACE_FOLLOWS),
    Vocabulary(Region, "groupings.csv", PLACE, ("slug",), PLACE_FOLLOWS),
    Vocabulary(
        model=RegionAlias,
        files="region_aliases.csv",
        columns={name: name for name in ("region", "text", "language", "kind", "used")},
        key=("region", "text", "language"),
        follows=("used",),
    ),
    Vocabulary(
        model=RegionMember,
        files="grouping_members.csv",
        columns={"grouping": "grouping", "member": "member"},
        key=("grouping", "member"),
    ),
)
# The field by which a file names a row of another table.
NAMES: dict[type[Model], str] = {Region: "slug", Specialty: "code"}


def load_vocabulary(vocabulary: Vocabulary, folder: Path, report: "LoadReport") -> None:
    """Insert the rows that are missing, update those whose files say something new, count both."""
    model = vocabulary.model
    rows = _read(vocabulary, folder)
    known = _known(vocabulary)
    ids = _ids(model)
    for location, row in rows.values():
        for name in _references(model, row):
            if row[name] not in ids[name] and (row[name],) not in rows:
                raise FixtureError(location, name, f"there is no “{row[name]}”")

    changed = [
        instance
        for key, (location, row) in rows.items()
        if (instance := known.get(key)) and _follow(vocabulary, instance, location, row)
    ]
    new = {key: (location, row) for key, (location, row) in rows.items() if key not in known}
    with pghistory.context(reason=REASON):
        if changed:
            model._default_manager.bulk_update(changed, vocabulary.follows, batch_size=BATCH)
        _insert(model, new, ids)
    report.count(
        model,
        added=len(new),
        changed=len(changed),
        unchanged=len(rows) - len(new) - len(changed),
    )


def _read(vocabulary: Vocabulary, folder: Path) -> Rows:
    """The rows of all files by key, each with the place where it stands."""
    rows: dict[Key, tuple[str, Row]] = {}
    for path in sorted(folder.glob(vocabulary.files)):
        file = path.relative_to(folder).as_posix()
        with path.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines, strict=True)
            _check_headings(file, reader.fieldnames or [], vocabulary.columns)
            for cells in reader:
                location = f"{file}, line {reader.line_num}"
                if None in cells or None in cells.values():
                    raise FixtureError(
                        location, "", "the line has more or fewer cells than headings"
                    )
                row = {field: cells[column] for column, field in vocabulary.columns.items()}
                key = tuple(row[field] for field in vocabulary.key)
                location = f"{location} ({', '.join(key)})"
                if key in rows:
                    raise FixtureError(
                        location, vocabulary.key[0], f"the same stands in {rows[key][0]}"
                    )
                rows[key] = (location, row)
    return rows


def _check_headings(file: str, found: Sequence[str], expected: Collection[str]) -> None:
    for column in expected:
        if column not in found:
            raise FixtureError(f"{file}, line 1", column, "the column is missing")
    for column in found:
        if column not in expected or found.count(column) > 1:
            raise FixtureError(f"{file}, line 1", column, "there is no such column, or it is twice")


def _known(vocabulary: Vocabulary) -> Mapping[Key, Model | None]:
    """The rows that the database has already, by key, with the columns that may change; None
    where none may.
    """
    model = vocabulary.model
    names = [
        f"{name}__{NAMES[field.related_model]}"
        if isinstance(field := model._meta.get_field(name), ForeignKey)
        else name
        for name in vocabulary.key
    ]
    if not vocabulary.follows:
        return dict.fromkeys(model._default_manager.values_list(*names))
    shown = filter(None, (*vocabulary.follows, vocabulary.fixed))
    keys = {pk: tuple(key) for pk, *key in model._default_manager.values_list("pk", *names)}
    return {keys[instance.pk]: instance for instance in model._default_manager.only(*shown)}


def _ids(model: type[Model]) -> Ids:
    """For each foreign key of a table: the ids that its references stand for."""
    ids = {}
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            other = field.related_model
            ids[field.name] = dict(other._default_manager.values_list(NAMES[other], "pk"))
    return ids


def _references(model: type[Model], row: Row) -> list[str]:
    return [
        name
        for name, value in row.items()
        if value and isinstance(model._meta.get_field(name), ForeignKey)
    ]


def _follow(vocabulary: Vocabulary, instance: Model, location: str, row: Row) -> bool:
    """Set what a file says otherwise than the database; return whether anything was."""
    differs = False
    if vocabulary.fixed and getattr(instance, vocabulary.fixed) != row[vocabulary.fixed]:
        raise FixtureError(location, vocabulary.fixed, f"the register has “{instance}” there")
    for name in vocabulary.follows:
        field = _column(type(instance), name)
        try:
            value = field.clean(row[name], instance) if row[name] else None
        except ValidationError as error:
            raise FixtureError(location, name, " ".join(error.messages)) from None
        if value is not None and name in vocabulary.adds:
            value = with_synonyms(getattr(instance, name), value)
        if value is not None and value != getattr(instance, name):
            setattr(instance, name, value)
            differs = True
    return differs


def _insert(model: type[Model], rows: Rows, ids: Ids) -> None:
    """Insert rows in waves, so that a row comes after the ones that it names."""
    waiting = dict(rows)
    while waiting:
        wave = {
            key: (location, row)
            for key, (location, row) in waiting.items()
            if all(row[name] in ids[name] for name in _references(model, row))
        }
        if not wave:
            location, row = next(iter(waiting.values()))
            names = _references(model, row)
            raise FixtureError(location, names[0], "these rows name each other in a circle")
        instances = [_instance(model, location, row, ids) for location, row in wave.values()]
        try:
            model._default_manager.bulk_create(instances, batch_size=BATCH)
        except IntegrityError as error:
            raise FixtureError(_files(wave), "", _violation(model, error)) from error
        for instance in instances:
            for name, known in ids.items():
                if model._meta.get_field(name).related_model is model:
                    known[getattr(instance, NAMES[model])] = instance.pk
        waiting = {key: value for key, value in waiting.items() if key not in wave}


def _instance(model: type[Model], location: str, row: Row, ids: Ids) -> Model:
    """The row as an instance whose columns are clean; rules across rows are the database's."""
    values: dict[str, str | bool | int | None] = {}
    for name, text in row.items():
        field = _column(model, name)
        if isinstance(field, ForeignKey):
            values[field.attname] = ids[name][text] if text else None
        else:
            values[name] = _value(field, text)
    instance = model(**values)
    try:
        instance.clean_fields(exclude=list(ids))
    except ValidationError as error:
        raise refusal(location, error) from None
    return instance


def _column(model: type[Model], name: str) -> Field:
    """The field of a column, which is no relation from another table."""
    return next(field for field in model._meta.concrete_fields if field.name == name)


def _value(field: Field, text: str) -> str | bool | None:
    """The value of a cell for a field: nothing where it is empty, true and false as CSV writes
    them.
    """
    if isinstance(field, BooleanField):
        return {"true": True, "false": False}.get(text, text)
    return None if text == "" and field.null else text


def _files(rows: Rows) -> str:
    return ", ".join(sorted({location.partition(",")[0] for location, _row in rows.values()}))


def _violation(model: type[Model], error: IntegrityError) -> str:
    """The message of a constraint for people, and the values that broke it."""
    cause: Any = error.__cause__  # The error of the driver.
    diagnosis = cause.diag
    for constraint in model._meta.constraints:
        if constraint.name == diagnosis.constraint_name:
            return f"{constraint.violation_error_message} {diagnosis.message_detail or ''}".strip()
    return f"{diagnosis.message_primary} {diagnosis.message_detail or ''}".strip()
