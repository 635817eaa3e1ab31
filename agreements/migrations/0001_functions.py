"""The functions that generated columns call; they come before every table."""

import django_migrate_sql.operations
from django.db import migrations


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        django_migrate_sql.operations.CreateSQL(
            name="edtf_span",
            sql=(
                "CREATE OR REPLACE FUNCTION edtf_span(value text) RETURNS date[]\n"
                "LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$\n"
                "DECLARE\n"
                "    ends text[] := string_to_array(value, '/');\n"
                "    bounds date[] := ARRAY[NULL, NULL]::date[];\n"
                "    part text;\n"
                "    m text[];       -- year, mark, month, mark, day, mark\n"
                "    first_year int;\n"
                "    last_year int;\n"
                "    month int;      -- NULL where the text gives none\n"
                "    day int;\n"
                "    days int;\n"
                "    earliest date;\n"
                "    latest date;\n"
                "BEGIN\n"
                "    IF value = '' THEN\n"
                "        RETURN bounds;\n"
                "    END IF;\n"
                "    IF length(value) > 64 OR cardinality(ends) > 2 OR value IN ('/', '../', '/..', '../..') THEN\n"
                "        RAISE invalid_datetime_format\n"
                "            USING MESSAGE = format('not an EDTF date: %L', left(value, 64));\n"
                "    END IF;\n"
                "    FOR i IN 1 .. cardinality(ends) LOOP\n"
                "        part := ends[i];\n"
                "        CONTINUE WHEN cardinality(ends) = 2 AND part IN ('', '..');\n"
                "        m := regexp_match(\n"
                "            part,\n"
                "            '^([0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)([?~%]?)'\n"
                "            '(?:-([0-9]{2}|XX)([?~%]?)(?:-([0-9]{2}|XX)([?~%]?))?)?$'\n"
                "        );\n"
                "        IF m IS NULL\n"
                "            OR length(concat(m[2], m[4], m[6])) > 1\n"
                "            OR (m[1] = 'XXXX' AND (m[2] <> '' OR m[3] IS NULL OR m[3] = 'XX'))\n"
                "            OR (m[3] = 'XX' AND m[5] <> 'XX')\n"
                "        THEN\n"
                "            RAISE invalid_datetime_format USING MESSAGE = format('not an EDTF date: %L', value);\n"
                "        END IF;\n"
                "        first_year := CASE m[1] WHEN 'XXXX' THEN 2000 ELSE replace(m[1], 'X', '0')::int END;\n"
                "        last_year := CASE m[1] WHEN 'XXXX' THEN 2000 ELSE replace(m[1], 'X', '9')::int END;\n"
                "        month := nullif(m[3], 'XX')::int;\n"
                "        day := nullif(m[5], 'XX')::int;\n"
                "        IF first_year < 1 OR month NOT BETWEEN 1 AND 12 THEN\n"
                "            RAISE invalid_datetime_format USING MESSAGE = format('not an EDTF date: %L', value);\n"
                "        END IF;\n"
                "        IF day IS NULL THEN\n"
                "            earliest := make_date(first_year, coalesce(month, 1), 1);\n"
                "            latest := make_date(last_year, coalesce(month, 12), 1) + interval '1 month - 1 day';\n"
                "        ELSE\n"
                "            IF month = 2 AND day = 29 THEN\n"
                "                -- 29 February narrows a decade or century to its leap years.\n"
                "                SELECT min(y), max(y) INTO first_year, last_year\n"
                "                FROM generate_series(first_year, last_year) AS y\n"
                "                WHERE (y % 4 = 0 AND y % 100 <> 0) OR y % 400 = 0;\n"
                "            END IF;\n"
                "            days := extract(\n"
                "                day FROM make_date(first_year, month, 1) + interval '1 month - 1 day'\n"
                "            );\n"
                "            IF first_year IS NULL OR day NOT BETWEEN 1 AND days THEN\n"
                "                RAISE invalid_datetime_format USING MESSAGE = format('not an EDTF date: %L', value);\n"
                "            END IF;\n"
                "            earliest := make_date(first_year, month, day);\n"
                "            latest := make_date(last_year, month, day);\n"
                "        END IF;\n"
                "        IF m[1] <> 'XXXX' THEN\n"
                "            IF i = 1 THEN\n"
                "                bounds[1] := earliest;\n"
                "            END IF;\n"
                "            IF i = cardinality(ends) THEN\n"
                "                bounds[2] := latest;\n"
                "            END IF;\n"
                "        END IF;\n"
                "    END LOOP;\n"
                "    IF bounds[1] > bounds[2] THEN\n"
                "        RAISE invalid_datetime_format USING MESSAGE = format('ends before it begins: %L', value);\n"
                "    END IF;\n"
                "    RETURN bounds;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION edtf_span;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="edtf_from",
            sql=(
                "CREATE OR REPLACE FUNCTION edtf_from(value text) RETURNS date\n"
                "LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN (edtf_span(value))[1];"
            ),
            reverse_sql="DROP FUNCTION edtf_from;",
            dependencies=[("agreements", "edtf_span")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="edtf_to",
            sql=(
                "CREATE OR REPLACE FUNCTION edtf_to(value text) RETURNS date\n"
                "LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN (edtf_span(value))[2];"
            ),
            reverse_sql="DROP FUNCTION edtf_to;",
            dependencies=[("agreements", "edtf_span")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="search_tokens",
            sql=(
                "CREATE OR REPLACE FUNCTION search_tokens(t text) RETURNS tsvector\n"
                "LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$\n"
                "DECLARE\n"
                "    plain text := lower(translate(\n"
                "        regexp_replace(normalize(t, NFKD), '[\\u0300-\\u036f]+', '', 'g'), 'ĐđØøŁł', 'ddooll'));\n"
                "    words text := regexp_replace(\n"
                "        plain,\n"
                "        '[\\u0001-\\u002f:-@[-`{-\\u00bf\\u2000-\\u2bff\\u2e80-\\u9fff\\uf900-\\uffff\\U00020000-\\U0003ffff]+',\n"
                "        ' ', 'g');\n"
                "    -- Stems have no positions, lest a stem stand next to a word of which it is not the neighbour.\n"
                "    tokens tsvector := to_tsvector('simple', words) || strip(to_tsvector('english', words));\n"
                "BEGIN\n"
                "    IF plain ~ '[\\u3005\\u3007\\u3400-\\u9fff\\U00020000-\\U0003ffff]' THEN\n"
                '        -- Each character twice, abc as "a ab bc c": all pairs in their order, and the ends alone,\n'
                "        -- where runs part and where a single character is found.\n"
                "        tokens := to_tsvector('simple', regexp_replace(\n"
                "            regexp_replace(\n"
                "                plain, '[^\\u3005\\u3007\\u3400-\\u9fff\\U00020000-\\U0003ffff]+', ' ', 'g'),\n"
                "            '([^ ])', '\\1 \\1', 'g')) || tokens;\n"
                "    END IF;\n"
                "    RETURN tokens;\n"
                "END\n"
                "$$;"
            ),
            reverse_sql="DROP FUNCTION search_tokens;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="search_vector",
            sql=(
                "CREATE OR REPLACE FUNCTION search_vector(head text, body text) RETURNS tsvector\n"
                "LANGUAGE sql IMMUTABLE PARALLEL SAFE\n"
                "RETURN setweight(search_tokens(head), 'A') || search_tokens(body);"
            ),
            reverse_sql="DROP FUNCTION search_vector;",
            dependencies=[("agreements", "search_tokens")],
        ),
        django_migrate_sql.operations.CreateSQL(
            name="search_texts",
            sql=(
                "CREATE OR REPLACE FUNCTION search_texts(texts jsonb) RETURNS text\n"
                "LANGUAGE sql IMMUTABLE PARALLEL SAFE\n"
                "RETURN (\n"
                "    SELECT left(string_agg(said #>> '{}', E'\\n' ORDER BY n), 100000)\n"
                "    FROM jsonb_path_query(texts, '$[*].text.*') WITH ORDINALITY AS one (said, n)\n"
                ");"
            ),
            reverse_sql="DROP FUNCTION search_texts;",
        ),
        django_migrate_sql.operations.CreateSQL(
            name="search_query",
            sql=(
                "CREATE OR REPLACE FUNCTION search_query(t text) RETURNS tsquery\n"
                "LANGUAGE sql IMMUTABLE PARALLEL SAFE\n"
                "RETURN (\n"
                "    WITH term (n, is_absent, is_phrase, plain) AS (\n"
                "        -- Quotation marks that are not closed reach to the end.\n"
                "        SELECT n, coalesce(m[1], m[3]) = '-', m[4] IS NULL,\n"
                "            lower(translate(\n"
                "                regexp_replace(normalize(coalesce(m[2], m[4]), NFKD), '[\\u0300-\\u036f]+', '', 'g'),\n"
                "                'ĐđØøŁł', 'ddooll'))\n"
                "        FROM regexp_matches(regexp_replace(t, '[“”„]', '\"', 'g'),\n"
                "            '(-?)\"([^\"]*)\"?|(-?)([^\\s\"]+)', 'g') WITH ORDINALITY AS match (m, n)\n"
                "    ), coded AS (\n"
                "        -- One or two letters and a number, as in A-0001 or CN-63; or numbers with dots or commas\n"
                "        -- between them, as in 03.04, L03.01, 2018.07 and 1,500.\n"
                "        SELECT term.*, plain ~ '^([a-z]{1,2}-?[0-9]+|[a-z]?[0-9]+([.,][0-9]*)+)$' AS is_code\n"
                "        FROM term\n"
                "    ), word (n, is_phrase, is_code, word, place, spot) AS (\n"
                "        SELECT n, is_phrase, is_code, token.lexeme, place, row_number() OVER (ORDER BY n, place)\n"
                "        FROM coded, to_tsvector('simple', regexp_replace(\n"
                "                plain,\n"
                "                '[\\u0001-\\u002f:-@[-`{-\\u00bf\\u2000-\\u2bff\\u2e80-\\u9fff\\uf900-\\uffff\\U00020000-\\U0003ffff]+',\n"
                "                ' ', 'g')) v,\n"
                "            unnest(v) token, unnest(token.positions) place\n"
                "    ), syllable (spot, word) AS (\n"
                "        -- As many letters as a syllable of pinyin has at most.\n"
                "        SELECT spot, word FROM word JOIN term USING (n)\n"
                "        WHERE NOT is_absent AND NOT term.is_phrase AND NOT is_code AND word ~ '^[a-z]{1,6}$'\n"
                "    ), syllables (spot, size, word, present) AS (\n"
                "        -- Runs of two to four as one word: where it begins, how many it has, whether all are there.\n"
                "        SELECT spot, 2, string_agg(word, '') OVER run, count(*) OVER run FROM syllable\n"
                "        WINDOW run AS (ORDER BY spot RANGE BETWEEN CURRENT ROW AND 1 FOLLOWING)\n"
                "        UNION ALL\n"
                "        SELECT spot, 3, string_agg(word, '') OVER run, count(*) OVER run FROM syllable\n"
                "        WINDOW run AS (ORDER BY spot RANGE BETWEEN CURRENT ROW AND 2 FOLLOWING)\n"
                "        UNION ALL\n"
                "        SELECT spot, 4, string_agg(word, '') OVER run, count(*) OVER run FROM syllable\n"
                "        WINDOW run AS (ORDER BY spot RANGE BETWEEN CURRENT ROW AND 3 FOLLOWING)\n"
                "    ), one_word (spot, words) AS (\n"
                "        SELECT spot + further, string_agg(quote_literal(word), ' | ')\n"
                "        FROM syllables, generate_series(0, size - 1) further\n"
                "        WHERE present = size GROUP BY spot + further\n"
                "    ), run (n, run) AS (\n"
                "        SELECT n, run FROM term,\n"
                "            string_to_table(regexp_replace(\n"
                "                plain, '[^\\u3005\\u3007\\u3400-\\u9fff\\U00020000-\\U0003ffff]+', ' ', 'g'), ' ') run\n"
                "        WHERE run <> ''\n"
                "    ), part (n, part) AS (\n"
                "        SELECT n, string_agg(quote_literal(word), ' <-> ' ORDER BY place)\n"
                "        FROM word WHERE is_phrase AND NOT is_code GROUP BY n\n"
                "        UNION ALL\n"
                "        SELECT n, '(' || string_agg(DISTINCT\n"
                "            '''' || regexp_replace(btrim(written, '.,'), '[^a-z0-9]+', ''' <-> ''', 'g')\n"
                "            || CASE WHEN is_phrase THEN '''' ELSE ''':*' END, ' | ') || ')'\n"
                "        FROM coded, LATERAL (\n"
                "            -- How a code may stand in a text: as it is typed, its letters apart, in one piece where\n"
                "            -- no dot parts it, and without the A of the catalogue of departments.\n"
                "            VALUES (plain), (regexp_replace(plain, '([a-z])([0-9])', '\\1 \\2')),\n"
                "                (CASE WHEN plain ~ '[.,]' THEN plain ELSE replace(plain, '-', '') END),\n"
                "                (regexp_replace(plain, '^a([0-9]+[.])', '\\1'))\n"
                "        ) AS form (written) WHERE is_code GROUP BY n\n"
                "        UNION ALL\n"
                "        SELECT n, '(' || concat_ws(' | ', quote_literal(word) || ':*',\n"
                "            quote_literal(nullif((ts_lexize('english_stem', word))[1], word)), words) || ')'\n"
                "        FROM word LEFT JOIN one_word USING (spot) WHERE NOT is_phrase AND NOT is_code\n"
                "        UNION ALL\n"
                "        SELECT n, quote_literal(run) || ':*' FROM run WHERE length(run) = 1\n"
                "        UNION ALL\n"
                "        SELECT n, '(' || (\n"
                "            SELECT string_agg(quote_literal(substr(run, i, 2)), ' <-> ' ORDER BY i)\n"
                "            FROM generate_series(1, length(run) - 1) i) || ')'\n"
                "        FROM run WHERE length(run) > 1\n"
                "    ), condition (condition) AS (\n"
                "        SELECT CASE WHEN is_absent THEN '!' ELSE '' END || '(' || string_agg(part, ' & ') || ')'\n"
                "        FROM part JOIN term USING (n) GROUP BY n, is_absent\n"
                "    )\n"
                "    SELECT coalesce(string_agg(condition, ' & '), '')::tsquery FROM condition);"
            ),
            reverse_sql="DROP FUNCTION search_query;",
        ),
    ]
