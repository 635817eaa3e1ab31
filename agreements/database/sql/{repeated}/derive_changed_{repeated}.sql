-- After rows change in the columns that records repeat or follow, which columns.py lists.
CREATE OR REPLACE FUNCTION derive_changed_{repeated}() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[];
BEGIN
    SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id
    WHERE (
        {new_columns}
    ) IS DISTINCT FROM (
        {old_columns}
    );
    IF ids IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM hold_vocabulary();
    PERFORM {repeated}_refresh_records(ids);
    RETURN NULL;
END
$$;
