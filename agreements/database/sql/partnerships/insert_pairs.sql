-- Writes what there is between the pairs of some sets (see pairs_between) into the table of pairs,
-- which holds none of them.
CREATE OR REPLACE FUNCTION insert_pairs(sets text[]) RETURNS void
LANGUAGE sql SET search_path FROM CURRENT AS $$
    INSERT INTO agreements_regionpair (id, first_id, second_id,
        agreement_count, framework_count, concluded_count, programme_count, begun_programme_count,
        delegation_count, out_count, in_count, exchange_count, sent_count, received_count,
        contact_count, first_contact, first_contact_day, last_contact, last_contact_day,
        partner_count, first_partner_count, second_partner_count)
    SELECT id, first_id, second_id,
        agreement_count, framework_count, concluded_count, programme_count, begun_programme_count,
        delegation_count, out_count, in_count, exchange_count, sent_count, received_count,
        contact_count, first_contact, first_contact_day, last_contact, last_contact_day,
        partner_count, first_partner_count, second_partner_count
    FROM pairs_between(sets)
$$;
