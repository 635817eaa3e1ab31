-- Before a statement that writes records or their rows: waits for changes of what records name,
-- before any row of a record is locked. Two transactions that change one record are ordered by the
-- lock on its row; two of which one changes a record and the other something that it names, by this
-- lock, which records share and changes of the vocabulary take alone (hold_vocabulary.sql).
CREATE OR REPLACE FUNCTION share_vocabulary() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended('register.vocabulary', 0));
    RETURN NULL;
END
$$;
