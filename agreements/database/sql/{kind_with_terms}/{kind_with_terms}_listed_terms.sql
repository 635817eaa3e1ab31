-- The terms of each record as {kind_with_terms}_terms.sql gives them, together: their ids, what the
-- card lists and their names, each on a line.
CREATE OR REPLACE FUNCTION {kind_with_terms}_listed_terms(ids int[])
RETURNS TABLE (record_id int, term_ids int[], items jsonb, words text)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT term.record_id,
        array_agg(DISTINCT term.term_id) FILTER (WHERE term.term_id IS NOT NULL),
        jsonb_agg(term.item ORDER BY term.rank) FILTER (WHERE term.item IS NOT NULL),
        string_agg(term.words, E'\n')
    FROM {kind_with_terms}_terms(ids) term GROUP BY term.record_id
$$;
