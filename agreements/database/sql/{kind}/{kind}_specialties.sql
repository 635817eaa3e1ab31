-- The specialties of each record: their ids, with those of what holds them, which a card does not
-- list; what the card lists; and their names and labels as printed, each on a line.
CREATE OR REPLACE FUNCTION {kind}_specialties(ids int[])
RETURNS TABLE (record_id int, specialty_ids int[], items jsonb, words text)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    WITH named AS (
        SELECT link.{kind}_id AS record_id, link.specialty_id, link.position, link.id,
            concat_ws(E'\n', t.name, t.name_zh, t.name_vi, nullif(link.label, '')) AS words,
            jsonb_build_object('code', t.code, 'label', link.label, 'stage', link.stage,
                'participants', link.participants,
                'name', coalesce(t.name, ''), 'name_zh', coalesce(t.name_zh, ''),
                'name_vi', coalesce(t.name_vi, '')) AS item
        FROM agreements_recordspecialty link
        LEFT JOIN agreements_specialty t ON t.id = link.specialty_id
        WHERE link.{kind}_id = ANY (ids)
        UNION ALL
        SELECT link.{kind}_id, t.parent_id, link.position, link.id,
            concat_ws(E'\n', up.name, up.name_zh, up.name_vi), NULL
        FROM agreements_recordspecialty link
        JOIN agreements_specialty t ON t.id = link.specialty_id
        LEFT JOIN agreements_specialty up ON up.id = t.parent_id
        WHERE link.{kind}_id = ANY (ids) AND t.parent_id IS NOT NULL
    )
    SELECT named.record_id,
        array_agg(DISTINCT named.specialty_id) FILTER (WHERE named.specialty_id IS NOT NULL),
        jsonb_agg(named.item ORDER BY named.position, named.id)
            FILTER (WHERE named.item IS NOT NULL),
        string_agg(named.words, E'\n')
    FROM named GROUP BY named.record_id
$$;
