-- After a statement that writes other names: refreshes the rows to which they belong.
CREATE OR REPLACE FUNCTION derive_{vocabulary}_of_alias() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        SELECT array_agg(DISTINCT {vocabulary}_id) INTO ids FROM new_rows;
    ELSIF TG_OP = 'DELETE' THEN
        SELECT array_agg(DISTINCT {vocabulary}_id) INTO ids FROM old_rows;
    ELSE
        SELECT array_agg(id) INTO ids FROM (
            SELECT {vocabulary}_id FROM new_rows UNION SELECT {vocabulary}_id FROM old_rows
        ) AS owner (id);
    END IF;
    IF ids IS NOT NULL THEN
        PERFORM hold_vocabulary();
        PERFORM {vocabulary}_refresh_aliases(ids);
    END IF;
    RETURN NULL;
END
$$;
