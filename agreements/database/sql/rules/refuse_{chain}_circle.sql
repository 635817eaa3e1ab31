-- After a statement that writes `{reference}` of agreements_{table}: refuses one that leads back to its
-- row. The argument of the trigger is the message.
CREATE OR REPLACE FUNCTION refuse_{chain}_circle() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(id) INTO ids FROM new_rows WHERE {reference}_id IS NOT NULL;
    ELSE
        SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id
        WHERE n.{reference}_id IS NOT NULL AND n.{reference}_id IS DISTINCT FROM o.{reference}_id;
    END IF;
    IF ids IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM lock_tree(TG_TABLE_NAME);
    IF EXISTS (
        WITH RECURSIVE up (start, id) AS (
            SELECT r.id, r.{reference}_id FROM agreements_{table} r WHERE r.id = ANY (ids)
            UNION
            SELECT up.start, r.{reference}_id FROM up JOIN agreements_{table} r ON r.id = up.id
        )
        SELECT FROM up WHERE id = start
    ) THEN
        RAISE check_violation USING
            MESSAGE = TG_ARGV[0], CONSTRAINT = '{chain}_no_circle', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
