-- What the card of each record lists of its parties and stops, each with its city, and bodies in words
-- with their place; the city of the
-- first sender and of the first host whose region is known, parties before stops; the names as
-- printed, each on a line; and the cities that are partners through the record. A stop is one too,
-- unless it lies in the city of a party: talks with a province, held in its capital, are no
-- partnership with the capital.
CREATE OR REPLACE FUNCTION {kind}_parties(ids int[])
RETURNS TABLE (record_id int, parties jsonb, stops jsonb, sending_region int, host_region int,
    printed text, partner_ids int[])
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    WITH mention AS MATERIALIZED (
        SELECT * FROM {kind}_located(ids)
    ), shown AS (
        SELECT m.*, city.city_id, CASE WHEN m.how IN ('party', 'stop') THEN jsonb_build_object(
            't', CASE WHEN m.institution_id IS NULL THEN 'region' ELSE 'institution' END,
            'slug', coalesce(i.slug, r.slug),
            'name', coalesce(i.name, r.name),
            'name_zh', coalesce(i.name_zh, r.name_zh),
            'name_vi', coalesce(i.name_vi, r.name_vi),
            'role', m.role,
            'place', CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('slug', c.slug,
                'name', c.name, 'name_zh', c.name_zh, 'name_vi', c.name_vi) END)
            || coalesce(words.item || jsonb_build_object('slug', NULL, 'place',
                jsonb_build_object('slug', r.slug,
                    'name', r.name, 'name_zh', r.name_zh, 'name_vi', r.name_vi)), '{}')
            END AS item
        FROM mention m
        LEFT JOIN {kind}_described(ids) words ON words.how = m.how AND words.row_id = m.row_id
        LEFT JOIN cities_of(ARRAY(SELECT DISTINCT mention.seat_id FROM mention)) city
            ON city.region_id = m.seat_id
        LEFT JOIN agreements_institution i ON i.id = m.institution_id
        LEFT JOIN agreements_region r ON r.id = m.region_id
        LEFT JOIN agreements_region c ON c.id = city.city_id
    ), city AS (
        SELECT s.record_id, s.city_id, c.path, bool_or(s.how = 'party') AS is_party
        FROM shown s JOIN agreements_region c ON c.id = s.city_id
        WHERE s.how IN ('party', 'stop') AND c.kind <> 'grouping'
        GROUP BY s.record_id, s.city_id, c.path
    ), partner AS (
        SELECT one.record_id, array_agg(one.city_id ORDER BY one.city_id) AS ids
        FROM city one
        WHERE one.is_party OR NOT EXISTS (
            SELECT FROM city party
            WHERE party.record_id = one.record_id AND party.is_party
                AND starts_with(one.path, party.path))
        GROUP BY one.record_id
    )
    SELECT shown.record_id,
        jsonb_agg(item ORDER BY nth, row_id) FILTER (WHERE how = 'party'),
        jsonb_agg(item - 'role' ORDER BY nth, row_id) FILTER (WHERE how = 'stop'),
        (array_agg(city_id ORDER BY nth, row_id)
            FILTER (WHERE sends AND city_id IS NOT NULL))[1],
        (array_agg(city_id ORDER BY how = 'stop', nth, row_id)
            FILTER (WHERE hosts AND city_id IS NOT NULL))[1],
        string_agg(nullif(shown.printed, ''), E'\n'),
        partner.ids
    FROM shown LEFT JOIN partner ON partner.record_id = shown.record_id
    GROUP BY shown.record_id, partner.ids
$$;
