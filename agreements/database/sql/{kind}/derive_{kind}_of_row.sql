-- After a statement that writes rows of records: derives those to which the rows belong, before or
-- after it.
CREATE OR REPLACE FUNCTION derive_{kind}_of_row() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(DISTINCT {kind}_id) INTO ids FROM new_rows;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(DISTINCT {kind}_id) INTO ids FROM old_rows;
    ELSE
        SELECT array_agg(id) INTO ids FROM (
            SELECT {kind}_id FROM new_rows UNION SELECT {kind}_id FROM old_rows
        ) AS owner (id);
    END IF;
    IF ids IS NOT NULL THEN
        PERFORM {kind}_refresh(ids);
    END IF;
    RETURN NULL;
END
$$;
