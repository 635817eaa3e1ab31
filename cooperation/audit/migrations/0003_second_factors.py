"""Has the database write down when an account gets or loses a second factor."""

from django.db import migrations, models

CREATE_TRIGGERS = """
CREATE FUNCTION audit_second_factor() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    device otp_totp_totpdevice := CASE TG_OP WHEN 'INSERT' THEN NEW ELSE OLD END;
BEGIN
    PERFORM audit_record(
        CASE TG_OP WHEN 'INSERT' THEN 'second_factor_set_up' ELSE 'second_factor_removed' END,
        (SELECT username FROM auth_user WHERE id = device.user_id), device.user_id, '');
    RETURN NULL;
END
$$;
CREATE TRIGGER audit_second_factor AFTER INSERT OR DELETE ON otp_totp_totpdevice
FOR EACH ROW EXECUTE FUNCTION audit_second_factor();

CREATE FUNCTION audit_recovery_codes() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM audit_record('recovery_codes_made', u.username, u.id, '')
    FROM auth_user u WHERE u.id IN (
        SELECT d.user_id FROM otp_static_staticdevice d JOIN made ON made.device_id = d.id
    );
    RETURN NULL;
END
$$;
CREATE TRIGGER audit_recovery_codes AFTER INSERT ON otp_static_statictoken
REFERENCING NEW TABLE AS made FOR EACH STATEMENT EXECUTE FUNCTION audit_recovery_codes();
"""

DROP_TRIGGERS = """
DROP FUNCTION audit_recovery_codes() CASCADE;
DROP FUNCTION audit_second_factor() CASCADE;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_triggers"),
        ("otp_static", "0003_add_timestamps"),
        ("otp_totp", "0003_add_timestamps"),
    ]

    operations = [
        migrations.AlterField(
            model_name="auditevent",
            name="kind",
            field=models.CharField(
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
                    ("second_factor_set_up", "Two-factor sign-in set up"),
                    ("second_factor_removed", "Two-factor sign-in removed"),
                    ("recovery_codes_made", "Recovery codes made"),
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
        migrations.RunSQL(CREATE_TRIGGERS, DROP_TRIGGERS),
    ]
