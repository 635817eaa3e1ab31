-- What there is between the pairs of regions in some sets (see pairs_of_sets), or between all that
-- published records name where sets is NULL: the rows of the table agreements_regionpair, counted
-- anew. Counted for a region is everything below it, as in the lists. A pair of which both regions
-- stand as partners in some record is a partnership. An end that is open or unknown is later than any
-- day.
-- A few pairs ask for their records by the indexes, many for all records once.
CREATE OR REPLACE FUNCTION pairs_between(sets text[])
RETURNS TABLE (id bigint, first_id int, second_id int,
    agreement_count int, framework_count int, concluded_count int, programme_count int,
    begun_programme_count int,
    delegation_count int, out_count int, in_count int,
    exchange_count int, sent_count int, received_count int, contact_count int,
    first_contact varchar, first_contact_day date, last_contact varchar, last_contact_day date,
    partner_count int, first_partner_count int, second_partner_count int)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    WITH wanted AS MATERIALIZED (
        SELECT DISTINCT p.first_id, p.second_id FROM pairs_of_sets(coalesce(sets, ARRAY(
            SELECT DISTINCT r.region_ids::text FROM published_records() r))) p
    ), is_few AS MATERIALIZED (
        SELECT count(*) <= 200 AS value FROM wanted
    ), met AS (
        SELECT wanted.first_id, wanted.second_id, r.*
        FROM is_few CROSS JOIN wanted CROSS JOIN LATERAL (
            SELECT * FROM published_records() r
            WHERE r.region_ids @> ARRAY[wanted.first_id, wanted.second_id]
        ) r
        WHERE is_few.value
        UNION ALL
        SELECT p.first_id, p.second_id, r.*
        FROM pairs_of_sets(CASE WHEN NOT (SELECT value FROM is_few) THEN ARRAY(
            SELECT DISTINCT r.region_ids::text FROM published_records() r) END) p
        JOIN wanted ON wanted.first_id = p.first_id AND wanted.second_id = p.second_id
        JOIN (
            SELECT * FROM published_records() WHERE NOT (SELECT value FROM is_few)
        ) r ON r.region_ids::text = p.set_text
    ), between_them AS (
        SELECT met.*,
            met.first_id = ANY (partners) AS is_first, met.second_id = ANY (partners) AS is_second,
            met.first_id = ANY (senders) AND met.second_id = ANY (hosts) AS is_out,
            met.second_id = ANY (senders) AND met.first_id = ANY (hosts) AS is_in,
            is_contact AND coalesce(day_from, day_to) IS NOT NULL AS is_dated
        FROM met
    )
    SELECT (first_id::bigint << 31) + second_id, first_id, second_id,
        count(*) FILTER (WHERE kind = 'agreement')::int,
        count(*) FILTER (WHERE is_framework AND is_contact)::int,
        count(*) FILTER (WHERE kind = 'agreement' AND is_contact)::int,
        count(*) FILTER (WHERE kind = 'programme')::int,
        count(*) FILTER (WHERE is_begun_programme)::int,
        count(*) FILTER (WHERE kind = 'delegation')::int,
        count(*) FILTER (WHERE kind = 'delegation' AND is_out)::int,
        count(*) FILTER (WHERE kind = 'delegation' AND is_in)::int,
        count(*) FILTER (WHERE kind = 'exchange')::int,
        count(*) FILTER (WHERE kind = 'exchange' AND is_out)::int,
        count(*) FILTER (WHERE kind = 'exchange' AND is_in)::int,
        count(*) FILTER (WHERE is_contact)::int,
        coalesce((array_agg(date ORDER BY coalesce(day_from, '0001-01-01'), date)
            FILTER (WHERE is_dated))[1], ''),
        min(coalesce(day_from, '0001-01-01')) FILTER (WHERE is_dated),
        coalesce((array_agg(date ORDER BY coalesce(day_to, '9999-12-31') DESC, date)
            FILTER (WHERE is_dated))[1], ''),
        max(coalesce(day_to, '9999-12-31')) FILTER (WHERE is_dated),
        count(*) FILTER (WHERE is_first AND is_second)::int,
        count(*) FILTER (WHERE is_first)::int,
        count(*) FILTER (WHERE is_second)::int
    FROM between_them
    GROUP BY first_id, second_id
$$;
