-- After areas or specialties are inserted: keys are deferred, so a record may name what is only
-- inserted next.
CREATE OR REPLACE FUNCTION derive_new_{term}() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[] := ARRAY(SELECT id FROM new_rows);
BEGIN
    PERFORM {term}_refresh_records(ids);
    RETURN NULL;
END
$$;
