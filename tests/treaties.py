"""A model with uncertain dates that is no part of the register."""

from django.apps.registry import Apps
from django.db import connection, models

from agreements.database.items import rendered_sql
from agreements.dates import UncertainDate, UncertainDateField

registry = Apps()
FUNCTIONS = [rendered_sql()[name] for name in ("edtf_span", "edtf_from", "edtf_to")]


class Dated(models.Model):
    """Hands its date on, as the abstract models of the register do."""

    signed = UncertainDateField(blank=True)

    class Meta:
        abstract = True
        app_label = "dates"
        apps = registry


class Treaty(Dated):
    """What was agreed, with the dates of its term."""

    name = models.CharField(max_length=20, unique=True)
    began = UncertainDateField(verbose_name="beginning")
    ended = UncertainDateField(blank=True)

    class Meta:
        app_label = "dates"
        apps = registry
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(ended_to__lt=models.F("began_from")),
                name="treaty_ends_after_it_began",
                violation_error_message="The end lies before the beginning.",
            )
        ]

    def __str__(self):
        return self.name


def create_functions():
    """The database functions of their files, before those of the migrations."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA edtf_test")
        cursor.execute("SET LOCAL search_path TO edtf_test, public")
        cursor.execute("\n".join(FUNCTIONS))


def create_table():
    """The table of treaties, with these functions."""
    create_functions()
    with connection.schema_editor() as editor:
        editor.create_model(Treaty)


def make_treaty(*, began="2009", **fields):
    """A treaty that began in 2009."""
    return Treaty.objects.create(name=f"T{Treaty.objects.count()}", began=began, **fields)


def parse(text):
    """An uncertain date."""
    return UncertainDate.parse(text)
