-- In which ways a region itself takes part in a record, or an institution seated in it; what only
-- lies below the region does not count. A way is `sends`, `hosts` or `other`.
CREATE OR REPLACE FUNCTION {kind}_ways(record int, place int) RETURNS text[]
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT coalesce(array_agg(DISTINCT
        CASE WHEN sends THEN 'sends' WHEN hosts THEN 'hosts' ELSE 'other' END), '{}')
    FROM {kind}_located(ARRAY[record]) WHERE takes_part AND seat_id = place
$$;
