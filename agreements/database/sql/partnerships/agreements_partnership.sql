CREATE VIEW agreements_partnership AS
SELECT id, first_id, second_id,
    agreement_count, framework_count, concluded_count, programme_count, begun_programme_count,
    delegation_count, out_count, in_count, exchange_count, sent_count, received_count,
    contact_count, first_contact, first_contact_day, last_contact, last_contact_day
FROM agreements_regionpair WHERE partner_count > 0;
