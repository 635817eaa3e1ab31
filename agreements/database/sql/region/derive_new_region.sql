-- After regions are inserted: keys are deferred, so a record may name what is only inserted next.
CREATE OR REPLACE FUNCTION derive_new_region() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[] := ARRAY(SELECT id FROM new_rows);
BEGIN
    PERFORM region_refresh_paths(ids), region_refresh_aliases(ids);
    PERFORM region_refresh_records(ids);
    RETURN NULL;
END
$$;
