-- What agreements say in texts that other kinds do not have: what a text is, its place among the
-- texts (kind, position, id), the text in each language, and in the source's own words.
CREATE OR REPLACE FUNCTION agreement_own_texts(ids int[])
RETURNS TABLE (record_id int, "of" text, rank int, nth int, row_id int, en text, zh text, vi text,
    printed text)
LANGUAGE sql STABLE AS $$
    SELECT agreement_id, 'commitment', 0, position, id, text, text_zh, text_vi, ''
    FROM agreements_commitment WHERE agreement_id = ANY (ids)
    UNION ALL
    SELECT id, 'principles', 1, 0, id, principles, principles_zh, principles_vi, ''
    FROM agreements_agreement WHERE id = ANY (ids)
    UNION ALL
    SELECT id, 'legal_basis', 2, 0, id, '', '', '',
        concat_ws(', ', nullif(legal_basis_number, ''), nullif(legal_basis_signer, ''))
    FROM agreements_agreement WHERE id = ANY (ids)
    UNION ALL
    SELECT agreement_id, 'signer', 3, position, id, signer_office, signer_office_zh,
        signer_office_vi, concat_ws(', ', nullif(signer_name, ''), nullif(signer_title, ''))
    FROM agreements_agreementparty WHERE agreement_id = ANY (ids)
$$;
