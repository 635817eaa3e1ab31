-- After areas change in what records repeat or follow of them.
CREATE OR REPLACE FUNCTION derive_changed_area() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[];
BEGIN
    SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id
    WHERE (
        n.slug, n.name, n.name_zh, n.name_vi
    ) IS DISTINCT FROM (
        o.slug, o.name, o.name_zh, o.name_vi
    );
    IF ids IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM hold_vocabulary();
    PERFORM area_refresh_records(ids);
    RETURN NULL;
END
$$;
