-- Refreshes the records that name some specialties, by the ids that they list.
CREATE OR REPLACE FUNCTION specialty_refresh_records(ids int[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM agreement_refresh(naming)
    FROM (SELECT array_agg(id) FROM agreements_agreement WHERE specialty_ids && ids) AS records (naming)
    WHERE naming IS NOT NULL;
    PERFORM delegation_refresh(naming)
    FROM (SELECT array_agg(id) FROM agreements_delegation WHERE specialty_ids && ids) AS records (naming)
    WHERE naming IS NOT NULL;
    PERFORM exchange_refresh(naming)
    FROM (SELECT array_agg(id) FROM agreements_exchange WHERE specialty_ids && ids) AS records (naming)
    WHERE naming IS NOT NULL;
    PERFORM programme_refresh(naming)
    FROM (SELECT array_agg(id) FROM agreements_programme WHERE specialty_ids && ids) AS records (naming)
    WHERE naming IS NOT NULL;
END
$$;
