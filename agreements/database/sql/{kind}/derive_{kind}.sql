-- After a statement that writes records: derives them, unless it writes derived columns itself.
CREATE OR REPLACE FUNCTION derive_{kind}() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[];
BEGIN
    IF current_setting('register.deriving', true) IS DISTINCT FROM 'on' THEN
        SELECT array_agg(id) INTO ids FROM new_rows;
        IF ids IS NOT NULL THEN
            PERFORM {kind}_refresh(ids);
        END IF;
    END IF;
    RETURN NULL;
END
$$;
