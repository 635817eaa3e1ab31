-- Pairs of places that cooperate, computed live from the derived columns of their records: each two
-- places once, in the order of their address names, neither in the other. Nothing is stored: the
-- view agreements_partnership may become a table that triggers keep, and nobody who reads it would
-- notice.
-- Which places stand as partners is decided by the place that a card gives each party: the nearest
-- of city level, or the place itself above that. What is counted for them includes everything below
-- them, as in the lists. An end that is open or unknown is later than any day.
CREATE OR REPLACE FUNCTION partnerships() RETURNS TABLE (id bigint, first_id int, second_id int,
    agreement_count int, framework_count int, concluded_count int, programme_count int,
    delegation_count int, out_count int, in_count int,
    exchange_count int, sent_count int, received_count int, contact_count int,
    first_contact varchar, first_contact_day date, last_contact varchar, last_contact_day date)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    WITH record AS MATERIALIZED (
        SELECT row_number() OVER () AS key, * FROM published_records()
    ), named AS MATERIALIZED (
        SELECT DISTINCT record.key, place.id, place.path, place.slug COLLATE "C" AS slug
        FROM record, jsonb_array_elements(record.parties) AS party
        JOIN agreements_region place
            ON place.slug = party->'place'->>'slug' AND place.kind <> 'grouping'
    ), pair AS MATERIALIZED (
        SELECT DISTINCT one.id AS first_id, other.id AS second_id
        FROM named one JOIN named other ON other.key = one.key AND one.slug < other.slug
        WHERE NOT starts_with(one.path, other.path) AND NOT starts_with(other.path, one.path)
    ), end_of_pair AS MATERIALIZED (
        SELECT first_id AS id FROM pair UNION SELECT second_id FROM pair
    ), reach AS MATERIALIZED (
        SELECT record.key, end_of_pair.id
        FROM record, unnest(record.region_ids) AS above_id
        JOIN end_of_pair ON end_of_pair.id = above_id
    ), met AS MATERIALIZED (
        -- By record first: by place, each pair would meet all records of both.
        SELECT key, one.id AS one_id, other.id AS other_id
        FROM reach one JOIN reach other USING (key) WHERE one.id <> other.id
    ), between_them AS (
        SELECT pair.first_id, pair.second_id, record.*,
            pair.first_id = ANY (senders) AND pair.second_id = ANY (hosts) AS is_out,
            pair.second_id = ANY (senders) AND pair.first_id = ANY (hosts) AS is_in,
            is_contact AND coalesce(day_from, day_to) IS NOT NULL AS is_dated
        FROM met
        JOIN pair ON pair.first_id = met.one_id AND pair.second_id = met.other_id
        JOIN record ON record.key = met.key
    )
    SELECT (first_id::bigint << 31) + second_id, first_id, second_id,
        count(*) FILTER (WHERE kind = 'agreement')::int,
        count(*) FILTER (WHERE is_framework AND is_contact)::int,
        count(*) FILTER (WHERE kind = 'agreement' AND is_contact)::int,
        count(*) FILTER (WHERE kind = 'programme')::int,
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
        max(coalesce(day_to, '9999-12-31')) FILTER (WHERE is_dated)
    FROM between_them GROUP BY first_id, second_id
$$;
