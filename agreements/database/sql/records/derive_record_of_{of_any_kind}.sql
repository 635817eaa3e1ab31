-- After a statement that writes rows that belong to a record of any kind: derives the records to
-- which they belong, before or after it.
CREATE OR REPLACE FUNCTION derive_record_of_{of_any_kind}() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        PERFORM refresh_records(array_agg(DISTINCT agreement_id), array_agg(DISTINCT delegation_id),
            array_agg(DISTINCT exchange_id), array_agg(DISTINCT programme_id))
        FROM new_rows;
    ELSIF TG_OP = 'DELETE' THEN
        PERFORM refresh_records(array_agg(DISTINCT agreement_id), array_agg(DISTINCT delegation_id),
            array_agg(DISTINCT exchange_id), array_agg(DISTINCT programme_id))
        FROM old_rows;
    ELSE
        PERFORM refresh_records(array_agg(DISTINCT agreement_id), array_agg(DISTINCT delegation_id),
            array_agg(DISTINCT exchange_id), array_agg(DISTINCT programme_id))
        FROM (SELECT * FROM new_rows UNION ALL SELECT * FROM old_rows) AS written;
    END IF;
    RETURN NULL;
END
$$;
