-- What records name, as in {kind}_mentions.sql, as a person's institution or unit, as giver or
-- receiver of a contribution, or as what a figure is about, with the region where it is or sits, and
-- what it does.
-- What records mention beside that, such as where they were signed, does not take part in them. A
-- delegation is also hosted where it stops.
CREATE OR REPLACE FUNCTION {kind}_located(ids int[])
RETURNS TABLE (record_id int, how text, role text, nth int, row_id int, institution_id int,
    region_id int, printed text, seat_id int, takes_part boolean, sends boolean, hosts boolean)
LANGUAGE sql STABLE AS $$
    WITH mention AS MATERIALIZED (
        SELECT * FROM {kind}_mentions(ids)
        UNION ALL
        SELECT {kind}_id, 'person', role, position, id, institution_id, NULL, name
        FROM agreements_person WHERE {kind}_id = ANY (ids)
        UNION ALL
        SELECT {kind}_id, 'person', role, position, id, unit_id, NULL, ''
        FROM agreements_person WHERE {kind}_id = ANY (ids) AND unit_id IS NOT NULL
        UNION ALL
        SELECT {kind}_id, side.how, '', position, id, side.institution_id, side.region_id, ''
        FROM agreements_contribution
        CROSS JOIN LATERAL (VALUES ('giver', giver_institution_id, giver_region_id),
            ('receiver', receiver_institution_id, receiver_region_id)
        ) AS side (how, institution_id, region_id)
        WHERE {kind}_id = ANY (ids)
            AND num_nonnulls(side.institution_id, side.region_id) > 0
        UNION ALL
        SELECT {kind}_id, 'about', '', position, id, about_institution_id, about_region_id, ''
        FROM agreements_figure
        WHERE {kind}_id = ANY (ids) AND num_nonnulls(about_institution_id, about_region_id) > 0
    )
    SELECT m.record_id, m.how, m.role, m.nth, m.row_id, m.institution_id,
        m.region_id, m.printed, coalesce(m.region_id, seat.region_id),
        m.how IN ('party', 'unit', 'stop'),
        m.how = 'party' AND m.role IN ('sender', 'sends'),
        m.how = 'stop' OR m.how = 'party' AND m.role IN ('host', 'hosts')
    FROM mention m
    LEFT JOIN seats_of(ARRAY(SELECT DISTINCT mention.institution_id FROM mention)) seat
        ON seat.institution_id = m.institution_id
$$;
