-- Regions that cooperate, with what there is between them, computed live from the derived columns of
-- the records. Nothing is stored: the view agreements_partnership may become a table that triggers
-- keep, and nobody who reads it would notice.
-- Without a region: each two regions once, in the order of their address names, neither in the
-- other. With a region of any rank, or a grouping: it with each of its partners, never what holds it,
-- what lies in it or what belongs to it.
-- Which regions stand as partners is decided by the place that a card gives each party: the nearest
-- of city level, or the place itself above that. A stop is a partner as well, unless it lies in the
-- place of a party: talks with a province, held in its capital, are no partnership with the capital.
-- What is counted for partners includes everything below them, as in the lists. An end that is open
-- or unknown is later than any day.
CREATE OR REPLACE FUNCTION partnerships_of(place int, only_itself boolean)
RETURNS TABLE (id bigint, first_id int, second_id int,
    agreement_count int, framework_count int, concluded_count int, programme_count int,
    delegation_count int, out_count int, in_count int,
    exchange_count int, sent_count int, received_count int, contact_count int,
    first_contact varchar, first_contact_day date, last_contact varchar, last_contact_day date)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    WITH record AS MATERIALIZED (
        SELECT row_number() OVER () AS key, found.* FROM (
            SELECT * FROM published_records() WHERE place IS NULL
            UNION ALL
            SELECT * FROM published_records_of(place, only_itself) WHERE place IS NOT NULL
        ) found
    ), named AS MATERIALIZED (
        -- Only a party has a role; a stop has none.
        SELECT record.key, region.id, region.path, region.slug COLLATE "C" AS slug,
            bool_or(party ? 'role') AS is_party
        FROM record, jsonb_array_elements(record.parties) AS party
        JOIN agreements_region region
            ON region.slug = party->'place'->>'slug' AND region.kind <> 'grouping'
        GROUP BY record.key, region.id, region.path, region.slug
    ), partner AS MATERIALIZED (
        SELECT * FROM named WHERE is_party OR NOT EXISTS (
            SELECT FROM named host
            WHERE host.key = named.key AND host.is_party AND starts_with(named.path, host.path))
    ), pair AS MATERIALIZED (
        SELECT DISTINCT one.id AS first_id, other.id AS second_id
        FROM partner one JOIN partner other ON other.key = one.key AND one.slug < other.slug
        WHERE place IS NULL
            AND NOT starts_with(one.path, other.path) AND NOT starts_with(other.path, one.path)
        UNION ALL
        SELECT DISTINCT here.id, partner.id
        FROM partner JOIN agreements_region here ON here.id = place
        WHERE partner.id <> ALL (path_ids(here.path))
            AND NOT EXISTS (
                SELECT FROM regions_above(ARRAY[partner.id]) above WHERE above.above_id = place)
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
