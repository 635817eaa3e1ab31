-- The end of a term: as stated, or else computed from its start and its length, as precise as the
-- start. A length in years or months ends on the day of the same number, or on the last day of a month
-- that has none; one in weeks or days needs a start with a day, one in months a start with a month.
-- Marks stay where they stand. Empty where a start without a year, a decade or a period gives no end.
-- It names nothing outside pg_catalog; see edtf_span.sql.
CREATE OR REPLACE FUNCTION end_of_term(stated text, start text, length int, unit text) RETURNS text
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
    m text[];       -- year, mark, month, mark, day, mark
    first_day date;
    last_day timestamp;
BEGIN
    IF stated <> '' OR length IS NULL THEN
        RETURN stated;
    END IF;
    m := regexp_match(
        start,
        '^([0-9]{4})([?~%]?)(?:-([0-9]{2}|XX)([?~%]?)(?:-([0-9]{2}|XX)([?~%]?))?)?$'
    );
    IF m IS NULL OR unit IN ('days', 'weeks') AND coalesce(m[5], 'XX') = 'XX'
        OR unit = 'months' AND length % 12 <> 0 AND coalesce(m[3], 'XX') = 'XX'
        OR unit NOT IN ('days', 'weeks', 'months', 'years')
    THEN
        RETURN '';
    END IF;
    first_day := make_date(m[1]::int, coalesce(nullif(m[3], 'XX'), '01')::int,
        coalesce(nullif(m[5], 'XX'), '01')::int);
    last_day := first_day + CASE unit
        WHEN 'days' THEN make_interval(days => length)
        WHEN 'weeks' THEN make_interval(weeks => length)
        WHEN 'months' THEN make_interval(months => length)
        ELSE make_interval(years => length) END;
    IF last_day > '9999-12-31' THEN
        RETURN '';
    END IF;
    RETURN concat(to_char(last_day, 'YYYY'), m[2],
        '-' || CASE m[3] WHEN 'XX' THEN m[3] ELSE to_char(last_day, 'MM') END || m[4],
        '-' || CASE m[5] WHEN 'XX' THEN m[5] ELSE to_char(last_day, 'DD') END || m[6]);
END
$$;
