-- After areas come: keys are deferred, so a record may name what is only inserted next.
CREATE OR REPLACE FUNCTION derive_new_area() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[] := ARRAY(SELECT id FROM new_rows);
BEGIN
    PERFORM area_refresh_records(ids);
    RETURN NULL;
END
$$;
