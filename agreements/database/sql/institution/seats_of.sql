-- Where each institution sits: its own seat or, where none is given, that of the next one above it.
-- Those without any are left out.
CREATE OR REPLACE FUNCTION seats_of(ids int[]) RETURNS TABLE (institution_id int, region_id int)
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE up (institution_id, region_id, parent_id, depth) AS (
        SELECT i.id, i.region_id, i.parent_id, 1
        FROM agreements_institution i WHERE i.id = ANY (ids)
        UNION ALL
        SELECT up.institution_id, i.region_id, i.parent_id, depth + 1
        FROM up JOIN agreements_institution i ON i.id = up.parent_id
        WHERE up.region_id IS NULL AND depth < 50
    )
    SELECT up.institution_id, up.region_id FROM up WHERE up.region_id IS NOT NULL
$$;
