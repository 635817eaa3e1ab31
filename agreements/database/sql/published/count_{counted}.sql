-- After a statement that writes records, derived columns included: adds to the counts of published
-- records by what they name, and subtracts, so that two publications or withdrawals at the same
-- moment are both counted; then counts anew what is between the regions of the records of which
-- anything changed that is counted there. The lock has one transaction at a time do that: whoever
-- comes next counts what it has committed.
CREATE OR REPLACE FUNCTION count_{counted}() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    sets text[];
BEGIN
    IF NOT EXISTS (SELECT FROM ({counted_rows}) r WHERE r.state = 'published') THEN
        RETURN NULL;
    END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('register.published', 0));
    INSERT INTO agreements_publishedcount AS counted (kind, thing, thing_id, named, taking_part)
    SELECT '{kind}', c.thing, c.id, sum(r.sign), coalesce(sum(r.sign) FILTER (WHERE c.takes_part), 0)
    FROM ({counted_rows}) r CROSS JOIN LATERAL ({named_things}) AS c (thing, id, takes_part)
    WHERE r.state = 'published'
    GROUP BY c.thing, c.id
    HAVING sum(r.sign) <> 0 OR sum(r.sign) FILTER (WHERE c.takes_part) <> 0
    ON CONFLICT (thing, thing_id, kind) DO UPDATE SET
        named = counted.named + excluded.named,
        taking_part = counted.taking_part + excluded.taking_part;
    SELECT array_agg(DISTINCT changed.region_ids::text) INTO sets FROM (
        SELECT r.region_ids FROM ({counted_rows}) r WHERE r.state = 'published'
        GROUP BY r.id, {pair_columns} HAVING sum(r.sign) <> 0
    ) changed;
    PERFORM refresh_pairs(sets);
    RETURN NULL;
END
$$;
