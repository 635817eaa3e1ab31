-- Locks a tree until the end of the transaction, before it is searched: of two transactions that
-- each add half a circle, the second waits, sees the first half and is refused.
CREATE OR REPLACE FUNCTION lock_tree(tree text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('register.tree.' || tree, 0));
END
$$;
