-- A derived column is written by the refreshing functions or not at all: a model instance that was
-- read before a trigger ran would otherwise save its old values back.
CREATE OR REPLACE FUNCTION institution_keep_derived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    NEW.alias_text := OLD.alias_text;
    RETURN NEW;
END
$$;
