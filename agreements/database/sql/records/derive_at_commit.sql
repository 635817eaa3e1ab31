-- When a transaction commits that called derive_later: derives what nobody has asked for before.
CREATE OR REPLACE FUNCTION derive_at_commit() RETURNS trigger
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM derive_now();
    RETURN NULL;
END
$$;
