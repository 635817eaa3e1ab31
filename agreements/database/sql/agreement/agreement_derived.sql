-- The derived columns of some records: the only definition of them, which triggers and
-- `manage.py check_derived` both read. Bodies of functions are text with a fixed search_path: a
-- bound body would forbid later migrations to alter a column that it reads.
CREATE OR REPLACE FUNCTION agreement_derived(ids int[])
RETURNS TABLE (
    id int,
    names text, texts jsonb, region_ids int[], institution_ids int[], named_region_ids int[],
    named_institution_ids int[], year_from smallint, year_to smallint, card jsonb,
    area_ids int[]
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
        extract(year FROM r.signed_from)::smallint,
        extract(year FROM r.signed_to)::smallint,
        jsonb_build_object(
            'parties', coalesce(party.parties, '[]'),
            'areas', coalesce(term.items, '[]')),
        coalesce(term.term_ids, '{}')
    FROM agreements_agreement r
    LEFT JOIN agreement_places(ids) place ON place.record_id = r.id
    LEFT JOIN agreement_parties(ids) party ON party.record_id = r.id
    LEFT JOIN agreement_listed_terms(ids) term ON term.record_id = r.id
    LEFT JOIN agreement_texts(ids) said ON said.record_id = r.id
    CROSS JOIN LATERAL joined_names(place.named_region_ids, place.named_institution_ids,
        string_to_array(concat_ws(E'\n', party.printed, term.words), E'\n')
        || ARRAY[r.title_as_printed, r.other_titles]) name
    WHERE r.id = ANY (ids)
$$;
