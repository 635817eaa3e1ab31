-- After members of groupings come, change or go: refreshes the records that name either.
CREATE OR REPLACE FUNCTION derive_members() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[];
BEGIN
    IF TG_OP <> 'DELETE' THEN
        SELECT array_agg(member_id) || array_agg(grouping_id) INTO ids FROM new_rows;
    END IF;
    IF TG_OP <> 'INSERT' THEN
        SELECT ids || array_agg(member_id) || array_agg(grouping_id) INTO ids FROM old_rows;
    END IF;
    IF ids IS NOT NULL THEN
        PERFORM hold_vocabulary();
        PERFORM region_refresh_records(ids);
    END IF;
    RETURN NULL;
END
$$;
