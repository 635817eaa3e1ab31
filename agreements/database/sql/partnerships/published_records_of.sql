-- The published records of a place and everything in it. With `only_itself`, a record in which only
-- something below the place takes part is left out, and so is a direction that only that gives.
CREATE OR REPLACE FUNCTION published_records_of(place int, only_itself boolean)
RETURNS TABLE (kind text, id int, region_ids int[], senders int[], hosts int[], parties jsonb,
    is_framework boolean, is_contact boolean, date varchar, day_from date, day_to date)
LANGUAGE sql STABLE AS $$
    SELECT r.kind, r.id, r.region_ids,
        CASE WHEN only_itself AND NOT 'sends' = ANY (own.ways)
            THEN array_remove(r.senders, place) ELSE r.senders END,
        CASE WHEN only_itself AND NOT 'hosts' = ANY (own.ways)
            THEN array_remove(r.hosts, place) ELSE r.hosts END,
        r.parties, r.is_framework, r.is_contact, r.date, r.day_from, r.day_to
    FROM published_records() r
    CROSS JOIN LATERAL (
        SELECT CASE WHEN only_itself THEN record_ways(r.kind, r.id, place) END AS ways OFFSET 0
    ) AS own
    WHERE r.region_ids @> ARRAY[place] AND (NOT only_itself OR cardinality(own.ways) > 0)
$$;
