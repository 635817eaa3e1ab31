-- Counts everything anew that is kept of published records: for a check that finds a difference, and
-- for migrations.
CREATE OR REPLACE FUNCTION recount_published() RETURNS void
LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('register.published', 0));
    DELETE FROM agreements_publishedcount;
    INSERT INTO agreements_publishedcount (kind, thing, thing_id, named, taking_part)
    SELECT * FROM published_counts();
    DELETE FROM agreements_regionpair;
    PERFORM insert_pairs(NULL);
END
$$;
