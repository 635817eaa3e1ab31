-- Counts anew what there is between the regions of some sets (see pairs_of_sets), which may be NULL,
-- or puts that off while records are derived later (derive_later.sql).
CREATE OR REPLACE FUNCTION refresh_pairs(sets text[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    firsts int[];
    seconds int[];
BEGIN
    IF sets IS NULL THEN
        RETURN;
    END IF;
    IF 'on' IN (current_setting('register.derive_later', true),
            current_setting('register.count_later', true)) THEN
        INSERT INTO sets_to_count SELECT unnest(sets) ON CONFLICT DO NOTHING;
        RETURN;
    END IF;
    SELECT array_agg(p.first_id), array_agg(p.second_id) INTO firsts, seconds FROM (
        SELECT DISTINCT first_id, second_id FROM pairs_of_sets(sets)
    ) p;
    -- A region whose address name changed may have changed sides.
    DELETE FROM agreements_regionpair pair USING unnest(firsts, seconds) AS gone (one_id, other_id)
    WHERE pair.first_id = one_id AND pair.second_id = other_id
        OR pair.first_id = other_id AND pair.second_id = one_id;
    PERFORM insert_pairs(sets);
END
$$;
