"""The model field, its derived columns, its form field, and the words for asking by time."""

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.lookups import Overlap
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, Func, Model, Q
from django.db.models.expressions import Expression
from django.db.models.lookups import LessThanOrEqual
from django.db.models.query_utils import DeferredAttribute
from django.utils.translation import gettext_lazy as _
from psycopg2.extras import DateRange

from .value import MAX_LENGTH, UncertainDate, UncertainDateError

if TYPE_CHECKING:
    # Django's classes take no type arguments at run time.
    TextField = models.CharField["UncertainDate | str | None", "UncertainDate | None"]
else:
    TextField = models.CharField

HELP_TEXT = _(
    "As precise as the source, no more: 2008-09-08, 2008-09 or 2009. "
    "Year not stated: XXXX-01-14. Year inferred: 2010?-01-14. About: 2004-08~. "
    "Some year of a decade: 202X-09-23. Period: 2018/2020, still open: 2001-07-10/.."
)


class UncertainDateFormField(forms.CharField):
    """A line of text that cleans to an UncertainDate, or to None when it is empty."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", HELP_TEXT)
        # No maxlength in the page: a browser would cut a pasted text without a word.
        kwargs.pop("max_length", None)
        super().__init__(**{**kwargs, "empty_value": None})

    # Unlike its base class it cleans to a date.
    def to_python(self, value: Any) -> UncertainDate | None:  # type: ignore[override]
        text = super().to_python(value)
        return _parse_or_invalid(text)

    def prepare_value(self, value: Any) -> Any:
        return str(value) if isinstance(value, UncertainDate) else value


class UncertainDateAttribute(DeferredAttribute):
    """Turns an assigned text into an UncertainDate at once, and an empty one into None.

    A text that is no date stays as it is, so that `full_clean()` can say what is wrong with it.
    """

    def __set__(self, instance: Model, value: Any) -> None:
        if isinstance(value, str):
            with suppress(UncertainDateError):
                value = UncertainDate.parse(value) if value.strip() else None
        instance.__dict__[self.field.attname] = value


class UncertainDateField(TextField):
    """Stores a date as its EDTF text; in Python an UncertainDate, or None where none is stated.

    The column is never NULL: '' means that no date is stated. The field `signed` brings two more,
    `signed_from` and `signed_to`, by which one sorts and filters; the database keeps them.
    Saving a text that is no date raises UncertainDateError.
    """

    descriptor_class = UncertainDateAttribute
    description = _("Uncertain date")

    def __init__(self, *args: Any, adds_span: bool = True, **kwargs: Any) -> None:
        """`adds_span=False` leaves out the two derived columns."""
        self.adds_span = adds_span
        kwargs.setdefault("max_length", MAX_LENGTH)
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        # Whoever rebuilds the field from here (a migration, an event table of the history) lists
        # all columns of its table, the derived ones too if it wants them: never add them twice.
        kwargs["adds_span"] = False
        return name, "agreements.dates.UncertainDateField", args, kwargs

    def contribute_to_class(self, cls: type[Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        # An abstract model hands its fields on to its heirs, which then add the columns.
        if self.adds_span and not cls._meta.abstract:
            for end in ("from", "to"):
                cls.add_to_class(f"{name}_{end}", SpanDateField(of=name, end=end))

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> UncertainDate | None:
        return UncertainDate.parse(value) if value else None

    def to_python(self, value: Any) -> UncertainDate | None:
        return _parse_or_invalid(value)

    def get_prep_value(self, value: Any) -> Any:
        if value is None or hasattr(value, "resolve_expression"):
            return "" if value is None else value
        if isinstance(value, UncertainDate):
            return value.text
        return UncertainDate.parse(value).text if str(value).strip() else ""

    def validate(self, value: UncertainDate | None, model_instance: Model | None) -> None:
        if value is None and not self.blank:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def run_validators(self, value: UncertainDate | None) -> None:
        super().run_validators(value and value.text)

    def value_to_string(self, obj: Model) -> str:
        return str(self.value_from_object(obj) or "")

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        defaults = {"form_class": UncertainDateFormField, "help_text": self.help_text or HELP_TEXT}
        return models.Field.formfield(self, **{**defaults, **kwargs})


class SpanDateAttribute(DeferredAttribute):
    """Reads the bound from the date beside it, so that it is right before and after saving too."""

    field: "SpanDateField"

    def __set__(self, instance: Model, value: date | None) -> None:
        # Without a setter the value loaded with the row would hide `__get__`.
        instance.__dict__[self.field.attname] = value

    def __get__(self, instance: Model | None, cls: type[Model] | None = None) -> Any:
        if instance is None or self.field.of not in instance.__dict__:
            return super().__get__(instance, cls)
        value = instance.__dict__[self.field.of]
        if not isinstance(value, UncertainDate):
            return None
        return value.earliest if self.field.end == "from" else value.latest


class SpanDateField(models.GeneratedField):
    """The first (`from`) or last (`to`) day of an uncertain date, computed by the database.

    NULL where that end is open or unknown, where the year is, and where no date is stated.
    """

    descriptor_class = SpanDateAttribute

    def __init__(self, *, of: str, end: str, **kwargs: Any) -> None:
        self.of, self.end = of, end
        super().__init__(
            expression=Func(F(of), function=f"edtf_{end}"),
            output_field=models.DateField(null=True),
            db_persist=True,
            # A computed column is not data: fixtures leave it out.
            **{**kwargs, "null": True, "serialize": False},
        )

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        for fixed in ("expression", "output_field", "db_persist", "null", "serialize"):
            del kwargs[fixed]
        return (
            name,
            "agreements.dates.SpanDateField",
            args,
            {**kwargs, "of": self.of, "end": self.end},
        )


class ComputedDateField(models.GeneratedField):
    """An uncertain date that the database computes from other columns, by a function that gives
    the text of a date; in Python an UncertainDate, or None where nothing can be computed.

    It brings no columns of its first and last day: add them as generated columns of their own.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        fixed = {"output_field": UncertainDateField(adds_span=False), "db_persist": True}
        super().__init__(*args, **{**kwargs, **fixed, "serialize": False})

    def deconstruct(self) -> tuple[str, str, Any, dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()
        for fixed in ("output_field", "db_persist", "serialize"):
            kwargs.pop(fixed, None)
        return name, "agreements.dates.ComputedDateField", args, kwargs

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> UncertainDate | None:
        return UncertainDate.parse(value) if value else None


def date_span(field: str) -> Func:
    """The days that an uncertain date may mean, as a range of PostgreSQL: for an index, which then
    finds the dates of a period. Of a date that is not stated, all days.

    `field` is the name of an UncertainDateField, or a path to one.
    """
    return Func(
        F(f"{field}_from"),
        F(f"{field}_to"),
        template="daterange(%(expressions)s, '[]')",
        output_field=DateRangeField(),
    )


def earliest_day(field: str) -> Func:
    """The first day that an uncertain date may mean, before all others where that is not known: for
    an index that skips later dates. `field` as for `date_span`.
    """
    return Func(
        F(f"{field}_from"),
        template="COALESCE(%(expressions)s, '-infinity')",
        output_field=models.DateField(),
    )


def certain_q(field: str, start: date | None, end: date | None) -> Q:
    """The records whose date certainly lies in the time from start to end, both included.

    `field` is the name of an UncertainDateField, or a path to one. None as a limit means none.
    The same as `UncertainDate.certainly_within`: dates with a mark are left out, as are records
    that state no date.
    """
    # A positive test: across a to-many relation a negation becomes a subquery of its own.
    condition = Q(**{f"{field}__regex": "^[^?~%]+$"})
    if start is not None:
        condition &= Q(**{f"{field}_from__gte": start})
    if end is not None:
        condition &= Q(**{f"{field}_to__lte": end})
    return condition


def possible_q(field: str, start: date | None, end: date | None) -> Q:
    """The records whose date possibly lies in that time: the certain ones are among them.

    The same as `UncertainDate.possibly_within`; records that state no date are left out.
    """
    stated = Q(**{f"{field}__gt": ""})
    if start is None and end is None:
        return stated
    found = stated & Q(Overlap(date_span(field), DateRange(start, end, "[]")))
    if end is None:
        return found
    # Follows from the other two; the index by which a list is ordered reads no row that is later.
    return found & Q(LessThanOrEqual(earliest_day(field), end))


def _parse_or_invalid(value: Any) -> UncertainDate | None:
    if value is None or isinstance(value, UncertainDate):
        return value
    if not str(value).strip():
        return None
    try:
        return UncertainDate.parse(value)
    except UncertainDateError as error:
        raise ValidationError(error.message, code="invalid", params=error.params) from error
