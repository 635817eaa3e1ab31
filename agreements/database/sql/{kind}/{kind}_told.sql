-- The last day on which a source that supports a record was published, or else retrieved, NULL where
-- that is not known of one of them; and all these sources. Those that support only a link to another
-- agreement, which may not be public, are not among them.
CREATE OR REPLACE FUNCTION {kind}_told(ids int[])
RETURNS TABLE (record_id int, day date, source_ids int[])
LANGUAGE sql STABLE AS $$
    SELECT e.{kind}_id, CASE WHEN bool_and(coalesce(s.published_to, s.retrieved_on) IS NOT NULL)
        THEN max(coalesce(s.published_to, s.retrieved_on)) END,
        array_agg(DISTINCT e.source_id) FILTER (WHERE e.agreement_link_id IS NULL)
    FROM agreements_evidence e JOIN agreements_source s ON s.id = e.source_id
    WHERE e.{kind}_id = ANY (ids)
    GROUP BY e.{kind}_id
$$;
