-- The latest day on which a thing may have been, of those that its date allows: what a source tells of
-- as past cannot lie after the day on which it was published or retrieved (`told`).
CREATE OR REPLACE FUNCTION latest_day(earliest date, latest date, told date) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN told IS NULL THEN latest ELSE least(latest, greatest(told, earliest)) END;
