-- After institutions change in what records repeat or follow of them.
CREATE OR REPLACE FUNCTION derive_changed_institution() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[];
BEGIN
    SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id
    WHERE (
        n.parent_id, n.region_id, n.slug, n.name, n.name_zh, n.name_vi, n.alias_text
    ) IS DISTINCT FROM (
        o.parent_id, o.region_id, o.slug, o.name, o.name_zh, o.name_vi, o.alias_text
    );
    IF ids IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM hold_vocabulary();
    PERFORM institution_refresh_records(ids);
    RETURN NULL;
END
$$;
