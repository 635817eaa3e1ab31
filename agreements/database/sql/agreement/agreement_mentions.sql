-- Every region and institution that some records name, and how: as party, unit (through which a
-- party acts), stop or place of signing; with the names as printed, each on a line.
CREATE OR REPLACE FUNCTION agreement_mentions(ids int[])
RETURNS TABLE (record_id int, how text, role text, nth int, row_id int,
    institution_id int, region_id int, printed text)
LANGUAGE sql STABLE AS $$
    SELECT agreement_id, 'party', role, position, id, institution_id, region_id,
        concat_ws(E'\n', nullif(name_as_printed, ''), nullif(signer_name, ''))
    FROM agreements_agreementparty WHERE agreement_id = ANY (ids)
    UNION ALL
    SELECT agreement_id, 'unit', role, position, id, unit_id, NULL, ''
    FROM agreements_agreementparty WHERE agreement_id = ANY (ids) AND unit_id IS NOT NULL
    UNION ALL
    SELECT id, 'signing', '', 0, 0, NULL, place_of_signing_id, ''
    FROM agreements_agreement WHERE id = ANY (ids) AND place_of_signing_id IS NOT NULL
$$;
