-- After a statement that writes links between agreements: refuses those of one kind in a circle.
CREATE OR REPLACE FUNCTION refuse_link_circle() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    ids int[] := ARRAY(SELECT id FROM new_rows WHERE kind <> 'signed_with');
BEGIN
    IF cardinality(ids) = 0 THEN
        RETURN NULL;
    END IF;
    PERFORM lock_tree(TG_TABLE_NAME);
    IF EXISTS (
        WITH RECURSIVE onward (start, kind, id) AS (
            SELECT from_agreement_id, kind, to_agreement_id
            FROM agreements_agreementlink WHERE id = ANY (ids)
            UNION
            SELECT onward.start, onward.kind, l.to_agreement_id
            FROM onward JOIN agreements_agreementlink l
                ON l.from_agreement_id = onward.id AND l.kind = onward.kind
        )
        SELECT FROM onward WHERE id = start
    ) THEN
        RAISE check_violation USING
            MESSAGE = 'These links would run in a circle: the other agreement already leads here.',
            CONSTRAINT = 'agreementlink_no_circle', TABLE = TG_TABLE_NAME;
    END IF;
    RETURN NULL;
END
$$;
