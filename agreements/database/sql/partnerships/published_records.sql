-- The published records of all kinds, as partnerships count them. A contact is what took place: no
-- plan, no wish, nothing that a source merely reports without telling how far it came. A date whose
-- year is not stated, as in a decade, has neither a first nor a last day.
CREATE OR REPLACE FUNCTION published_records()
RETURNS TABLE (kind text, id int, region_ids int[], senders int[], hosts int[], partners int[],
    is_framework boolean, is_contact boolean, is_begun_programme boolean, date varchar, day_from date, day_to date)
LANGUAGE sql STABLE AS $$
    SELECT 'agreement', r.id, r.region_ids, '{}'::int[], '{}'::int[], r.partner_ids,
        r.kind = 'framework',
        r.status NOT IN ('proposed', 'to_be_signed') AND (r.status <> 'unknown' OR r.signed <> ''),
        false, r.signed, r.earliest_day, r.latest_day
    FROM agreements_agreement r WHERE r.state = 'published'
    UNION ALL
    SELECT 'delegation', r.id, r.region_ids, r.sending_region_ids, r.host_region_ids,
        r.partner_ids, false, r.status IN ('took_place', 'under_way'),
        false, r.dates, r.earliest_day, r.latest_day
    FROM agreements_delegation r WHERE r.state = 'published'
    UNION ALL
    SELECT 'exchange', r.id, r.region_ids, r.sending_region_ids, r.host_region_ids,
        r.partner_ids, false, r.status IN ('completed', 'under_way'),
        false, r.dates, r.earliest_day, r.latest_day
    FROM agreements_exchange r WHERE r.state = 'published'
    UNION ALL
    -- A programme has a period; what happened in it are its visits and courses. It counts for the level
    -- of a relation once it has begun.
    SELECT 'programme', r.id, r.region_ids, '{}', '{}', r.partner_ids, false, false,
        r.status IN ('under_way', 'suspended', 'completed', 'end_announced', 'terminated'),
        r.period, r.earliest_day, r.latest_day
    FROM agreements_programme r WHERE r.state = 'published'
$$;
