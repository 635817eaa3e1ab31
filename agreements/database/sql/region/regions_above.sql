-- Each region with itself, all that it lies in, and the groupings that hold any of these. A region
-- that does not exist yet (the key is deferred) has itself alone.
CREATE OR REPLACE FUNCTION regions_above(ids int[]) RETURNS TABLE (region_id int, above_id int)
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE above (region_id, id) AS (
        SELECT named.id, above_id
        FROM unnest(ids) AS named (id) LEFT JOIN agreements_region r ON r.id = named.id,
            unnest(path_ids(r.path) || named.id) AS above_id
        UNION
        SELECT above.region_id, m.grouping_id
        FROM above JOIN agreements_regionmember m ON m.member_id = above.id
    )
    SELECT above.region_id, above.id FROM above
$$;
