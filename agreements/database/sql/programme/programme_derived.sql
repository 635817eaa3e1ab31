-- The derived columns of some records: the only definition of them, which triggers and
-- `manage.py check_derived` both read. Bodies of functions are text with a fixed search_path: a
-- bound body would forbid later migrations to alter a column that it reads.
CREATE OR REPLACE FUNCTION programme_derived(ids int[])
RETURNS TABLE (
    id int,
    names text, texts jsonb, region_ids int[], institution_ids int[], named_region_ids int[],
    named_institution_ids int[], year_from smallint, year_to smallint, card jsonb
)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT
        r.id,
        coalesce(name.names, ''),
        coalesce(said.texts, '[]'),
        coalesce(place.region_ids, '{}'),
        coalesce(place.institution_ids, '{}'),
        coalesce(place.named_region_ids, '{}'),
        coalesce(place.named_institution_ids, '{}'),
        extract(year FROM r.period_from)::smallint,
        extract(year FROM r.period_to)::smallint,
        jsonb_build_object(
            'parties', coalesce(party.parties, '[]'))
    FROM agreements_programme r
    LEFT JOIN programme_places(ids) place ON place.record_id = r.id
    LEFT JOIN programme_parties(ids) party ON party.record_id = r.id
    LEFT JOIN programme_texts(ids) said ON said.record_id = r.id
    CROSS JOIN LATERAL joined_names(place.named_region_ids, place.named_institution_ids,
        string_to_array(party.printed, E'\n')) name
    WHERE r.id = ANY (ids)
$$;
