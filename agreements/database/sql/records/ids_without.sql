-- The ids of one array that are not in another, each once; in the order of their numbers, so that
-- equal arrays of ids stay equal.
CREATE OR REPLACE FUNCTION ids_without(ids int[], others int[]) RETURNS int[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN ARRAY(SELECT DISTINCT id FROM unnest(ids) AS id WHERE id <> ALL (others) ORDER BY id);
