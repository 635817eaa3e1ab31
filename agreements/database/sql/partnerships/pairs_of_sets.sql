-- The pairs of regions in some sets, each set being the text of an array of the ids of a record:
-- neither in the other, at most one of them a grouping, in the order of their address names.
CREATE OR REPLACE FUNCTION pairs_of_sets(sets text[])
RETURNS TABLE (set_text text, first_id int, second_id int)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT listed.ids, one.id, other.id
    FROM unnest(sets) AS listed (ids)
    CROSS JOIN LATERAL unnest(listed.ids::int[]) AS one_id
    JOIN agreements_region one ON one.id = one_id
    CROSS JOIN LATERAL unnest(listed.ids::int[]) AS other_id
    JOIN agreements_region other ON other.id = other_id
    WHERE one.slug COLLATE "C" < other.slug COLLATE "C"
        AND NOT starts_with(one.path, other.path) AND NOT starts_with(other.path, one.path)
        AND CASE
            WHEN one.kind = 'grouping' AND other.kind = 'grouping' THEN false
            WHEN one.kind = 'grouping' THEN NOT EXISTS (
                SELECT FROM regions_above(ARRAY[other.id]) above WHERE above.above_id = one.id)
            WHEN other.kind = 'grouping' THEN NOT EXISTS (
                SELECT FROM regions_above(ARRAY[one.id]) above WHERE above.above_id = other.id)
            ELSE true
        END
$$;
