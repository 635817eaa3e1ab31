"""The triggers that fill the derived columns and hold the rules between rows."""

from django.db import migrations

from agreements.derived import CREATE_DERIVED, DERIVE_ALL, DROP_DERIVED, FINER_STATISTICS


class Migration(migrations.Migration):
    dependencies = [("agreements", "0002_tables")]
    operations = [
        migrations.RunSQL(CREATE_DERIVED, DROP_DERIVED),
        migrations.RunSQL(DERIVE_ALL, migrations.RunSQL.noop),
        migrations.RunSQL(*FINER_STATISTICS),
    ]
