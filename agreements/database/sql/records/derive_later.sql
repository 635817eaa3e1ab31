-- Has each record that the transaction writes derived once, by derive_now or when it commits, instead
-- of after each statement. For bulk loads, which would otherwise derive a record after the statements
-- that write it, its parties, its areas and its evidence. Until then derived columns are not right.
CREATE OR REPLACE FUNCTION derive_later() RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF to_regclass('pg_temp.records_to_derive') IS NULL THEN
        CREATE TEMPORARY TABLE records_to_derive (
            kind text, record_id int, PRIMARY KEY (kind, record_id)
        ) ON COMMIT DROP;
        CREATE TEMPORARY TABLE sets_to_count (ids text PRIMARY KEY) ON COMMIT DROP;
        -- A row of it is there for its trigger, which PostgreSQL calls when the transaction commits.
        CREATE TEMPORARY TABLE commit_to_derive (at timestamptz) ON COMMIT DROP;
        CREATE CONSTRAINT TRIGGER derive_at_commit AFTER INSERT ON commit_to_derive
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION derive_at_commit();
    END IF;
    INSERT INTO commit_to_derive VALUES (now());
    PERFORM set_config('register.derive_later', 'on', true);
END
$$;
