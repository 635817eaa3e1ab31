"""The table of the audit log."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="AuditEvent",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "happened_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="time"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("signed_in", "Sign-in"),
                            ("sign_in_failed", "Sign-in failed"),
                            ("sign_in_refused", "Sign-in refused after too many failures"),
                            ("signed_out", "Sign-out"),
                            ("account_added", "Account added"),
                            ("account_deleted", "Account deleted"),
                            ("account_renamed", "Account renamed"),
                            ("account_activated", "Account activated"),
                            ("account_deactivated", "Account deactivated"),
                            ("password_changed", "Password changed"),
                            ("staff_granted", "Access to the staff area granted"),
                            ("staff_withdrawn", "Access to the staff area withdrawn"),
                            ("superuser_granted", "Superuser rights granted"),
                            ("superuser_withdrawn", "Superuser rights withdrawn"),
                            ("group_joined", "Added to a group"),
                            ("group_left", "Removed from a group"),
                            ("permission_granted", "Permission granted to an account"),
                            ("permission_withdrawn", "Permission withdrawn from an account"),
                            ("group_added", "Group added"),
                            ("group_deleted", "Group deleted"),
                            ("group_renamed", "Group renamed"),
                            ("group_permission_granted", "Permission granted to a group"),
                            ("group_permission_withdrawn", "Permission withdrawn from a group"),
                        ],
                        max_length=30,
                        verbose_name="event",
                    ),
                ),
                ("subject", models.CharField(max_length=150, verbose_name="account or group")),
                ("subject_id", models.IntegerField(null=True)),
                ("detail", models.CharField(blank=True, max_length=255, verbose_name="detail")),
                ("actor", models.CharField(blank=True, max_length=150, verbose_name="by account")),
                ("actor_id", models.IntegerField(null=True)),
                (
                    "database_role",
                    models.CharField(blank=True, max_length=63, verbose_name="database role"),
                ),
                (
                    "address",
                    models.GenericIPAddressField(blank=True, null=True, verbose_name="address"),
                ),
                ("request_id", models.CharField(blank=True, max_length=64, verbose_name="request")),
            ],
            options={
                "verbose_name": "audit event",
                "verbose_name_plural": "audit log",
                "ordering": ("-id",),
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["happened_at"], name="audit_happened_at"),
                    models.Index(fields=["kind", "id"], name="audit_kind"),
                    models.Index(fields=["subject", "id"], name="audit_subject"),
                ],
            },
        ),
    ]
