-- The ids of all regions and institutions of some records: with what holds them, for those that take
-- part, send and host; and of all that are named, seats of institutions above them included.
CREATE OR REPLACE FUNCTION {kind}_places(ids int[])
RETURNS TABLE (record_id int, region_ids int[], institution_ids int[], named_region_ids int[],
    named_institution_ids int[], sending_region_ids int[], host_region_ids int[])
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    WITH mention AS MATERIALIZED (
        SELECT * FROM {kind}_located(ids)
    ), institution AS MATERIALIZED (
        SELECT DISTINCT m.record_id, above.above_id AS institution_id, m.takes_part
        FROM mention m
        JOIN institutions_above(ARRAY(SELECT DISTINCT mention.institution_id FROM mention)) above
            ON above.institution_id = m.institution_id
    ), region AS MATERIALIZED (
        SELECT m.record_id, m.seat_id AS region_id, m.takes_part, m.sends, m.hosts
        FROM mention m WHERE m.seat_id IS NOT NULL
        UNION
        SELECT institution.record_id, i.region_id, false, false, false
        FROM institution JOIN agreements_institution i ON i.id = institution.institution_id
        WHERE i.region_id IS NOT NULL
    ), regions AS (
        SELECT region.record_id,
            array_agg(DISTINCT above_id) FILTER (WHERE takes_part) AS region_ids,
            array_agg(DISTINCT above_id) AS named_region_ids,
            array_agg(DISTINCT above_id) FILTER (WHERE sends) AS sending_region_ids,
            array_agg(DISTINCT above_id) FILTER (WHERE hosts) AS host_region_ids
        FROM region
        JOIN regions_above(ARRAY(SELECT DISTINCT region.region_id FROM region)) above
            ON above.region_id = region.region_id
        GROUP BY region.record_id
    ), institutions AS (
        SELECT institution.record_id,
            array_agg(DISTINCT institution.institution_id) FILTER (WHERE takes_part) AS institution_ids,
            array_agg(DISTINCT institution.institution_id) AS named_institution_ids
        FROM institution GROUP BY institution.record_id
    )
    SELECT record_id, regions.region_ids, institutions.institution_ids, regions.named_region_ids,
        institutions.named_institution_ids, regions.sending_region_ids, regions.host_region_ids
    FROM regions FULL JOIN institutions USING (record_id)
$$;
