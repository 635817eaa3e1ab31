-- All other names of some rows, one on a line.
CREATE OR REPLACE FUNCTION {vocabulary}_alias_texts(ids int[])
RETURNS TABLE (id int, alias_text text)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT r.id, coalesce(string_agg(DISTINCT a.text COLLATE "C", E'\n'), '')
    FROM agreements_{vocabulary} r
    LEFT JOIN agreements_{vocabulary}alias a ON a.{vocabulary}_id = r.id
    WHERE r.id = ANY (ids) GROUP BY r.id
$$;
