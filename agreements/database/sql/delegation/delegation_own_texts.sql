-- What delegations say in texts that other kinds do not have: what a text is, its place among the
-- texts (kind, position, id), the text in each language, and in the source's own words.
CREATE OR REPLACE FUNCTION delegation_own_texts(ids int[])
RETURNS TABLE (record_id int, "of" text, rank int, nth int, row_id int, en text, zh text, vi text,
    printed text)
LANGUAGE sql STABLE AS $$
    SELECT delegation_id, 'group', 8, position, id, label, label_zh, label_vi, ''
    FROM agreements_delegationgroup WHERE delegation_id = ANY (ids)
$$;
