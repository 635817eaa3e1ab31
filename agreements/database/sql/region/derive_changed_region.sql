-- After regions change in the columns that records repeat or follow.
CREATE OR REPLACE FUNCTION derive_changed_region() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[];
    moved int[];
    renamed int[];
BEGIN
    SELECT array_agg(n.id) INTO ids FROM new_rows n JOIN old_rows o ON o.id = n.id
    WHERE (
        n.parent_id, n.path, n.kind, n.gbt_2260, n.slug, n.name, n.name_zh, n.name_vi,
        n.alias_text
    ) IS DISTINCT FROM (
        o.parent_id, o.path, o.kind, o.gbt_2260, o.slug, o.name, o.name_zh, o.name_vi,
        o.alias_text
    );
    IF ids IS NULL THEN
        RETURN NULL;
    END IF;
    PERFORM hold_vocabulary();
    SELECT array_agg(n.id) INTO moved FROM new_rows n WHERE NOT EXISTS (
        SELECT FROM old_rows o
        WHERE o.id = n.id AND o.parent_id IS NOT DISTINCT FROM n.parent_id);
    IF moved IS NOT NULL THEN
        PERFORM region_refresh_paths(moved);
    END IF;
    PERFORM region_refresh_records(ids);
    -- Pairs stand in the order of address names.
    SELECT array_agg(n.id) INTO renamed FROM new_rows n JOIN old_rows o ON o.id = n.id
    WHERE n.slug <> o.slug;
    IF renamed IS NOT NULL THEN
        PERFORM refresh_pairs(array_agg(DISTINCT r.region_ids::text))
        FROM published_records() r WHERE r.region_ids && renamed;
    END IF;
    RETURN NULL;
END
$$;
