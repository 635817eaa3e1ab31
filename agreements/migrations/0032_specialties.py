"""The specialties of exchanges become specialties of records of any kind: their rows, ids, evidence and
history stay where they are, under new names of tables and columns.
"""

import django_migrate_sql.operations
import pgtrigger.migrations
from django.db import migrations

EVENTS = ("insert_insert", "update_update", "delete_delete")


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0031_term_periods"),
    ]

    operations = [
        django_migrate_sql.operations.DeleteSQL(
            name="exchangespecialty_triggers",
            sql=(
                "DROP TRIGGER share_vocabulary ON agreements_exchangespecialty;\n"
                "DROP TRIGGER derive_record_insert ON agreements_exchangespecialty;\n"
                "DROP TRIGGER derive_record_update ON agreements_exchangespecialty;\n"
                "DROP TRIGGER derive_record_delete ON agreements_exchangespecialty;"
            ),
            reverse_sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_exchangespecialty\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_exchangespecialty\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_exchange_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_exchangespecialty\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_exchange_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_exchangespecialty\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_exchange_of_row();"
            ),
        ),
        *(
            pgtrigger.migrations.RemoveTrigger(model_name=model, name=name)
            for model in ("exchangespecialty", "evidence")
            for name in EVENTS
        ),
        migrations.RemoveIndex(
            model_name="exchangespecialtyevent", name="exchangespec_exchange_ev"
        ),
        migrations.RemoveIndex(model_name="evidence", name="ev_exchange_specialty"),
        migrations.RemoveIndex(model_name="evidenceevent", name="evidence_exchange_specia_ev"),
        migrations.RemoveConstraint(
            model_name="exchangespecialty", name="exchangespecialty_specialty_or_label"
        ),
        migrations.RemoveConstraint(model_name="exchangespecialty", name="exchangespecialty_once"),
        migrations.RenameModel("ExchangeSpecialty", "RecordSpecialty"),
        migrations.RenameModel("ExchangeSpecialtyEvent", "RecordSpecialtyEvent"),
        migrations.RenameField("evidence", "exchange_specialty", "record_specialty"),
        migrations.RenameField("evidenceevent", "exchange_specialty", "record_specialty"),
    ]
