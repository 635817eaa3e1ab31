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
