CREATE OR REPLACE FUNCTION {vocabulary}_refresh_aliases(ids int[]) RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    before text := set_deriving('on');
BEGIN
    PERFORM FROM agreements_{vocabulary} WHERE id = ANY (ids) ORDER BY id FOR NO KEY UPDATE;
    UPDATE agreements_{vocabulary} r SET alias_text = d.alias_text
    FROM {vocabulary}_alias_texts(ids) d
    WHERE r.id = d.id AND r.alias_text <> d.alias_text;
    PERFORM set_deriving(before);
END
$$;
