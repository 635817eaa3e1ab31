-- Each institution with itself and all that it is a unit of. One that does not exist yet (the key
-- is deferred) has itself alone.
CREATE OR REPLACE FUNCTION institutions_above(ids int[])
RETURNS TABLE (institution_id int, above_id int)
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE above (institution_id, id) AS (
        SELECT named.id, named.id FROM unnest(ids) AS named (id)
        UNION
        SELECT above.institution_id, i.parent_id
        FROM above JOIN agreements_institution i ON i.id = above.id
        WHERE i.parent_id IS NOT NULL
    )
    SELECT above.institution_id, above.id FROM above
$$;
