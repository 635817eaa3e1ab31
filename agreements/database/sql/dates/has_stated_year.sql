-- Whether every date in an uncertain date has its year; a decade or a century is none.
CREATE OR REPLACE FUNCTION has_stated_year(value text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN value !~ '(^|/)[0-9]*X';
