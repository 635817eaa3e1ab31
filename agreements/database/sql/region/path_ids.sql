-- /1/5/42/ as {1,5,42}: the ids from the topmost region down to the region itself.
CREATE OR REPLACE FUNCTION path_ids(path text) RETURNS int[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN string_to_array(nullif(trim(BOTH '/' FROM path), ''), '/')::int[];
