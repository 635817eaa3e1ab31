-- A derived column is written by the refreshing functions or not at all: a model instance that was
-- read before a trigger ran would otherwise save its old values back.
CREATE OR REPLACE FUNCTION {derived}_keep_derived() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {kept_columns}
    RETURN NEW;
END
$$;
