"""The table of requests by client.

Half of each page is left free, so that a row is written anew in its own page without touching the
index: it changes with every request.
"""

from django.db import migrations, models

UNLOGGED = """
    ALTER TABLE client_limits_requestbucket SET UNLOGGED;
    ALTER TABLE client_limits_requestbucket SET (fillfactor = 50);
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="RequestBucket",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "client",
                        "kind",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("client", models.CharField(max_length=64)),
                ("kind", models.CharField(max_length=20)),
                ("drained_at", models.DateTimeField()),
            ],
            options={"default_permissions": ()},
        ),
        migrations.RunSQL(UNLOGGED, migrations.RunSQL.noop),
    ]
