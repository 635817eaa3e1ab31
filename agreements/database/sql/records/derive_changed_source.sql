-- After a statement that changes when sources were published or retrieved: derives the records that
-- they support.
CREATE OR REPLACE FUNCTION derive_changed_source() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM refresh_records(array_agg(DISTINCT agreement_id), array_agg(DISTINCT delegation_id),
        array_agg(DISTINCT exchange_id), array_agg(DISTINCT programme_id))
    FROM agreements_evidence WHERE source_id IN (
        SELECT id FROM new_rows JOIN old_rows USING (id)
        WHERE (new_rows.published, new_rows.retrieved_on)
            IS DISTINCT FROM (old_rows.published, old_rows.retrieved_on));
    RETURN NULL;
END
$$;
