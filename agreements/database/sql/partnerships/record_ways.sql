-- In which ways a place itself takes part in a record of any kind (see agreement_ways).
CREATE OR REPLACE FUNCTION record_ways(kind text, record int, place int) RETURNS text[]
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT CASE kind
        WHEN 'agreement' THEN agreement_ways(record, place)
        WHEN 'delegation' THEN delegation_ways(record, place)
        WHEN 'exchange' THEN exchange_ways(record, place)
        WHEN 'programme' THEN programme_ways(record, place)
    END
$$;
