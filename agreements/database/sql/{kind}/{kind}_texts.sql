-- The texts that belong to some records: what a search looks through beside title, summary and names,
-- as {"of": "figure", "text": {"en": …, "zh": …, "vi": …, "printed": …}}, "printed" standing for the
-- source's own words, in the order in which a search prefers them. All of it is public with the
-- record; notes among the staff are not here. Evidence for a link to another agreement is left out,
-- since it is public only while both agreements are.
CREATE OR REPLACE FUNCTION {kind}_texts(ids int[]) RETURNS TABLE (record_id int, texts jsonb)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT said.record_id,
        jsonb_agg(jsonb_build_object('of', said."of", 'text', said.words)
            ORDER BY said.rank, said.nth NULLS FIRST, said.row_id)
    FROM (
        SELECT one.record_id, one."of", one.rank, one.nth, one.row_id,
            jsonb_strip_nulls(jsonb_build_object('en', nullif(one.en, ''), 'zh', nullif(one.zh, ''),
                'vi', nullif(one.vi, ''), 'printed', nullif(one.printed, ''))) AS words
        FROM (
            SELECT * FROM {kind}_own_texts(ids)
            UNION ALL
            SELECT record_id, how, 6, nth, row_id, item->>'name', item->>'name_zh', item->>'name_vi', ''
            FROM {kind}_described(ids)
            UNION ALL
            SELECT {kind}_id, 'person', 7, position, id, office, office_zh, office_vi,
                concat_ws(', ', nullif(name, ''), nullif(title, ''), nullif(unit_as_printed, ''))
            FROM agreements_person WHERE {kind}_id = ANY (ids)
            UNION ALL
            SELECT {kind}_id, 'contribution', 9, position, id,
                concat_ws(', ', nullif(description, ''), nullif(unit, '')),
                concat_ws(', ', nullif(description_zh, ''), nullif(unit_zh, '')),
                concat_ws(', ', nullif(description_vi, ''), nullif(unit_vi, '')), currency
            FROM agreements_contribution WHERE {kind}_id = ANY (ids)
            UNION ALL
            SELECT {kind}_id, 'figure', 10, position, id,
                concat_ws(', ', nullif(metric, ''), nullif(unit_label, '')),
                concat_ws(', ', nullif(metric_zh, ''), nullif(unit_label_zh, '')),
                concat_ws(', ', nullif(metric_vi, ''), nullif(unit_label_vi, '')),
                concat_ws(', ', nullif(as_printed, ''), nullif(currency, ''))
            FROM agreements_figure WHERE {kind}_id = ANY (ids)
            UNION ALL
            SELECT {kind}_id, 'evidence', 11, paragraph, id, note, note_zh, note_vi, words
            FROM agreements_evidence WHERE {kind}_id = ANY (ids) AND agreement_link_id IS NULL
        ) AS one (record_id, "of", rank, nth, row_id, en, zh, vi, printed)
    ) AS said
    WHERE said.words <> '{}' GROUP BY said.record_id
$$;
