-- All names under which one finds a record, each once, on lines of their own: those of regions and
-- institutions with their other names, and further words.
CREATE OR REPLACE FUNCTION joined_names(region_ids int[], institution_ids int[], words text[])
RETURNS TABLE (names text)
LANGUAGE sql STABLE AS $$
    SELECT string_agg(DISTINCT word COLLATE "C", E'\n') FROM (
        SELECT unnest(words)
        UNION ALL
        SELECT unnest(ARRAY[t.name, t.name_zh, t.name_vi] || string_to_array(t.alias_text, E'\n'))
        FROM agreements_region t WHERE t.id = ANY (region_ids)
        UNION ALL
        SELECT unnest(ARRAY[t.name, t.name_zh, t.name_vi] || string_to_array(t.alias_text, E'\n'))
        FROM agreements_institution t WHERE t.id = ANY (institution_ids)
    ) AS found (word) WHERE word <> ''
$$;
