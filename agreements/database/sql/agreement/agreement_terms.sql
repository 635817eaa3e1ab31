-- The areas of some records: their names, each on a line, and how the card lists them.
CREATE OR REPLACE FUNCTION agreement_terms(ids int[])
RETURNS TABLE (record_id int, term_id int, words text, rank bigint, item jsonb)
LANGUAGE sql STABLE AS $$
    SELECT link.agreement_id, link.area_id, concat_ws(E'\n', t.name, t.name_zh, t.name_vi),
        row_number() OVER (ORDER BY coalesce(nullif(t.name, ''), nullif(t.name_zh, ''), t.name_vi)
            COLLATE "C", t.id),
        jsonb_build_object('slug', t.slug,
            'name', t.name, 'name_zh', t.name_zh, 'name_vi', t.name_vi)
    FROM agreements_agreement_areas link LEFT JOIN agreements_area t ON t.id = link.area_id
    WHERE link.agreement_id = ANY (ids)
$$;
