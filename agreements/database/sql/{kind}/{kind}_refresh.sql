-- Writes the derived columns of some records. The rows are locked first, and derived only then: the
-- statement that follows the lock sees what a transaction that held it has committed.
CREATE OR REPLACE FUNCTION {kind}_refresh(ids int[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    before text;
BEGIN
    IF is_put_off('{kind}', ids) THEN
        RETURN;
    END IF;
    before := set_deriving('on');
    PERFORM FROM agreements_{kind} WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    UPDATE agreements_{kind} r SET ({columns}) = ROW ({derived_columns})
    FROM {kind}_derived(ids) d
    WHERE r.id = d.id AND ({record_columns}) IS DISTINCT FROM ({derived_columns});
    PERFORM set_deriving(before);
END
$$;
