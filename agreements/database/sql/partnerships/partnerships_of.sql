-- A region of any rank, or a grouping, with each of its partners: never what holds it, what lies in it
-- or what belongs to it. Partners are the cities, or what stands above these, that records in the
-- region name as such (partner_ids). What is counted for partners includes everything below them, as
-- in the lists. With `only_itself` it is counted live, without the records in which only something
-- below the region takes part; otherwise it stands in the table of pairs.
CREATE OR REPLACE FUNCTION partnerships_of(place int, only_itself boolean)
RETURNS TABLE (id bigint, first_id int, second_id int,
    agreement_count int, framework_count int, concluded_count int, programme_count int,
    begun_programme_count int,
    delegation_count int, out_count int, in_count int,
    exchange_count int, sent_count int, received_count int, contact_count int,
    first_contact varchar, first_contact_day date, last_contact varchar, last_contact_day date)
LANGUAGE sql STABLE SET search_path FROM CURRENT AS $$
    SELECT pair.id, place, pair.second_id,
        agreement_count, framework_count, concluded_count, programme_count, begun_programme_count,
        delegation_count, out_count, in_count, exchange_count, sent_count, received_count,
        contact_count, first_contact, first_contact_day, last_contact, last_contact_day
    FROM agreements_regionpair pair
    WHERE NOT only_itself AND pair.first_id = place AND second_partner_count > 0
    UNION ALL
    SELECT pair.id, place, pair.first_id,
        agreement_count, framework_count, concluded_count, programme_count, begun_programme_count,
        delegation_count, in_count, out_count, exchange_count, received_count, sent_count,
        contact_count, first_contact, first_contact_day, last_contact, last_contact_day
    FROM agreements_regionpair pair
    WHERE NOT only_itself AND pair.second_id = place AND first_partner_count > 0
    UNION ALL
    SELECT itself.id, place, itself.second_id,
        agreement_count, framework_count, concluded_count, programme_count, begun_programme_count,
        delegation_count, out_count, in_count, exchange_count, sent_count, received_count,
        contact_count, first_contact, first_contact_day, last_contact, last_contact_day
    FROM partnerships_of_itself(place) itself WHERE only_itself
$$;
