"""The view that pairs up places that cooperate, and what it is computed by."""

from django.db import migrations, models

import agreements.dates
from agreements.derived.partnerships import CREATE_PARTNERSHIPS, DROP_PARTNERSHIPS


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0003_derived"),
    ]

    operations = [
        migrations.RunSQL(CREATE_PARTNERSHIPS, DROP_PARTNERSHIPS),
        migrations.CreateModel(
            name="Partnership",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("agreement_count", models.IntegerField(verbose_name="agreements")),
                (
                    "framework_count",
                    models.IntegerField(verbose_name="framework agreements that were concluded"),
                ),
                (
                    "concluded_count",
                    models.IntegerField(verbose_name="agreements that were concluded"),
                ),
                ("programme_count", models.IntegerField(verbose_name="programmes")),
                ("delegation_count", models.IntegerField(verbose_name="delegations")),
                ("out_count", models.IntegerField(verbose_name="delegations out")),
                ("in_count", models.IntegerField(verbose_name="delegations in")),
                ("exchange_count", models.IntegerField(verbose_name="exchanges")),
                ("sent_count", models.IntegerField(verbose_name="exchanges sent")),
                ("received_count", models.IntegerField(verbose_name="exchanges received")),
                ("contact_count", models.IntegerField(verbose_name="contacts")),
                (
                    "first_contact",
                    agreements.dates.UncertainDateField(
                        adds_span=False, max_length=64, verbose_name="first contact"
                    ),
                ),
                (
                    "first_contact_day",
                    models.DateField(null=True, verbose_name="earliest day of the first contact"),
                ),
                (
                    "last_contact",
                    agreements.dates.UncertainDateField(
                        adds_span=False, max_length=64, verbose_name="last contact"
                    ),
                ),
                (
                    "last_contact_day",
                    models.DateField(null=True, verbose_name="latest day of the last contact"),
                ),
            ],
            options={
                "verbose_name": "partnership",
                "verbose_name_plural": "partnerships",
                "managed": False,
            },
        ),
    ]
