-- A place of any rank, or a grouping, with each of its partners; never what holds it, what lies in it
-- or what belongs to it. The columns are those of partnerships.sql, counted in the same way: only
-- the records and the pairs differ.
CREATE OR REPLACE FUNCTION partnerships_of(place int, only_itself boolean)
RETURNS TABLE (id bigint, first_id int, second_id int,
    agreement_count int, framework_count int, concluded_count int, programme_count int,
    delegation_count int, out_count int, in_count int,
    exchange_count int, sent_count int, received_count int, contact_count int,
    first_contact varchar, first_contact_day date, last_contact varchar, last_contact_day date)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    WITH record AS MATERIALIZED (
        SELECT row_number() OVER () AS key, * FROM published_records_of(place, only_itself)
    ), named AS MATERIALIZED (
        SELECT DISTINCT record.key, place.id, place.path, place.slug COLLATE "C" AS slug
        FROM record, jsonb_array_elements(record.parties) AS party
        JOIN agreements_region place
            ON place.slug = party->'place'->>'slug' AND place.kind <> 'grouping'
    ), pair AS MATERIALIZED (
        SELECT DISTINCT here.id AS first_id, named.id AS second_id
        FROM named JOIN agreements_region here ON here.id = place
        WHERE named.id <> ALL (path_ids(here.path))
            AND NOT EXISTS (
                SELECT FROM regions_above(ARRAY[named.id]) above WHERE above.above_id = place)
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
