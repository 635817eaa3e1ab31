"""Messages for errors of the database that no form could foresee.

Two clerks may give the same code at once, close a circle from both ends, or choose what the other
one deletes. A form checks all that it can see, so only such races come here.
"""

from contextlib import contextmanager

from django.apps import apps
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import (
    DataError,
    IntegrityError,
    InternalError,
    OperationalError,
    connection,
    transaction,
)
from django.http import HttpResponseRedirect
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from psycopg2 import errorcodes

from agreements.database.rules import MESSAGES
from cooperation.errors import is_unavailable

DATABASE_ERRORS = (IntegrityError, InternalError, DataError, OperationalError)

# Two transactions stood in each other's way.
CONCURRENCY_ERRORS = {
    errorcodes.DEADLOCK_DETECTED,
    errorcodes.SERIALIZATION_FAILURE,
    errorcodes.LOCK_NOT_AVAILABLE,
    errorcodes.QUERY_CANCELED,
}
SIZE_ERRORS = {
    errorcodes.STRING_DATA_RIGHT_TRUNCATION,
    errorcodes.NUMERIC_VALUE_OUT_OF_RANGE,
    errorcodes.PROGRAM_LIMIT_EXCEEDED,
}


@contextmanager
def immediate_constraints():
    """A transaction in which a reference is checked by the statement that writes it.

    By default it is checked at the end, when the clerk has read of success already.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        yield


def error_message(error):
    """The sentence for an error of the database, in the reader's language.

    Raises the error again where the database is away.
    """
    diagnostics = getattr(error.__cause__, "diag", None)
    name = getattr(diagnostics, "constraint_name", None)
    if name in MESSAGES:
        return _(MESSAGES[name]) % {"code": diagnostics.message_detail}
    models = apps.get_app_config("agreements").get_models(include_auto_created=True)
    for constraint in (rule for model in models for rule in model._meta.constraints):
        if name and constraint.name == name:
            return constraint.violation_error_message
    state = getattr(diagnostics, "sqlstate", None) or ""
    if is_unavailable(error) and state not in CONCURRENCY_ERRORS:
        raise error
    if state in CONCURRENCY_ERRORS:
        return _(
            "Somebody else was saving at the same moment, so nothing of yours was saved. Please "
            "save again."
        )
    if state in SIZE_ERRORS:
        return _("A text is too long, or a number too great, to be kept in the register.")
    if diagnostics and diagnostics.table_name:
        return _message_for_columns(diagnostics)
    return _("The database refused this: %(message)s") % {
        "message": diagnostics.message_primary if diagnostics else error
    }


def _message_for_columns(diagnostics):
    """The sentence for a rule that stands in the table itself, and not among our constraints."""
    model = next((m for m in apps.get_models() if m._meta.db_table == diagnostics.table_name), None)
    with connection.cursor() as cursor:
        rules = connection.introspection.get_constraints(cursor, diagnostics.table_name)
    columns = rules.get(diagnostics.constraint_name, {}).get("columns") or [diagnostics.column_name]
    names = [f.name for f in model._meta.concrete_fields if f.column in columns] if model else []
    if diagnostics.sqlstate == errorcodes.UNIQUE_VIOLATION and names:
        return str(ValidationError(model().unique_error_message(model, names)).messages[0])
    problem = {
        errorcodes.NOT_NULL_VIOLATION: _("This field is required."),
        errorcodes.CHECK_VIOLATION: _("This number is out of range."),
        errorcodes.FOREIGN_KEY_VIOLATION: _(
            "What is named here has just been deleted by a colleague, or has just been named by "
            "one while you deleted it. Nothing was saved: open the page again."
        ),
    }.get(diagnostics.sqlstate, diagnostics.message_primary)
    labels = [model._meta.get_field(name).verbose_name for name in names]
    kind = model._meta.verbose_name if model else diagnostics.table_name
    return f"{' – '.join(str(capfirst(label)) for label in [kind, *labels])}: {problem}"


class DatabaseErrorMixin:
    """The part of an admin that shows a message for an error of the database."""

    def with_error_message(self, view, request, *args):
        """The response of a view; after an error of the database, the page again with a message."""
        if request.method != "POST":
            return view(request, *args)
        try:
            with immediate_constraints():
                return view(request, *args)
        except DATABASE_ERRORS as error:
            self.message_user(request, error_message(error), messages.ERROR)
        return HttpResponseRedirect(request.get_full_path())
