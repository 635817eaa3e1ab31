"""Records of a bulk load can be derived once: at the end of a block, or of the transaction."""

import django_migrate_sql.operations
from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0005_order_of_equal_names"),
    ]

    operations = [
        django_migrate_sql.operations.CreateSQL(
            name="is_put_off",
            sql=(
                "CREATE OR REPLACE FUNCTION is_put_off(kind text, ids int[]) RETURNS boolean\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "BEGIN\n"
                "    IF current_setting('register.derive_later', true) IS DISTINCT FROM 'on' THEN\n"
                "        RETURN false;\n"
                "    END IF;\n"
                "    INSERT INTO records_to_derive SELECT kind, unnest(ids) ON CONFLICT DO NOTHING;\n"
                "    RETURN true;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION is_put_off;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_now",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_now() RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "BEGIN\n"
                "    IF current_setting('register.derive_later', true) IS DISTINCT FROM 'on' THEN\n"
                "        RETURN;\n"
                "    END IF;\n"
                "    PERFORM set_config('register.derive_later', '', true);\n"
                "    PERFORM refresh_records(\n"
                "        array_agg(record_id) FILTER (WHERE kind = 'agreement'),\n"
                "        array_agg(record_id) FILTER (WHERE kind = 'delegation'),\n"
                "        array_agg(record_id) FILTER (WHERE kind = 'exchange'),\n"
                "        array_agg(record_id) FILTER (WHERE kind = 'programme'))\n"
                "    FROM records_to_derive;\n"
                "    DELETE FROM records_to_derive;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_now;",
            dependencies=[("agreements", "refresh_records")],
        ),
        django_migrate_sql.operations.AlterSQL(
            name="programme_refresh",
            sql=(
                "CREATE OR REPLACE FUNCTION programme_refresh(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text;\n"
                "BEGIN\n"
                "    IF is_put_off('programme', ids) THEN\n"
                "        RETURN;\n"
                "    END IF;\n"
                "    before := set_deriving('on');\n"
                "    PERFORM FROM agreements_programme WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;\n"
                "    UPDATE agreements_programme r SET (\n"
                "        names, texts, region_ids, institution_ids, named_region_ids, named_institution_ids,\n"
                "        year_from, year_to, card\n"
                "    ) = ROW (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card\n"
                "    )\n"
                "    FROM programme_derived(ids) d\n"
                "    WHERE r.id = d.id AND (\n"
                "        r.names, r.texts, r.region_ids, r.institution_ids, r.named_region_ids,\n"
                "        r.named_institution_ids, r.year_from, r.year_to, r.card\n"
                "    ) IS DISTINCT FROM (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card\n"
                "    );\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            reverse_sql=(
                "CREATE OR REPLACE FUNCTION programme_refresh(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text := set_deriving('on');\n"
                "BEGIN\n"
                "    PERFORM FROM agreements_programme WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;\n"
                "    UPDATE agreements_programme r SET (\n"
                "        names, texts, region_ids, institution_ids, named_region_ids, named_institution_ids,\n"
                "        year_from, year_to, card\n"
                "    ) = ROW (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card\n"
                "    )\n"
                "    FROM programme_derived(ids) d\n"
                "    WHERE r.id = d.id AND (\n"
                "        r.names, r.texts, r.region_ids, r.institution_ids, r.named_region_ids,\n"
                "        r.named_institution_ids, r.year_from, r.year_to, r.card\n"
                "    ) IS DISTINCT FROM (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card\n"
                "    );\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            state_reverse_sql="DROP FUNCTION programme_refresh;",
        ),
        django_migrate_sql.operations.AlterSQL(
            name="agreement_refresh",
            sql=(
                "CREATE OR REPLACE FUNCTION agreement_refresh(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text;\n"
                "BEGIN\n"
                "    IF is_put_off('agreement', ids) THEN\n"
                "        RETURN;\n"
                "    END IF;\n"
                "    before := set_deriving('on');\n"
                "    PERFORM FROM agreements_agreement WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;\n"
                "    UPDATE agreements_agreement r SET (\n"
                "        names, texts, region_ids, institution_ids, named_region_ids, named_institution_ids,\n"
                "        year_from, year_to, card, area_ids\n"
                "    ) = ROW (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.area_ids\n"
                "    )\n"
                "    FROM agreement_derived(ids) d\n"
                "    WHERE r.id = d.id AND (\n"
                "        r.names, r.texts, r.region_ids, r.institution_ids, r.named_region_ids,\n"
                "        r.named_institution_ids, r.year_from, r.year_to, r.card, r.area_ids\n"
                "    ) IS DISTINCT FROM (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.area_ids\n"
                "    );\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            reverse_sql=(
                "CREATE OR REPLACE FUNCTION agreement_refresh(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text := set_deriving('on');\n"
                "BEGIN\n"
                "    PERFORM FROM agreements_agreement WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;\n"
                "    UPDATE agreements_agreement r SET (\n"
                "        names, texts, region_ids, institution_ids, named_region_ids, named_institution_ids,\n"
                "        year_from, year_to, card, area_ids\n"
                "    ) = ROW (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.area_ids\n"
                "    )\n"
                "    FROM agreement_derived(ids) d\n"
                "    WHERE r.id = d.id AND (\n"
                "        r.names, r.texts, r.region_ids, r.institution_ids, r.named_region_ids,\n"
                "        r.named_institution_ids, r.year_from, r.year_to, r.card, r.area_ids\n"
                "    ) IS DISTINCT FROM (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.area_ids\n"
                "    );\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            state_reverse_sql="DROP FUNCTION agreement_refresh;",
        ),
        django_migrate_sql.operations.AlterSQL(
            name="exchange_refresh",
            sql=(
                "CREATE OR REPLACE FUNCTION exchange_refresh(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text;\n"
                "BEGIN\n"
                "    IF is_put_off('exchange', ids) THEN\n"
                "        RETURN;\n"
                "    END IF;\n"
                "    before := set_deriving('on');\n"
                "    PERFORM FROM agreements_exchange WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;\n"
                "    UPDATE agreements_exchange r SET (\n"
                "        names, texts, region_ids, institution_ids, named_region_ids, named_institution_ids,\n"
                "        year_from, year_to, card, sending_region, host_region, sending_region_ids,\n"
                "        host_region_ids, specialty_ids\n"
                "    ) = ROW (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.sending_region,\n"
                "        d.host_region, d.sending_region_ids, d.host_region_ids, d.specialty_ids\n"
                "    )\n"
                "    FROM exchange_derived(ids) d\n"
                "    WHERE r.id = d.id AND (\n"
                "        r.names, r.texts, r.region_ids, r.institution_ids, r.named_region_ids,\n"
                "        r.named_institution_ids, r.year_from, r.year_to, r.card, r.sending_region,\n"
                "        r.host_region, r.sending_region_ids, r.host_region_ids, r.specialty_ids\n"
                "    ) IS DISTINCT FROM (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.sending_region,\n"
                "        d.host_region, d.sending_region_ids, d.host_region_ids, d.specialty_ids\n"
                "    );\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            reverse_sql=(
                "CREATE OR REPLACE FUNCTION exchange_refresh(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text := set_deriving('on');\n"
                "BEGIN\n"
                "    PERFORM FROM agreements_exchange WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;\n"
                "    UPDATE agreements_exchange r SET (\n"
                "        names, texts, region_ids, institution_ids, named_region_ids, named_institution_ids,\n"
                "        year_from, year_to, card, sending_region, host_region, sending_region_ids,\n"
                "        host_region_ids, specialty_ids\n"
                "    ) = ROW (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.sending_region,\n"
                "        d.host_region, d.sending_region_ids, d.host_region_ids, d.specialty_ids\n"
                "    )\n"
                "    FROM exchange_derived(ids) d\n"
                "    WHERE r.id = d.id AND (\n"
                "        r.names, r.texts, r.region_ids, r.institution_ids, r.named_region_ids,\n"
                "        r.named_institution_ids, r.year_from, r.year_to, r.card, r.sending_region,\n"
                "        r.host_region, r.sending_region_ids, r.host_region_ids, r.specialty_ids\n"
                "    ) IS DISTINCT FROM (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.sending_region,\n"
                "        d.host_region, d.sending_region_ids, d.host_region_ids, d.specialty_ids\n"
                "    );\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            state_reverse_sql="DROP FUNCTION exchange_refresh;",
        ),
        django_migrate_sql.operations.AlterSQL(
            name="delegation_refresh",
            sql=(
                "CREATE OR REPLACE FUNCTION delegation_refresh(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text;\n"
                "BEGIN\n"
                "    IF is_put_off('delegation', ids) THEN\n"
                "        RETURN;\n"
                "    END IF;\n"
                "    before := set_deriving('on');\n"
                "    PERFORM FROM agreements_delegation WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;\n"
                "    UPDATE agreements_delegation r SET (\n"
                "        names, texts, region_ids, institution_ids, named_region_ids, named_institution_ids,\n"
                "        year_from, year_to, card, sending_region, host_region, sending_region_ids,\n"
                "        host_region_ids, area_ids\n"
                "    ) = ROW (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.sending_region,\n"
                "        d.host_region, d.sending_region_ids, d.host_region_ids, d.area_ids\n"
                "    )\n"
                "    FROM delegation_derived(ids) d\n"
                "    WHERE r.id = d.id AND (\n"
                "        r.names, r.texts, r.region_ids, r.institution_ids, r.named_region_ids,\n"
                "        r.named_institution_ids, r.year_from, r.year_to, r.card, r.sending_region,\n"
                "        r.host_region, r.sending_region_ids, r.host_region_ids, r.area_ids\n"
                "    ) IS DISTINCT FROM (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.sending_region,\n"
                "        d.host_region, d.sending_region_ids, d.host_region_ids, d.area_ids\n"
                "    );\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            reverse_sql=(
                "CREATE OR REPLACE FUNCTION delegation_refresh(ids int[]) RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "DECLARE\n"
                "    before text := set_deriving('on');\n"
                "BEGIN\n"
                "    PERFORM FROM agreements_delegation WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;\n"
                "    UPDATE agreements_delegation r SET (\n"
                "        names, texts, region_ids, institution_ids, named_region_ids, named_institution_ids,\n"
                "        year_from, year_to, card, sending_region, host_region, sending_region_ids,\n"
                "        host_region_ids, area_ids\n"
                "    ) = ROW (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.sending_region,\n"
                "        d.host_region, d.sending_region_ids, d.host_region_ids, d.area_ids\n"
                "    )\n"
                "    FROM delegation_derived(ids) d\n"
                "    WHERE r.id = d.id AND (\n"
                "        r.names, r.texts, r.region_ids, r.institution_ids, r.named_region_ids,\n"
                "        r.named_institution_ids, r.year_from, r.year_to, r.card, r.sending_region,\n"
                "        r.host_region, r.sending_region_ids, r.host_region_ids, r.area_ids\n"
                "    ) IS DISTINCT FROM (\n"
                "        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,\n"
                "        d.named_institution_ids, d.year_from, d.year_to, d.card, d.sending_region,\n"
                "        d.host_region, d.sending_region_ids, d.host_region_ids, d.area_ids\n"
                "    );\n"
                "    PERFORM set_deriving(before);\n"
                "END\n"
                "$$;"
            ),
            state_reverse_sql="DROP FUNCTION delegation_refresh;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_at_commit",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_at_commit() RETURNS trigger\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "BEGIN\n"
                "    PERFORM derive_now();\n"
                "    RETURN NULL;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_at_commit;",
            dependencies=[("agreements", "derive_now")],
        ),
        django_migrate_sql.operations.AlterSQLState(
            name="programme_refresh",
            add_dependencies=(("agreements", "is_put_off"),),
        ),
        django_migrate_sql.operations.AlterSQLState(
            name="agreement_refresh",
            add_dependencies=(("agreements", "is_put_off"),),
        ),
        django_migrate_sql.operations.AlterSQLState(
            name="exchange_refresh",
            add_dependencies=(("agreements", "is_put_off"),),
        ),
        django_migrate_sql.operations.AlterSQLState(
            name="delegation_refresh",
            add_dependencies=(("agreements", "is_put_off"),),
        ),
        django_migrate_sql.operations.CreateSQL(
            name="derive_later",
            sql=(
                "CREATE OR REPLACE FUNCTION derive_later() RETURNS void\n"
                "LANGUAGE plpgsql SET search_path FROM CURRENT AS $$\n"
                "BEGIN\n"
                "    IF to_regclass('pg_temp.records_to_derive') IS NULL THEN\n"
                "        CREATE TEMPORARY TABLE records_to_derive (\n"
                "            kind text, record_id int, PRIMARY KEY (kind, record_id)\n"
                "        ) ON COMMIT DROP;\n"
                "        -- A row of it is there for its trigger, which PostgreSQL calls when the transaction commits.\n"
                "        CREATE TEMPORARY TABLE commit_to_derive (at timestamptz) ON COMMIT DROP;\n"
                "        CREATE CONSTRAINT TRIGGER derive_at_commit AFTER INSERT ON commit_to_derive\n"
                "        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION derive_at_commit();\n"
                "    END IF;\n"
                "    INSERT INTO commit_to_derive VALUES (now());\n"
                "    PERFORM set_config('register.derive_later', 'on', true);\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION derive_later;",
            dependencies=[("agreements", "derive_at_commit")],
        ),
    ]
