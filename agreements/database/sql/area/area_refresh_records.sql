-- Refreshes the records that name some areas, by the ids that they list.
CREATE OR REPLACE FUNCTION area_refresh_records(ids int[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM agreement_refresh(naming)
    FROM (SELECT array_agg(id) FROM agreements_agreement WHERE area_ids && ids) AS records (naming)
    WHERE naming IS NOT NULL;
    PERFORM delegation_refresh(naming)
    FROM (SELECT array_agg(id) FROM agreements_delegation WHERE area_ids && ids) AS records (naming)
    WHERE naming IS NOT NULL;
    PERFORM programme_refresh(naming)
    FROM (SELECT array_agg(id) FROM agreements_programme WHERE area_ids && ids) AS records (naming)
    WHERE naming IS NOT NULL;
END
$$;
