-- The right paths of some regions and of everything in them. A region whose parent does not exist yet
-- (the key is deferred) stands at the top until its parent comes.
CREATE OR REPLACE FUNCTION region_paths(ids int[]) RETURNS TABLE (id int, path text)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    WITH RECURSIVE below (id, parent_id) AS (
        SELECT r.id, r.parent_id FROM agreements_region r WHERE r.id = ANY (ids)
        UNION
        SELECT r.id, r.parent_id FROM below JOIN agreements_region r ON r.parent_id = below.id
    ), pathed (id, path) AS (
        SELECT below.id, coalesce(nullif(parent.path, ''), '/') || below.id || '/'
        FROM below LEFT JOIN agreements_region parent ON parent.id = below.parent_id
        WHERE below.parent_id IS NULL OR below.parent_id NOT IN (SELECT b.id FROM below b)
        UNION ALL
        SELECT below.id, pathed.path || below.id || '/'
        FROM pathed JOIN below ON below.parent_id = pathed.id
    )
    SELECT pathed.id, pathed.path FROM pathed
$$;
