-- The published records in which a place itself takes part, or an institution seated in it. A direction
-- that only something below the place gives is left out.
CREATE OR REPLACE FUNCTION published_records_of_itself(place int)
RETURNS TABLE (kind text, id int, region_ids int[], senders int[], hosts int[], partners int[],
    is_framework boolean, is_contact boolean, is_begun_programme boolean, date varchar, day_from date, day_to date)
LANGUAGE sql STABLE AS $$
    SELECT r.kind, r.id, r.region_ids,
        CASE WHEN 'sends' = ANY (own.ways) THEN r.senders ELSE array_remove(r.senders, place) END,
        CASE WHEN 'hosts' = ANY (own.ways) THEN r.hosts ELSE array_remove(r.hosts, place) END,
        r.partners, r.is_framework, r.is_contact, r.is_begun_programme, r.date, r.day_from, r.day_to
    FROM published_records() r
    CROSS JOIN LATERAL (SELECT record_ways(r.kind, r.id, place) AS ways OFFSET 0) AS own
    WHERE r.region_ids @> ARRAY[place] AND cardinality(own.ways) > 0
$$;
