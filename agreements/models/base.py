"""Parts of all models: history, and the SQL expressions of generated columns and constraints."""

import re
from collections import defaultdict

import pghistory
from babel.numbers import list_currencies
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import RegexValidator
from django.db import connection, models
from django.db.models import F, Func, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from agreements.models.named import is_translated, own_column
from agreements.registry import RECORD_KINDS

CURRENCY_CODE = re.compile("^[A-Z]{3}$")
CURRENCY_HELP = _("A code of ISO 4217, such as CNY.")

# Columns that triggers derive from other rows. They follow from others, so they have no
# history and stay out of every form and of the public form of a record.
DERIVED = frozenset(
    {
        "path",
        "names",
        "texts",
        "alias_text",
        "card",
        "region_ids",
        "institution_ids",
        "named_region_ids",
        "named_institution_ids",
        "area_ids",
        "specialty_ids",
        "sending_region_ids",
        "host_region_ids",
        "sending_region",
        "host_region",
        "year_from",
        "year_to",
        "earliest_day",
        "latest_day",
        "partner_ids",
        "source_ids",
    }
)


# Columns that follow from others when a row is saved: they have no history either.
COMPUTED_ON_SAVE = frozenset({"text_sketch"})


class OwnedRowMixin:
    """A model whose rows belong each to one of several things, by one of its references."""

    owners: tuple[str, ...] = tuple(RECORD_KINDS)

    @property
    def owner(self):
        """What the row belongs to; None while that is not given."""
        return next(filter(None, (getattr(self, name) for name in self.owners)), None)


class RulesAtFieldsMixin:
    """A model whose forms show each broken rule at the field that it is about: `FIELDS_OF_RULES`
    has that field by the name of the constraint, in which ``%(class)s`` stands for the model. Of a
    text in three languages it is the column in the reader's, which forms show first.
    """

    FIELDS_OF_RULES: dict[str, str] = {}

    def validate_constraints(self, exclude=None):
        """Raises ValidationError with each broken rule at its field, or at none."""
        found = defaultdict(list)
        model = {"class": self._meta.model_name}
        fields = {rule % model: field for rule, field in self.FIELDS_OF_RULES.items()}
        for constraint in self._meta.constraints:
            try:
                constraint.validate(type(self), self, exclude=exclude)
            except ValidationError as error:
                field = fields.get(constraint.name, NON_FIELD_ERRORS)
                if is_translated(self, field):
                    field = own_column(field)
                found[NON_FIELD_ERRORS if field in (exclude or ()) else field].append(error)
        if found:
            raise ValidationError(found)


class CurrencyMixin:
    """A model with a `currency_field`, which takes the currencies of ISO 4217 alone."""

    def clean(self):
        super().clean()
        if CURRENCY_CODE.match(self.currency) and self.currency not in list_currencies():
            raise ValidationError({"currency": CURRENCY_HELP})


def tracked(model, *, former=None):
    """Record every insert, update and delete of a model's rows in an event table.

    ``former`` are fields that the model has no more, by name: the event table keeps what they held.

    The triggers work below Django, so bulk writes and plain SQL leave a trace too. Derived and
    generated columns are left out: they follow from columns whose history is kept. Updates are
    recorded row by row, since a row of which only derived columns change then calls no function.
    """
    fields = [
        field.name
        for field in model._meta.local_fields
        if field.name not in DERIVED | COMPUTED_ON_SAVE and not field.generated
    ]
    # A table that joins two others has no key of its own that anything refers to.
    joins = model._meta.proxy or model._meta.auto_created
    if model._meta.proxy:
        fields = [field.name for field in model._meta.concrete_model._meta.local_fields]
    pghistory.track(
        pghistory.InsertEvent(level=pghistory.Statement),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(level=pghistory.Statement),
        fields=fields,
        model_name=f"{model.__name__}Event",
        # By default its name is made of all fields, and each new one would change it.
        obj_field=None if joins else pghistory.ObjForeignKey(related_name="events"),
        attrs=former,
        meta={"indexes": [_index_of_owner(model, name) for name in _owners(model, fields)]},
    )(model)
    # An index of each key would be more to write than the rows: twenty for a piece of evidence.
    for field in model.pgh_event_model._meta.local_fields:
        if field.name in fields:
            field.db_index = False
    return model


def _owners(model, fields):
    """The references by which a row belongs to another, whose history shows it."""
    keys = (model._meta.get_field(name) for name in fields)
    return [
        key.name for key in keys if key.is_relation and key.remote_field.on_delete is models.CASCADE
    ]


def _index_of_owner(model, name):
    """An index of the events of rows that belong to a row of one of several tables."""
    return models.Index(
        fields=[name],
        condition=Q(**{f"{name}__isnull": False}),
        name=f"{model._meta.model_name[:12]}_{name[:15]}_ev",
    )


def lock_vocabulary():
    """Wait for everybody who is writing a record, and let nobody write one until the transaction
    ends. Triggers take the same lock; see `hold_vocabulary.sql`.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT hold_vocabulary()")


def joined(*fields):
    """One text made of several columns, or of expressions, null counting as empty; usable in a
    generated column.
    """
    text = models.Value("")
    for field in fields:
        text = Func(
            text,
            models.Value(" "),
            Coalesce(F(field) if isinstance(field, str) else field, models.Value("")),
            template="(%(expressions)s)",
            arg_joiner=" || ",
            output_field=models.TextField(),
        )
    return text


def array_of(*values):
    """An array of the ids of rows; takes rows, ids, or expressions."""
    values = [getattr(value, "pk", value) for value in values]
    if all(isinstance(value, int) for value in values):
        return values
    return Func(*values, function="ARRAY", template="%(function)s[%(expressions)s]")


def number_of(rows):
    """How many rows a queryset has, as a column of an outer queryset that it refers to."""
    number = Func(F("pk"), function="COUNT", output_field=models.IntegerField())
    return Subquery(rows.order_by().values(number=number))


def owner_key(model_name, related_name, **options):
    """A reference of a row to what it belongs to and goes with, one of several."""
    return models.ForeignKey(
        f"agreements.{model_name}",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name=related_name,
        **options,
    )


def currency_field():
    """A field with the currency of an amount of money, as a code of ISO 4217; empty for none."""
    return models.CharField(
        _("currency"),
        max_length=3,
        blank=True,
        validators=[RegexValidator(CURRENCY_CODE.pattern, CURRENCY_HELP)],
        help_text=CURRENCY_HELP,
    )


def named_key(model_name, label, help_text=""):
    """A reference of a row to an institution or a region that it names, protected from deletion."""
    return models.ForeignKey(
        f"agreements.{model_name}",
        verbose_name=label,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=help_text,
    )


def one_of(*fields, name, message):
    """A constraint: exactly one of several references is given."""
    condition = Q()
    for chosen in fields:
        condition |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return models.CheckConstraint(name=name, condition=condition, violation_error_message=message)


def range_in_order(low, high, name):
    """A constraint: the upper end of a range is not below the lower end, and has one."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{high}": None}) | Q(**{f"{low}__isnull": False, f"{high}__gte": F(low)}),
        violation_error_message=_(
            "The upper end of a range is not below its lower end. For a single number, give it as "
            "the lower end and leave the upper end empty."
        ),
    )
