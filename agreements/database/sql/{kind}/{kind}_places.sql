-- The ids of all places and institutions of some records: with what holds them, for those that take
-- part, send and host; and of all that are named, seats of institutions above them included.
CREATE OR REPLACE FUNCTION {kind}_places(ids int[])
RETURNS TABLE (record_id int, region_ids int[], institution_ids int[], named_region_ids int[],
    named_institution_ids int[], sending_region_ids int[], host_region_ids int[])
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    WITH mention AS MATERIALIZED (
        SELECT * FROM {kind}_located(ids)
    ), body AS MATERIALIZED (
        SELECT DISTINCT m.record_id, above.above_id AS institution_id, m.takes_part
        FROM mention m
        JOIN institutions_above(ARRAY(SELECT DISTINCT mention.institution_id FROM mention)) above
            ON above.institution_id = m.institution_id
    ), place AS MATERIALIZED (
        SELECT m.record_id, m.seat_id AS region_id, m.takes_part, m.sends, m.hosts
        FROM mention m WHERE m.seat_id IS NOT NULL
        UNION
        SELECT body.record_id, i.region_id, false, false, false
        FROM body JOIN agreements_institution i ON i.id = body.institution_id
        WHERE i.region_id IS NOT NULL
    ), reached AS (
        SELECT place.record_id,
            array_agg(DISTINCT above_id) FILTER (WHERE takes_part) AS region_ids,
            array_agg(DISTINCT above_id) AS named_region_ids,
            array_agg(DISTINCT above_id) FILTER (WHERE sends) AS sending_region_ids,
            array_agg(DISTINCT above_id) FILTER (WHERE hosts) AS host_region_ids
        FROM place
        JOIN regions_above(ARRAY(SELECT DISTINCT place.region_id FROM place)) above
            ON above.region_id = place.region_id
        GROUP BY place.record_id
    ), bodies AS (
        SELECT body.record_id,
            array_agg(DISTINCT body.institution_id) FILTER (WHERE takes_part) AS institution_ids,
            array_agg(DISTINCT body.institution_id) AS named_institution_ids
        FROM body GROUP BY body.record_id
    )
    SELECT record_id, reached.region_ids, bodies.institution_ids, reached.named_region_ids,
        bodies.named_institution_ids, reached.sending_region_ids, reached.host_region_ids
    FROM reached FULL JOIN bodies USING (record_id)
$$;
