-- What programmes say in texts that other kinds do not have: what a text is, its place among the
-- texts (kind, position, id), the text in each language, and in the source's own words.
CREATE OR REPLACE FUNCTION programme_own_texts(ids int[])
RETURNS TABLE (record_id int, "of" text, rank int, nth int, row_id int, en text, zh text, vi text,
    printed text)
LANGUAGE sql STABLE AS $$
    SELECT id, 'aims', 0, 0, id, aims, aims_zh, aims_vi, ''
    FROM agreements_programme WHERE id = ANY (ids)
    UNION ALL
    SELECT id, 'legal_basis', 1, 0, id, '', '', '',
        concat_ws(', ', nullif(legal_basis_number, ''), nullif(legal_basis_signer, ''))
    FROM agreements_programme WHERE id = ANY (ids)
$$;
