"""The database functions that generated columns call; they come before every table."""

from django.db import migrations

from agreements.dates import CREATE_EDTF_FUNCTIONS, DROP_EDTF_FUNCTIONS
from agreements.text import CREATE_SEARCH_FUNCTIONS, DROP_SEARCH_FUNCTIONS


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [
        migrations.RunSQL(CREATE_EDTF_FUNCTIONS, DROP_EDTF_FUNCTIONS),
        migrations.RunSQL(CREATE_SEARCH_FUNCTIONS, DROP_SEARCH_FUNCTIONS),
    ]
