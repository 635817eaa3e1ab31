-- What exchanges say in texts that other kinds do not have: what a text is, its place among the
-- texts (kind, position, id), the text in each language, and in the source's own words.
CREATE OR REPLACE FUNCTION exchange_own_texts(ids int[])
RETURNS TABLE (record_id int, "of" text, rank int, nth int, row_id int, en text, zh text, vi text,
    printed text)
LANGUAGE sql STABLE AS $$
    SELECT NULL::int, '', 0, 0, 0, '', '', '', '' WHERE false
$$;
