-- The dates of a period that is counted from the start of a term, such as year 1, or years 2 to 3, as
-- an interval that is as precise as the start; empty where end_of_term.sql computes none.
CREATE OR REPLACE FUNCTION period_of_term(start text, first int, last int, unit text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path FROM CURRENT AS $$
    SELECT coalesce(nullif(end_of_term('', start, first - 1, unit), '')
        || '/' || nullif(end_of_term('', start, coalesce(last, first), unit), ''), '')
$$;
