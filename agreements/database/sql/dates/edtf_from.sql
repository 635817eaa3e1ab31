-- The first day of an uncertain date; NULL where that end is open or unknown.
CREATE OR REPLACE FUNCTION edtf_from(value text) RETURNS date
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN (edtf_span(value))[1];
