-- Waits for everybody who is writing a record, and lets nobody write one until the transaction ends.
CREATE OR REPLACE FUNCTION hold_vocabulary() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('register.vocabulary', 0));
END
$$;
