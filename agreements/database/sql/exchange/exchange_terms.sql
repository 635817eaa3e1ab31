-- The specialties of some records: their names, each on a line, and how the card lists them. Above a
-- specialty stands the one that holds it, which the card does not list.
CREATE OR REPLACE FUNCTION exchange_terms(ids int[])
RETURNS TABLE (record_id int, term_id int, words text, rank bigint, item jsonb)
LANGUAGE sql STABLE AS $$
    SELECT link.exchange_id, link.specialty_id,
        concat_ws(E'\n', t.name, t.name_zh, t.name_vi, link.label),
        row_number() OVER (ORDER BY link.position, link.id),
        jsonb_build_object('code', t.code, 'label', link.label, 'stage', link.stage,
            'participants', link.participants,
            'name', coalesce(t.name, ''), 'name_zh', coalesce(t.name_zh, ''),
            'name_vi', coalesce(t.name_vi, ''))
    FROM agreements_exchangespecialty link
    LEFT JOIN agreements_specialty t ON t.id = link.specialty_id
    WHERE link.exchange_id = ANY (ids)
    UNION ALL
    SELECT link.exchange_id, t.parent_id,
        concat_ws(E'\n', up.name, up.name_zh, up.name_vi), NULL, NULL
    FROM agreements_exchangespecialty link
    JOIN agreements_specialty t ON t.id = link.specialty_id
    LEFT JOIN agreements_specialty up ON up.id = t.parent_id
    WHERE link.exchange_id = ANY (ids) AND t.parent_id IS NOT NULL
$$;
