"""Has the database itself write what changes in accounts and groups, and keep what it wrote."""

from django.db import migrations

CREATE_TRIGGERS = """
-- Who acts stands in the context that django-pghistory gives each statement of a request.
CREATE FUNCTION audit_record(kind text, subject text, subject_id int, detail text) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    context jsonb := nullif(current_setting('pghistory.context_metadata', true), '')::jsonb;
    actor_id int := (context ->> 'user')::int;
BEGIN
    INSERT INTO audit_auditevent (
        happened_at, kind, subject, subject_id, detail, actor_id, actor, database_role, request_id
    ) VALUES (
        clock_timestamp(), kind, coalesce(subject, '#' || subject_id), subject_id,
        coalesce(detail, ''), actor_id,
        coalesce((SELECT username FROM auth_user WHERE id = actor_id), '#' || actor_id, ''),
        session_user, coalesce(context ->> 'request_id', '')
    );
END
$$;

CREATE FUNCTION audit_account() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM audit_record('account_deleted', OLD.username, OLD.id, '');
        RETURN NULL;
    END IF;
    IF TG_OP = 'INSERT' THEN
        PERFORM audit_record('account_added', NEW.username, NEW.id, '');
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.username <> NEW.username THEN
        PERFORM audit_record('account_renamed', NEW.username, NEW.id, OLD.username);
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.password <> NEW.password THEN
        PERFORM audit_record('password_changed', NEW.username, NEW.id, '');
    END IF;
    IF TG_OP = 'UPDATE' AND OLD.is_active <> NEW.is_active THEN
        PERFORM audit_record(
            CASE WHEN NEW.is_active THEN 'account_activated' ELSE 'account_deactivated' END,
            NEW.username, NEW.id, '');
    END IF;
    IF NEW.is_staff <> (TG_OP = 'UPDATE' AND OLD.is_staff) THEN
        PERFORM audit_record(
            CASE WHEN NEW.is_staff THEN 'staff_granted' ELSE 'staff_withdrawn' END,
            NEW.username, NEW.id, '');
    END IF;
    IF NEW.is_superuser <> (TG_OP = 'UPDATE' AND OLD.is_superuser) THEN
        PERFORM audit_record(
            CASE WHEN NEW.is_superuser THEN 'superuser_granted' ELSE 'superuser_withdrawn' END,
            NEW.username, NEW.id, '');
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER audit_account AFTER INSERT OR DELETE ON auth_user
FOR EACH ROW EXECUTE FUNCTION audit_account();
-- Each sign-in writes the row as well, with its time.
CREATE TRIGGER audit_account_change
AFTER UPDATE OF username, password, is_active, is_staff, is_superuser ON auth_user
FOR EACH ROW WHEN (
    (OLD.username, OLD.password, OLD.is_active, OLD.is_staff, OLD.is_superuser)
    IS DISTINCT FROM
    (NEW.username, NEW.password, NEW.is_active, NEW.is_staff, NEW.is_superuser)
) EXECUTE FUNCTION audit_account();

CREATE FUNCTION audit_group() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM audit_record('group_added', NEW.name, NEW.id, '');
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM audit_record('group_deleted', OLD.name, OLD.id, '');
    ELSIF OLD.name <> NEW.name THEN
        PERFORM audit_record('group_renamed', NEW.name, NEW.id, OLD.name);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER audit_group AFTER INSERT OR UPDATE OR DELETE ON auth_group
FOR EACH ROW EXECUTE FUNCTION audit_group();

CREATE FUNCTION audit_permission_name(permission int) RETURNS text
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT t.app_label || '.' || p.codename
    FROM auth_permission p JOIN django_content_type t ON t.id = p.content_type_id
    WHERE p.id = permission
$$;

-- A row that is changed goes and comes.
CREATE FUNCTION audit_membership() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM audit_record(
            'group_left', (SELECT username FROM auth_user WHERE id = OLD.user_id), OLD.user_id,
            (SELECT name FROM auth_group WHERE id = OLD.group_id));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM audit_record(
            'group_joined', (SELECT username FROM auth_user WHERE id = NEW.user_id), NEW.user_id,
            (SELECT name FROM auth_group WHERE id = NEW.group_id));
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER audit_membership AFTER INSERT OR UPDATE OR DELETE ON auth_user_groups
FOR EACH ROW EXECUTE FUNCTION audit_membership();

CREATE FUNCTION audit_account_permission() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM audit_record(
            'permission_withdrawn', (SELECT username FROM auth_user WHERE id = OLD.user_id),
            OLD.user_id, audit_permission_name(OLD.permission_id));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM audit_record(
            'permission_granted', (SELECT username FROM auth_user WHERE id = NEW.user_id),
            NEW.user_id, audit_permission_name(NEW.permission_id));
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER audit_account_permission
AFTER INSERT OR UPDATE OR DELETE ON auth_user_user_permissions
FOR EACH ROW EXECUTE FUNCTION audit_account_permission();

CREATE FUNCTION audit_group_permission() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM audit_record(
            'group_permission_withdrawn', (SELECT name FROM auth_group WHERE id = OLD.group_id),
            OLD.group_id, audit_permission_name(OLD.permission_id));
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM audit_record(
            'group_permission_granted', (SELECT name FROM auth_group WHERE id = NEW.group_id),
            NEW.group_id, audit_permission_name(NEW.permission_id));
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER audit_group_permission AFTER INSERT OR UPDATE OR DELETE ON auth_group_permissions
FOR EACH ROW EXECUTE FUNCTION audit_group_permission();

CREATE FUNCTION audit_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE restrict_violation
        USING MESSAGE = 'Events of the audit log are neither changed nor deleted.';
END
$$;
CREATE TRIGGER audit_refuse_change BEFORE UPDATE OR DELETE ON audit_auditevent
FOR EACH ROW EXECUTE FUNCTION audit_refuse_change();
"""

DROP_TRIGGERS = """
DROP FUNCTION audit_refuse_change() CASCADE;
DROP FUNCTION audit_group_permission() CASCADE;
DROP FUNCTION audit_account_permission() CASCADE;
DROP FUNCTION audit_membership() CASCADE;
DROP FUNCTION audit_permission_name(int);
DROP FUNCTION audit_group() CASCADE;
DROP FUNCTION audit_account() CASCADE;
DROP FUNCTION audit_record(text, text, int, text);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0001_auditevent"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    operations = [migrations.RunSQL(CREATE_TRIGGERS, DROP_TRIGGERS)]
