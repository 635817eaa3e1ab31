-- The first and last day of an uncertain date, as agreements/dates/value.py computes them, so that
-- no way of writing (save, bulk, COPY, SQL by hand) can leave `_from` and `_to` behind the text, or
-- store a text that is not a date. A test compares the two on thousands of dates. An empty text
-- gives NULLs; anything that `UncertainDate.parse` refuses raises invalid_datetime_format (22007).
-- It names nothing outside pg_catalog, and edtf_from and edtf_to are bound to it when they are made
-- (RETURN, PostgreSQL 14): a restored dump computes the columns with an empty search_path.
CREATE OR REPLACE FUNCTION edtf_span(value text) RETURNS date[]
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    ends text[] := string_to_array(value, '/');
    bounds date[] := ARRAY[NULL, NULL]::date[];
    part text;
    m text[];       -- year, mark, month, mark, day, mark
    first_year int;
    last_year int;
    month int;      -- NULL where the text gives none
    day int;
    days int;
    earliest date;
    latest date;
BEGIN
    IF value = '' THEN
        RETURN bounds;
    END IF;
    IF length(value) > 64 OR cardinality(ends) > 2 OR value IN ('/', '../', '/..', '../..') THEN
        RAISE invalid_datetime_format
            USING MESSAGE = format('not an EDTF date: %L', left(value, 64));
    END IF;
    FOR i IN 1 .. cardinality(ends) LOOP
        part := ends[i];
        CONTINUE WHEN cardinality(ends) = 2 AND part IN ('', '..');
        m := regexp_match(
            part,
            '^([0-9]{4}|[0-9]{3}X|[0-9]{2}XX|XXXX)([?~%]?)'
            '(?:-([0-9]{2}|XX)([?~%]?)(?:-([0-9]{2}|XX)([?~%]?))?)?$'
        );
        IF m IS NULL
            OR length(concat(m[2], m[4], m[6])) > 1
            OR (m[1] = 'XXXX' AND (m[2] <> '' OR m[3] IS NULL OR m[3] = 'XX'))
            OR (m[3] = 'XX' AND m[5] <> 'XX')
        THEN
            RAISE invalid_datetime_format USING MESSAGE = format('not an EDTF date: %L', value);
        END IF;
        first_year := CASE m[1] WHEN 'XXXX' THEN 2000 ELSE replace(m[1], 'X', '0')::int END;
        last_year := CASE m[1] WHEN 'XXXX' THEN 2000 ELSE replace(m[1], 'X', '9')::int END;
        month := nullif(m[3], 'XX')::int;
        day := nullif(m[5], 'XX')::int;
        IF first_year < 1 OR month NOT BETWEEN 1 AND 12 THEN
            RAISE invalid_datetime_format USING MESSAGE = format('not an EDTF date: %L', value);
        END IF;
        IF day IS NULL THEN
            earliest := make_date(first_year, coalesce(month, 1), 1);
            latest := make_date(last_year, coalesce(month, 12), 1) + interval '1 month - 1 day';
        ELSE
            IF month = 2 AND day = 29 THEN
                -- 29 February narrows a decade or century to its leap years.
                SELECT min(y), max(y) INTO first_year, last_year
                FROM generate_series(first_year, last_year) AS y
                WHERE (y % 4 = 0 AND y % 100 <> 0) OR y % 400 = 0;
            END IF;
            days := extract(
                day FROM make_date(first_year, month, 1) + interval '1 month - 1 day'
            );
            IF first_year IS NULL OR day NOT BETWEEN 1 AND days THEN
                RAISE invalid_datetime_format USING MESSAGE = format('not an EDTF date: %L', value);
            END IF;
            earliest := make_date(first_year, month, day);
            latest := make_date(last_year, month, day);
        END IF;
        IF m[1] <> 'XXXX' THEN
            IF i = 1 THEN
                bounds[1] := earliest;
            END IF;
            IF i = cardinality(ends) THEN
                bounds[2] := latest;
            END IF;
        END IF;
    END LOOP;
    IF bounds[1] > bounds[2] THEN
        RAISE invalid_datetime_format USING MESSAGE = format('ends before it begins: %L', value);
    END IF;
    RETURN bounds;
END
$$;
