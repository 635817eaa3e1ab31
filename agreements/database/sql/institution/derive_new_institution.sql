-- After institutions are inserted: keys are deferred, so a record may name what is only inserted next.
CREATE OR REPLACE FUNCTION derive_new_institution() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[] := ARRAY(SELECT id FROM new_rows);
BEGIN
    PERFORM institution_refresh_aliases(ids);
    PERFORM institution_refresh_records(ids);
    RETURN NULL;
END
$$;
