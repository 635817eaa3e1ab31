-- The version of a record rises with each change that did not raise it itself, and never falls.
-- Generated columns are not computed yet and follow from the others.
CREATE OR REPLACE FUNCTION raise_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    ignored text[] := ARRAY(
        SELECT attname FROM pg_attribute WHERE attrelid = TG_RELID AND attgenerated <> ''
    ) || 'version'::text;
BEGIN
    IF to_jsonb(NEW) - ignored IS DISTINCT FROM to_jsonb(OLD) - ignored THEN
        NEW.version := greatest(NEW.version, OLD.version + 1);
    ELSE
        NEW.version := greatest(NEW.version, OLD.version);
    END IF;
    RETURN NEW;
END
$$;
