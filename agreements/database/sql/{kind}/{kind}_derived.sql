-- The derived columns of some records: the only definition of them, which triggers and
-- `manage.py check_derived` both read. Those that not every kind has are listed in columns.py.
-- Bodies of functions are text with a fixed search_path: a bound body would forbid later migrations
-- to alter a column that it reads.
CREATE OR REPLACE FUNCTION {kind}_derived(ids int[])
RETURNS TABLE (
    id int,
    names text, texts jsonb, region_ids int[], institution_ids int[], named_region_ids int[],
    named_institution_ids int[], year_from smallint, year_to smallint, earliest_day date, latest_day date,
    card jsonb, partner_ids int[], source_ids int[], specialty_ids int[]{further_types}
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
        extract(year FROM r.{date}_from)::smallint,
        extract(year FROM r.{date}_to)::smallint,
        CASE WHEN has_stated_year(r.{date}) THEN r.{date}_from END,
        CASE WHEN has_stated_year(r.{date})
            THEN latest_day(r.{date}_from, r.{date}_to, {told}) END,
        jsonb_build_object(
            'parties', coalesce(party.parties, '[]'),
            'specialties', coalesce(specialty.items, '[]'){further_lists}),
        coalesce(party.partner_ids, '{}'),
        coalesce(told.source_ids, '{}'),
        coalesce(specialty.specialty_ids, '{}'){further_values}
    FROM agreements_{kind} r
    LEFT JOIN {kind}_places(ids) place ON place.record_id = r.id
    LEFT JOIN {kind}_parties(ids) party ON party.record_id = r.id
    LEFT JOIN {kind}_specialties(ids) specialty ON specialty.record_id = r.id{join_of_terms}
    LEFT JOIN {kind}_texts(ids) said ON said.record_id = r.id
    LEFT JOIN {kind}_told(ids) told ON told.record_id = r.id
    CROSS JOIN LATERAL joined_names(place.named_region_ids, place.named_institution_ids,
        {printed_names}) name
    WHERE r.id = ANY (ids)
$$;
