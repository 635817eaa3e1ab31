-- Before the code of a record that has one changes.
CREATE OR REPLACE FUNCTION refuse_new_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE check_violation USING
        MESSAGE = replace(
            'The code %(code)s is given for good: it is neither changed nor taken back.',
            '%(code)s', OLD.code),
        DETAIL = OLD.code, CONSTRAINT = 'record_code_for_good', TABLE = TG_TABLE_NAME;
END
$$;
