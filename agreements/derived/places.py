"""Paths of places, the other names of places and bodies, and what lies above what."""

CREATE_PLACES = r"""
-- /1/5/42/ as {1,5,42}: the ids from the topmost place down to the place itself.
CREATE OR REPLACE FUNCTION path_ids(path text) RETURNS int[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN string_to_array(nullif(trim(BOTH '/' FROM path), ''), '/')::int[];

-- The right paths of some places and of everything in them. A place whose parent does not exist yet
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

-- All other names, one on a line.
CREATE OR REPLACE FUNCTION region_alias_texts(ids int[]) RETURNS TABLE (id int, alias_text text)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT r.id, coalesce(string_agg(DISTINCT a.text COLLATE "C", E'\n'), '')
    FROM agreements_region r LEFT JOIN agreements_regionalias a ON a.region_id = r.id
    WHERE r.id = ANY (ids) GROUP BY r.id
$$;

CREATE OR REPLACE FUNCTION institution_alias_texts(ids int[])
RETURNS TABLE (id int, alias_text text)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT i.id, coalesce(string_agg(DISTINCT a.text COLLATE "C", E'\n'), '')
    FROM agreements_institution i
    LEFT JOIN agreements_institutionalias a ON a.institution_id = i.id
    WHERE i.id = ANY (ids) GROUP BY i.id
$$;

-- Each place with itself, all that it lies in, and the groupings that hold any of these.
CREATE OR REPLACE FUNCTION regions_above(ids int[]) RETURNS TABLE (region_id int, above_id int)
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE above (region_id, id) AS (
        SELECT r.id, above_id
        FROM agreements_region r, unnest(path_ids(r.path)) AS above_id
        WHERE r.id = ANY (ids)
        UNION
        SELECT above.region_id, m.grouping_id
        FROM above JOIN agreements_regionmember m ON m.member_id = above.id
    )
    SELECT above.region_id, above.id FROM above
$$;

-- The city that a place lies in or is: the nearest of prefecture or city level, which the four
-- municipalities under China's central government (GB/T 2260) and special regions also are. A
-- place above that level, such as a province, stands for itself.
CREATE OR REPLACE FUNCTION city_of(region int) RETURNS int
LANGUAGE sql STABLE AS $$
    SELECT coalesce((
        SELECT a.id
        FROM agreements_region r,
            unnest(path_ids(r.path)) WITH ORDINALITY AS step (id, depth)
            JOIN agreements_region a ON a.id = step.id
        WHERE r.id = region AND (
            a.kind IN ('prefecture', 'city', 'special_region')
            OR a.gbt_2260 IN ('110000', '120000', '310000', '500000'))
        ORDER BY depth DESC LIMIT 1
    ), region)
$$;

-- Where a body sits: its own seat or, where none is given, that of the next body above it.
CREATE OR REPLACE FUNCTION seat_of(institution int) RETURNS int
LANGUAGE sql STABLE AS $$
    WITH RECURSIVE up (region_id, parent_id, depth) AS (
        SELECT region_id, parent_id, 1 FROM agreements_institution WHERE id = institution
        UNION ALL
        SELECT i.region_id, i.parent_id, depth + 1
        FROM up JOIN agreements_institution i ON i.id = up.parent_id
        WHERE up.region_id IS NULL AND depth < 50
    )
    SELECT region_id FROM up WHERE region_id IS NOT NULL
$$;

-- Says that derived columns are being written, until the end of the transaction at most, and
-- returns what was said before, for the caller to put back. (SET register.deriving in the head of a
-- function would do that by itself, but creating such a function takes a superuser.)
CREATE OR REPLACE FUNCTION set_deriving(now text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    before text := coalesce(current_setting('register.deriving', true), '');
BEGIN
    PERFORM set_config('register.deriving', now, true);
    RETURN before;
END
$$;

CREATE OR REPLACE FUNCTION region_refresh_paths(ids int[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    before text := set_deriving('on');
BEGIN
    UPDATE agreements_region r SET path = d.path FROM region_paths(ids) d
    WHERE r.id = d.id AND r.path <> d.path;
    PERFORM set_deriving(before);
END
$$;

CREATE OR REPLACE FUNCTION region_refresh_aliases(ids int[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    before text := set_deriving('on');
BEGIN
    PERFORM FROM agreements_region WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    UPDATE agreements_region r SET alias_text = d.alias_text FROM region_alias_texts(ids) d
    WHERE r.id = d.id AND r.alias_text <> d.alias_text;
    PERFORM set_deriving(before);
END
$$;

CREATE OR REPLACE FUNCTION institution_refresh_aliases(ids int[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    before text := set_deriving('on');
BEGIN
    PERFORM FROM agreements_institution WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    UPDATE agreements_institution i SET alias_text = d.alias_text
    FROM institution_alias_texts(ids) d
    WHERE i.id = d.id AND i.alias_text <> d.alias_text;
    PERFORM set_deriving(before);
END
$$;
"""

DROP_PLACES = """
DROP FUNCTION institution_refresh_aliases(int[]);
DROP FUNCTION region_refresh_aliases(int[]);
DROP FUNCTION region_refresh_paths(int[]);
DROP FUNCTION set_deriving(text);
DROP FUNCTION seat_of(int);
DROP FUNCTION city_of(int);
DROP FUNCTION regions_above(int[]);
DROP FUNCTION institution_alias_texts(int[]);
DROP FUNCTION region_alias_texts(int[]);
DROP FUNCTION region_paths(int[]);
DROP FUNCTION path_ids(text);
"""
