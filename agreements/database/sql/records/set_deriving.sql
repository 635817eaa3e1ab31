-- Says that derived columns are being written, until the end of the transaction at most, and
-- returns what was said before, for the caller to put back. (SET register.deriving in the head of a
-- function would do that by itself, but creating such a function takes a superuser.)
CREATE OR REPLACE FUNCTION set_deriving(now text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
    before text := coalesce(current_setting('register.deriving', true), '');
BEGIN
    PERFORM set_config('register.deriving', now, true);
    RETURN before;
END
$$;
