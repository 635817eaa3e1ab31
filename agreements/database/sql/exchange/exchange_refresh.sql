-- Writes the derived columns of some records. The rows are locked first, and derived only then: the
-- statement that follows the lock sees what a transaction that held it has committed.
CREATE OR REPLACE FUNCTION exchange_refresh(ids int[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    before text;
BEGIN
    IF is_put_off('exchange', ids) THEN
        RETURN;
    END IF;
    before := set_deriving('on');
    PERFORM FROM agreements_exchange WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    UPDATE agreements_exchange r SET (
        names, texts, region_ids, institution_ids, named_region_ids, named_institution_ids,
        year_from, year_to, card, sending_region, host_region, sending_region_ids,
        host_region_ids, specialty_ids
    ) = ROW (
        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,
        d.named_institution_ids, d.year_from, d.year_to, d.card, d.sending_region,
        d.host_region, d.sending_region_ids, d.host_region_ids, d.specialty_ids
    )
    FROM exchange_derived(ids) d
    WHERE r.id = d.id AND (
        r.names, r.texts, r.region_ids, r.institution_ids, r.named_region_ids,
        r.named_institution_ids, r.year_from, r.year_to, r.card, r.sending_region,
        r.host_region, r.sending_region_ids, r.host_region_ids, r.specialty_ids
    ) IS DISTINCT FROM (
        d.names, d.texts, d.region_ids, d.institution_ids, d.named_region_ids,
        d.named_institution_ids, d.year_from, d.year_to, d.card, d.sending_region,
        d.host_region, d.sending_region_ids, d.host_region_ids, d.specialty_ids
    );
    PERFORM set_deriving(before);
END
$$;
