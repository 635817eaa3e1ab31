-- The query for a typed text; one that finds nothing where the text has neither word nor character.
CREATE OR REPLACE FUNCTION search_query(t text) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN (
    WITH term (n, is_absent, is_phrase, plain) AS (
        -- Quotation marks that are not closed reach to the end.
        SELECT n, coalesce(m[1], m[3]) = '-', m[4] IS NULL,
            lower(translate(
                regexp_replace(normalize(coalesce(m[2], m[4]), NFKD), '[\u0300-\u036f]+', '', 'g'),
                'ĐđØøŁł', 'ddooll'))
        FROM regexp_matches(regexp_replace(t, '[“”„]', '"', 'g'),
            '(-?)"([^"]*)"?|(-?)([^\s"]+)', 'g') WITH ORDINALITY AS match (m, n)
    ), coded AS (
        -- One or two letters and a number, as in A-0001 or CN-63; or numbers with dots or commas
        -- between them, as in 03.04, L03.01, 2018.07 and 1,500.
        SELECT term.*, plain ~ '^([a-z]{1,2}-?[0-9]+|[a-z]?[0-9]+([.,][0-9]*)+)$' AS is_code
        FROM term
    ), word (n, is_phrase, is_code, word, place, spot) AS (
        SELECT n, is_phrase, is_code, token.lexeme, place, row_number() OVER (ORDER BY n, place)
        FROM coded, to_tsvector('simple', regexp_replace(
                plain,
                '[\u0001-\u002f:-@[-`{-\u00bf\u2000-\u2bff\u2e80-\u9fff\uf900-\uffff\U00020000-\U0003ffff]+',
                ' ', 'g')) v,
            unnest(v) token, unnest(token.positions) place
    ), syllable (spot, word) AS (
        -- As many letters as a syllable of pinyin has at most.
        SELECT spot, word FROM word JOIN term USING (n)
        WHERE NOT is_absent AND NOT term.is_phrase AND NOT is_code AND word ~ '^[a-z]{1,6}$'
    ), syllables (spot, size, word, present) AS (
        -- Runs of two to four as one word: where it begins, how many it has, whether all are there.
        SELECT spot, 2, string_agg(word, '') OVER run, count(*) OVER run FROM syllable
        WINDOW run AS (ORDER BY spot RANGE BETWEEN CURRENT ROW AND 1 FOLLOWING)
        UNION ALL
        SELECT spot, 3, string_agg(word, '') OVER run, count(*) OVER run FROM syllable
        WINDOW run AS (ORDER BY spot RANGE BETWEEN CURRENT ROW AND 2 FOLLOWING)
        UNION ALL
        SELECT spot, 4, string_agg(word, '') OVER run, count(*) OVER run FROM syllable
        WINDOW run AS (ORDER BY spot RANGE BETWEEN CURRENT ROW AND 3 FOLLOWING)
    ), one_word (spot, words) AS (
        SELECT spot + further, string_agg(quote_literal(word), ' | ')
        FROM syllables, generate_series(0, size - 1) further
        WHERE present = size GROUP BY spot + further
    ), run (n, run) AS (
        SELECT n, run FROM term,
            string_to_table(regexp_replace(
                plain, '[^\u3005\u3007\u3400-\u9fff\U00020000-\U0003ffff]+', ' ', 'g'), ' ') run
        WHERE run <> ''
    ), part (n, part) AS (
        SELECT n, string_agg(quote_literal(word), ' <-> ' ORDER BY place)
        FROM word WHERE is_phrase AND NOT is_code GROUP BY n
        UNION ALL
        SELECT n, '(' || string_agg(DISTINCT
            '''' || regexp_replace(btrim(written, '.,'), '[^a-z0-9]+', ''' <-> ''', 'g')
            || CASE WHEN is_phrase THEN '''' ELSE ''':*' END, ' | ') || ')'
        FROM coded, LATERAL (
            -- How a code may stand in a text: as it is typed, its letters apart, in one piece where
            -- no dot parts it, and without the A of the catalogue of departments.
            VALUES (plain), (regexp_replace(plain, '([a-z])([0-9])', '\1 \2')),
                (CASE WHEN plain ~ '[.,]' THEN plain ELSE replace(plain, '-', '') END),
                (regexp_replace(plain, '^a([0-9]+[.])', '\1'))
        ) AS form (written) WHERE is_code GROUP BY n
        UNION ALL
        SELECT n, '(' || concat_ws(' | ', quote_literal(word) || ':*',
            quote_literal(nullif((ts_lexize('english_stem', word))[1], word)), words) || ')'
        FROM word LEFT JOIN one_word USING (spot) WHERE NOT is_phrase AND NOT is_code
        UNION ALL
        SELECT n, quote_literal(run) || ':*' FROM run WHERE length(run) = 1
        UNION ALL
        SELECT n, '(' || (
            SELECT string_agg(quote_literal(substr(run, i, 2)), ' <-> ' ORDER BY i)
            FROM generate_series(1, length(run) - 1) i) || ')'
        FROM run WHERE length(run) > 1
    ), condition (condition) AS (
        SELECT CASE WHEN is_absent THEN '!' ELSE '' END || '(' || string_agg(part, ' & ') || ')'
        FROM part JOIN term USING (n) GROUP BY n, is_absent
    )
    SELECT coalesce(string_agg(condition, ' & '), '')::tsquery FROM condition);
