-- Refreshes records of all kinds; ids may be NULL, and arrays too.
CREATE OR REPLACE FUNCTION refresh_records(agreement_ids int[], delegation_ids int[],
    exchange_ids int[], programme_ids int[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    agreement_ids := array_remove(agreement_ids, NULL);
    IF cardinality(agreement_ids) > 0 THEN
        PERFORM agreement_refresh(agreement_ids);
    END IF;
    delegation_ids := array_remove(delegation_ids, NULL);
    IF cardinality(delegation_ids) > 0 THEN
        PERFORM delegation_refresh(delegation_ids);
    END IF;
    exchange_ids := array_remove(exchange_ids, NULL);
    IF cardinality(exchange_ids) > 0 THEN
        PERFORM exchange_refresh(exchange_ids);
    END IF;
    programme_ids := array_remove(programme_ids, NULL);
    IF cardinality(programme_ids) > 0 THEN
        PERFORM programme_refresh(programme_ids);
    END IF;
END
$$;
