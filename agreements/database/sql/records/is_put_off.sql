-- Whether some records are derived later (derive_later.sql); if so, their ids are kept until then.
CREATE OR REPLACE FUNCTION is_put_off(kind text, ids int[]) RETURNS boolean
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF current_setting('register.derive_later', true) IS DISTINCT FROM 'on' THEN
        RETURN false;
    END IF;
    INSERT INTO records_to_derive SELECT kind, unnest(ids) ON CONFLICT DO NOTHING;
    RETURN true;
END
$$;
