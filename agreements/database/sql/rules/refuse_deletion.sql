-- Before a record that has a code is deleted.
CREATE OR REPLACE FUNCTION refuse_deletion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE check_violation USING
        MESSAGE = replace(
            '%(code)s was published and cannot be deleted: withdraw it instead.',
            '%(code)s', OLD.code),
        DETAIL = OLD.code, CONSTRAINT = 'record_never_deleted', TABLE = TG_TABLE_NAME;
END
$$;
