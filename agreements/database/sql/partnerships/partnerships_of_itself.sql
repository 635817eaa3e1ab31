-- A region with each of its partners, as partnerships_of(), counted live from the records in which the
-- region itself takes part or an institution seated in it.
CREATE OR REPLACE FUNCTION partnerships_of_itself(place int)
RETURNS TABLE (id bigint, first_id int, second_id int,
    agreement_count int, framework_count int, concluded_count int, programme_count int,
    begun_programme_count int,
    delegation_count int, out_count int, in_count int,
    exchange_count int, sent_count int, received_count int, contact_count int,
    first_contact varchar, first_contact_day date, last_contact varchar, last_contact_day date)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    WITH record AS MATERIALIZED (
        SELECT * FROM published_records_of_itself(place)
    ), partner AS MATERIALIZED (
        SELECT DISTINCT named.id
        FROM record CROSS JOIN LATERAL unnest(record.partners) AS named (id)
        JOIN agreements_region here ON here.id = place
        WHERE named.id <> ALL (path_ids(here.path))
            AND NOT EXISTS (
                SELECT FROM regions_above(ARRAY[named.id]) above WHERE above.above_id = place)
    ), between_them AS (
        SELECT partner.id AS partner_id, record.*,
            place = ANY (senders) AND partner.id = ANY (hosts) AS is_out,
            partner.id = ANY (senders) AND place = ANY (hosts) AS is_in,
            is_contact AND coalesce(day_from, day_to) IS NOT NULL AS is_dated
        FROM partner JOIN record ON record.region_ids @> ARRAY[partner.id]
    )
    SELECT (place::bigint << 31) + partner_id, place, partner_id,
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
        max(coalesce(day_to, '9999-12-31')) FILTER (WHERE is_dated)
    FROM between_them GROUP BY partner_id
$$;
