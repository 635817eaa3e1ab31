"""The people of delegations become people of records of any kind: their rows, ids, evidence and
history stay where they are, under new names of tables and columns.
"""

import django_migrate_sql.operations
import pgtrigger.migrations
from django.db import migrations

EVENTS = ("insert_insert", "update_update", "delete_delete")


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0027_figures_about_places"),
    ]

    operations = [
        django_migrate_sql.operations.DeleteSQL(
            name="delegationmember_triggers",
            sql=(
                "DROP TRIGGER share_vocabulary ON agreements_delegationmember;\n"
                "DROP TRIGGER derive_record_insert ON agreements_delegationmember;\n"
                "DROP TRIGGER derive_record_update ON agreements_delegationmember;\n"
                "DROP TRIGGER derive_record_delete ON agreements_delegationmember;"
            ),
            reverse_sql=(
                "CREATE OR REPLACE TRIGGER share_vocabulary BEFORE INSERT OR UPDATE OR DELETE ON agreements_delegationmember\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION share_vocabulary();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_insert AFTER INSERT ON agreements_delegationmember\n"
                "REFERENCING NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_update AFTER UPDATE ON agreements_delegationmember\n"
                "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();\n"
                "\n"
                "CREATE OR REPLACE TRIGGER derive_record_delete AFTER DELETE ON agreements_delegationmember\n"
                "REFERENCING OLD TABLE AS old_rows\n"
                "FOR EACH STATEMENT EXECUTE FUNCTION derive_delegation_of_row();"
            ),
        ),
        *(
            pgtrigger.migrations.RemoveTrigger(model_name=model, name=name)
            for model in ("delegationmember", "evidence")
            for name in EVENTS
        ),
        migrations.RemoveIndex(
            model_name="delegationmemberevent", name="delegationme_delegation_ev"
        ),
        migrations.RemoveIndex(model_name="evidence", name="ev_delegation_member"),
        migrations.RemoveIndex(model_name="evidenceevent", name="evidence_delegation_memb_ev"),
        migrations.RenameModel("DelegationMember", "Person"),
        migrations.RenameModel("DelegationMemberEvent", "PersonEvent"),
        migrations.RenameField("evidence", "delegation_member", "person"),
        migrations.RenameField("evidenceevent", "delegation_member", "person"),
    ]
