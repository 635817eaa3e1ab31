-- The tokens of a text in any script: words without case and diacritics, their English stems, and
-- overlapping pairs of Chinese characters (agreements/text/search.py says what they find). What
-- stands between words is spelled out, since what counts as a letter depends on the locale of the
-- database. Marks go before case does, so that it works under the C locale too.
CREATE OR REPLACE FUNCTION search_tokens(t text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    plain text := lower(translate(
        regexp_replace(normalize(t, NFKD), '[\u0300-\u036f]+', '', 'g'), 'ĐđØøŁł', 'ddooll'));
    words text := regexp_replace(
        plain,
        '[\u0001-\u002f:-@[-`{-\u00bf\u2000-\u2bff\u2e80-\u9fff\uf900-\uffff\U00020000-\U0003ffff]+',
        ' ', 'g');
    -- Stems have no positions, lest a stem stand next to a word of which it is not the neighbour.
    tokens tsvector := to_tsvector('simple', words) || strip(to_tsvector('english', words));
BEGIN
    IF plain ~ '[\u3005\u3007\u3400-\u9fff\U00020000-\U0003ffff]' THEN
        -- Each character twice, abc as "a ab bc c": all pairs in their order, and the ends alone,
        -- where runs part and where a single character is found.
        tokens := to_tsvector('simple', regexp_replace(
            regexp_replace(
                plain, '[^\u3005\u3007\u3400-\u9fff\U00020000-\U0003ffff]+', ' ', 'g'),
            '([^ ])', '\1 \1', 'g')) || tokens;
    END IF;
    RETURN tokens;
END
$$;
