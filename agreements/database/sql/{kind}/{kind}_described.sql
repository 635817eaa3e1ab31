-- The parties and stops of some records that stand for bodies in words: how they take part, and what a
-- card lists of them.
CREATE OR REPLACE FUNCTION {kind}_described(ids int[])
RETURNS TABLE (record_id int, how text, nth int, row_id int, item jsonb)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT one.record_id, one.how, one.nth, one.row_id, jsonb_build_object('t', 'described',
        'name', one.en, 'name_zh', one.zh, 'name_vi', one.vi,
        'qualifier', one.qualifier, 'number', one.number, 'number_to', one.number_to)
    FROM (
        {described_rows}
    ) AS one (record_id, how, nth, row_id, en, zh, vi, qualifier, number, number_to)
    WHERE (one.en, one.zh, one.vi) <> ('', '', '')
$$;
