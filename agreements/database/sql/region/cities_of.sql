-- The city that each region lies in or is: the nearest of prefecture or city level, which the four
-- municipalities under China's central government (GB/T 2260) and special regions also are. A
-- region above that level, such as a province, stands for itself.
CREATE OR REPLACE FUNCTION cities_of(ids int[]) RETURNS TABLE (region_id int, city_id int)
LANGUAGE sql STABLE AS $$
    SELECT named.id, coalesce((array_agg(a.id ORDER BY depth DESC) FILTER (
        WHERE a.kind IN ('prefecture', 'city', 'special_region')
            OR a.gbt_2260 IN ('110000', '120000', '310000', '500000')))[1], named.id)
    FROM unnest(ids) AS named (id)
    LEFT JOIN agreements_region r ON r.id = named.id
    LEFT JOIN LATERAL unnest(path_ids(r.path)) WITH ORDINALITY AS step (id, depth) ON true
    LEFT JOIN agreements_region a ON a.id = step.id
    GROUP BY named.id
$$;
